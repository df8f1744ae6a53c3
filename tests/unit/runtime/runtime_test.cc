// SPDX-License-Identifier: BSD-3-Clause
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <uv.h>
#include <wsjs/runtime.h>
#include <wsjs/version.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "tests/unit/runtime/test_runtime.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kEndlessLoop[] = "for (;;) {}";

// --- What script sees.

TEST(RuntimeTest, ScriptsShareTheGlobalScope) {
  TestRuntime test;
  EXPECT_TRUE(test.RunScript("var a = 1; let b = 2;"));
  EXPECT_TRUE(test.RunScript("console.log(a + b, this === self)"));
  EXPECT_THAT(test.lines, ElementsAre("3 true"));
}

TEST(RuntimeTest, GlobalObjectIsAWindow) {
  TestRuntime test;
  test.RunScript(
      "console.log(self instanceof Window, self instanceof EventTarget,"
      " Object.prototype.toString.call(self));"
      "addEventListener('x', (e) => console.log(e.target === self));"
      "dispatchEvent(new Event('x'));");
  EXPECT_THAT(test.lines, ElementsAre("true true [object Window]", "true"));
}

TEST(RuntimeTest, ArgumentsAreAFrozenArray) {
  RuntimeOptions options;
  options.arguments = {"a", "\xC3\xA9", "\xFF"};
  TestRuntime test(std::move(options));
  test.RunScript(
      "console.log(wsjs.args.join(), wsjs.args === wsjs.args,"
      " Object.isFrozen(wsjs.args))");
  EXPECT_THAT(test.lines, ElementsAre("a,\xC3\xA9,\xEF\xBF\xBD true true"));
}

TEST(RuntimeTest, EnvironmentIsWhatTheEmbedderGives) {
  RuntimeOptions options;
  options.environment = {{"A", "1"}, {"__proto__", "2"}};
  TestRuntime test(std::move(options));
  test.RunScript(
      "console.log(JSON.stringify(wsjs.env), Object.keys(wsjs.env).length)");
  EXPECT_THAT(test.lines, ElementsAre("{\"A\":\"1\",\"__proto__\":\"2\"} 2"));
}

TEST(RuntimeTest, VersionIsThatOfTheHeaders) {
  TestRuntime test;
  test.RunScript("console.log(wsjs.version)");
  EXPECT_THAT(test.lines, ElementsAre(WSJS_VERSION));
}

TEST(RuntimeTest, OriginIsThatOfTheBaseUrl) {
  RuntimeOptions options;
  options.base_url = "https://example.com:8443/a/b";
  TestRuntime test(std::move(options));
  test.RunScript("console.log(origin, isSecureContext)");
  EXPECT_THAT(test.lines, ElementsAre("https://example.com:8443 true"));
}

TEST(RuntimeTest, InsecureBaseUrlIsNoSecureContext) {
  RuntimeOptions options;
  options.base_url = "http://example.com/";
  TestRuntime test(std::move(options));
  test.RunScript("console.log(isSecureContext)");
  EXPECT_THAT(test.lines, ElementsAre("false"));
}

TEST(RuntimeTest, LoopbackIsASecureContext) {
  RuntimeOptions options;
  options.base_url = "http://127.0.0.1/";
  TestRuntime test(std::move(options));
  test.RunScript("console.log(isSecureContext)");
  EXPECT_THAT(test.lines, ElementsAre("true"));
}

TEST(RuntimeTest, MicrotasksRunAfterTheScript) {
  TestRuntime test;
  test.runtime->EvaluateScript(
      "Promise.resolve().then(() => console.log('microtask'));"
      "console.log('script')",
      "test.js");
  EXPECT_THAT(test.lines, ElementsAre("script", "microtask"));
}

// --- The event loop.

TEST(RuntimeTest, RunReturnsWhenNothingIsPending) {
  TestRuntime test;
  test.RunScript("setTimeout(() => console.log('timer'), 1)");
  EXPECT_THAT(test.lines, ElementsAre("timer"));
}

TEST(RuntimeTest, RunReturnsAtOnceWithoutScript) {
  TestRuntime test;
  test.runtime->Run();
  EXPECT_FALSE(test.runtime->terminated());
  EXPECT_FALSE(test.runtime->RunOneTurn(false));
}

TEST(RuntimeTest, RunOneTurnTellsWhetherAnythingIsPending) {
  TestRuntime test;
  EXPECT_FALSE(test.runtime->RunOneTurn(false));
  test.runtime->EvaluateScript("setTimeout(() => console.log('timer'), 5)",
                               "test.js");
  EXPECT_TRUE(test.runtime->RunOneTurn(false));
  while (test.runtime->RunOneTurn(true)) {
  }
  EXPECT_THAT(test.lines, ElementsAre("timer"));
}

TEST(RuntimeTest, EmbedderPollsTheDescriptor) {
  TestRuntime test;
  test.runtime->EvaluateScript(
      "setTimeout(() => {"
      "  console.log('a'); setTimeout(() => console.log('b'), 5);"
      "}, 5)",
      "test.js");
  EXPECT_GE(test.runtime->poll_timeout_milliseconds(), 0);
  int polls = 0;
  do {
    pollfd descriptor = {test.runtime->file_descriptor(), POLLIN, 0};
    poll(&descriptor, 1, test.runtime->poll_timeout_milliseconds());
    ++polls;
  } while (test.runtime->RunOneTurn(false));
  EXPECT_THAT(test.lines, ElementsAre("a", "b"));
  EXPECT_LT(polls, 50);
  EXPECT_EQ(test.runtime->poll_timeout_milliseconds(), -1);
}

TEST(RuntimeTest, PostedTaskMakesTheDescriptorReadable) {
  TestRuntime test;
  test.runtime->RunOneTurn(false);
  bool ran = false;
  std::thread thread([&] { test.runtime->PostTask([&ran] { ran = true; }); });
  pollfd descriptor = {test.runtime->file_descriptor(), POLLIN, 0};
  EXPECT_EQ(poll(&descriptor, 1, 10'000), 1);
  thread.join();
  test.runtime->RunOneTurn(false);
  EXPECT_TRUE(ran);
}

TEST(RuntimeTest, EmbeddersLibuvLoopRunsTheRuntime) {
  uv_loop_t loop;
  ASSERT_EQ(uv_loop_init(&loop), 0);
  {
    RuntimeOptions options;
    options.loop = &loop;
    TestRuntime test(std::move(options));
    test.runtime->EvaluateScript(
        "setTimeout(() => console.log('timer'), 1);"
        "Promise.reject(new Error('x'));",
        "test.js");
    uv_run(&loop, UV_RUN_DEFAULT);
    EXPECT_THAT(test.lines, ElementsAre("timer"));
    EXPECT_THAT(test.Messages(), ElementsAre("Uncaught (in promise) Error: x"));
  }
  uv_run(&loop, UV_RUN_DEFAULT);
  EXPECT_EQ(uv_loop_close(&loop), 0);
}

TEST(RuntimeTest, TasksFromManyThreadsRunInTheirOrder) {
  constexpr int kThreads = 4;
  constexpr int kTasks = 500;
  TestRuntime test;
  test.runtime->set_keep_alive(true);
  std::vector<std::vector<int>> received(kThreads);
  int count = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kTasks; ++i) {
        test.runtime->PostTask([&, t, i] {
          received[t].push_back(i);
          if (++count == kThreads * kTasks)
            test.runtime->set_keep_alive(false);
        });
      }
    });
  }
  test.runtime->Run();
  for (std::thread& thread : threads)
    thread.join();
  for (const std::vector<int>& numbers : received) {
    ASSERT_EQ(numbers.size(), size_t{kTasks});
    EXPECT_TRUE(std::is_sorted(numbers.begin(), numbers.end()));
  }
}

TEST(RuntimeTest, PostedTaskMayEvaluateScript) {
  TestRuntime test;
  test.runtime->PostTask(
      [&] { test.runtime->EvaluateScript("console.log(1)", "task.js"); });
  test.runtime->Run();
  EXPECT_THAT(test.lines, ElementsAre("1"));
}

TEST(RuntimeTest, TaskThatHasNotRunIsDropped) {
  bool ran = false;
  auto owned = std::make_shared<int>(1);
  {
    TestRuntime test;
    test.runtime->PostTask([&ran, owned] { ran = true; });
    EXPECT_EQ(owned.use_count(), 2);
  }
  EXPECT_FALSE(ran);
  EXPECT_EQ(owned.use_count(), 1);
}

TEST(RuntimeTest, WebAssemblyThatCompilesOnAnotherThreadIsPending) {
  TestRuntime test;
  test.RunScript(
      "WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))"
      ".then((m) => console.log(m instanceof WebAssembly.Module))");
  EXPECT_THAT(test.lines, ElementsAre("true"));
}

TEST(RuntimeTest, FinalizationRegistryIsCalled) {
  TestRuntime test;
  test.RunScript(
      "const registry = new FinalizationRegistry((x) => console.log(x));"
      "(() => registry.register({}, 'freed'))();"
      "setTimeout(() => { gc(); setTimeout(() => {}, 20); }, 1);");
  EXPECT_THAT(test.lines, ElementsAre("freed"));
}

// --- The end.

TEST(RuntimeTest, ExitStopsTheScriptAtOnce) {
  TestRuntime test;
  EXPECT_FALSE(
      test.RunScript("try { wsjs.exit(3); console.log('after'); }"
                     "finally { console.log('finally'); }"));
  EXPECT_THAT(test.lines, IsEmpty());
  EXPECT_THAT(test.errors, IsEmpty());
  EXPECT_EQ(test.runtime->exit_code(), 3);
  EXPECT_TRUE(test.runtime->terminated());
}

TEST(RuntimeTest, ExitDropsWhatIsPending) {
  TestRuntime test;
  test.RunScript(
      "setTimeout(() => wsjs.exit(), 1);"
      "setInterval(() => {}, 1e6);"
      "queueMicrotask(() => setTimeout(() => console.log('x'), 100));");
  EXPECT_THAT(test.lines, IsEmpty());
  EXPECT_EQ(test.runtime->exit_code(), 0);
}

TEST(RuntimeTest, NoMicrotaskRunsAfterExit) {
  TestRuntime test;
  test.RunScript("queueMicrotask(() => console.log('x')); wsjs.exit(1)");
  EXPECT_THAT(test.lines, IsEmpty());
}

TEST(RuntimeTest, NothingIsEvaluatedAfterExit) {
  TestRuntime test;
  test.RunScript("wsjs.exit()");
  EXPECT_FALSE(test.runtime->EvaluateScript("console.log(1)", "test.js"));
  EXPECT_FALSE(test.runtime->EvaluateModule("console.log(1)", "test.mjs"));
  EXPECT_FALSE(test.runtime->RunOneTurn(false));
  EXPECT_THAT(test.lines, IsEmpty());
}

TEST(RuntimeTest, ExitInATimerStopsTheOtherTimers) {
  TestRuntime test;
  test.RunScript(
      "setTimeout(() => wsjs.exit(4), 1);"
      "for (let i = 0; i < 5; ++i) setTimeout(() => console.log(i), 1);"
      "const end = performance.now() + 5; while (performance.now() < end);");
  EXPECT_THAT(test.lines, IsEmpty());
  EXPECT_EQ(test.runtime->exit_code(), 4);
}

TEST(RuntimeTest, TerminateEndsAnEndlessScript) {
  TestRuntime test;
  std::thread thread([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    test.runtime->Terminate();
  });
  EXPECT_FALSE(test.runtime->EvaluateScript(kEndlessLoop, "test.js"));
  thread.join();
  EXPECT_TRUE(test.runtime->terminated());
  EXPECT_EQ(test.runtime->exit_code(), std::nullopt);
  EXPECT_THAT(test.errors, IsEmpty());
}

TEST(RuntimeTest, TerminateEndsAnEndlessModule) {
  TestRuntime test;
  std::thread thread([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    test.runtime->Terminate();
  });
  EXPECT_FALSE(test.runtime->EvaluateModule(kEndlessLoop, "test.mjs"));
  thread.join();
}

TEST(RuntimeTest, TerminateEndsEndlessTimersAndMicrotasks) {
  TestRuntime test;
  std::thread thread([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    test.runtime->Terminate();
  });
  test.RunScript(
      "function forever() { for (;;) {} }"
      "setTimeout(forever); setTimeout(forever);"
      "setTimeout(() => queueMicrotask(forever));");
  thread.join();
  EXPECT_TRUE(test.runtime->terminated());
}

TEST(RuntimeTest, TerminateEndsRun) {
  TestRuntime test;
  test.runtime->set_keep_alive(true);
  std::thread thread([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    test.runtime->Terminate();
  });
  test.runtime->Run();
  EXPECT_TRUE(test.runtime->terminated());
  thread.join();
}

TEST(RuntimeTest, HookMayTerminate) {
  RuntimeOptions options;
  std::optional<Runtime> runtime;
  int errors = 0;
  options.uncaught_error = [&](const ScriptError&) {
    ++errors;
    runtime->Terminate();
  };
  runtime.emplace(TestPlatform(), std::move(options));
  runtime->EvaluateScript("setTimeout(() => { throw 1 }); throw 0", "test.js");
  runtime->Run();
  EXPECT_EQ(errors, 1);
}

TEST(RuntimeTest, HeapLimitEndsTheScriptAndIsReported) {
  RuntimeOptions options;
  options.heap_limit = 16 << 20;
  TestRuntime test(std::move(options));
  EXPECT_FALSE(test.RunScript(
      "const kept = []; for (;;) kept.push(new Array(1000).fill(0));"));
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].kind, ScriptError::Kind::kOutOfMemory);
  EXPECT_TRUE(test.runtime->terminated());
}

TEST(RuntimeTest, IsDestroyedWithTimersAndPromisesPending) {
  TestRuntime test;
  test.runtime->EvaluateScript(
      "setInterval(() => {}, 1); setTimeout(() => {}, 1e6);"
      "Promise.reject(1); import('./nothing.mjs');"
      "addEventListener('x', () => {}); new Blob(['a']).text();",
      "test.js");
  test.runtime.reset();
  EXPECT_THAT(test.errors, IsEmpty());
}

TEST(RuntimeTest, RuntimesOnSeveralThreadsAreIndependent) {
  constexpr int kThreads = 4;
  std::atomic<int> succeeded = 0;
  TestPlatform();
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 3; ++i) {
        RuntimeOptions options;
        options.arguments = {std::to_string(t)};
        TestRuntime test(std::move(options));
        test.RunScript(
            "globalThis.x = (globalThis.x ?? 0) + 1;"
            "setTimeout(() => console.log(wsjs.args[0], x), 2)");
        if (test.lines == std::vector{std::to_string(t) + " 1"})
          ++succeeded;
      }
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  EXPECT_EQ(succeeded, kThreads * 3);
}

TEST(RuntimeTest, RuntimeCanTerminateAnother) {
  TestRuntime outer;
  std::thread thread([&] {
    TestRuntime inner;
    outer.runtime->PostTask([&] { inner.runtime->Terminate(); });
    EXPECT_FALSE(inner.RunScript(kEndlessLoop));
    EXPECT_TRUE(inner.runtime->terminated());
    outer.runtime->PostTask([&] { outer.runtime->set_keep_alive(false); });
  });
  outer.runtime->set_keep_alive(true);
  outer.runtime->Run();
  EXPECT_FALSE(outer.runtime->terminated());
  thread.join();
}

}  // namespace
}  // namespace wsjs
