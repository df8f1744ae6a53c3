// SPDX-License-Identifier: BSD-3-Clause
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "tests/unit/runtime/test_runtime.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr char kBaseUrl[] = "https://example.test/dir/page";

using Scripts = std::map<std::string, std::string>;

// A runtime whose scripts come from `scripts`: names below kBaseUrl's folder,
// or URLs.
RuntimeOptions WithScripts(Scripts scripts) {
  RuntimeOptions options;
  options.base_url = kBaseUrl;
  // Called on the threads of workers.
  options.load_script =
      [scripts = std::move(scripts)](const std::string& url) -> LoadResult {
    for (const auto& [name, source] : scripts) {
      if (url == name || url == "https://example.test/dir/" + name)
        return {.source = source};
    }
    return {.source = std::nullopt, .error = "not there"};
  };
  return options;
}

// What the console of a page says that runs `page` with one worker, w.
std::vector<std::string> RunWithWorker(std::string worker,
                                       const std::string& page) {
  TestRuntime test(WithScripts({{"w.js", std::move(worker)}}));
  test.RunScript("const w = new Worker('w.js');" + page);
  EXPECT_THAT(test.errors, IsEmpty());
  return test.lines;
}

// --- The global scope.

TEST(WorkerTest, GlobalScopeIsADedicatedWorkersOne) {
  EXPECT_THAT(
      RunWithWorker(
          "console.log(self === globalThis,"
          " self instanceof DedicatedWorkerGlobalScope,"
          " self instanceof WorkerGlobalScope, self instanceof EventTarget,"
          " Object.prototype.toString.call(self), typeof Window,"
          " typeof window, typeof SharedWorkerGlobalScope);"
          "console.log(location instanceof WorkerLocation, location.href,"
          " location.pathname, origin, isSecureContext);"
          "console.log(navigator instanceof WorkerNavigator,"
          " navigator.userAgent.slice(0, 5), typeof navigator.vendor);"
          "console.log(new URL('x', location).href, typeof postMessage,"
          " typeof WebSocket, typeof Worker, typeof SharedWorker)",
          ""),
      ElementsAre("true true true true [object DedicatedWorkerGlobalScope] "
                  "undefined undefined undefined",
                  "true https://example.test/dir/w.js /dir/w.js "
                  "https://example.test true",
                  "true wsjs/ undefined",
                  "https://example.test/dir/x function function function "
                  "undefined"));
}

TEST(WorkerTest, NameIsReplaceable) {
  TestRuntime test(WithScripts(
      {{"w.js", "console.log(name); name = 5; console.log(name)"}}));
  test.RunScript("new Worker('w.js', {name: 'n\\u00e4me'})");
  EXPECT_THAT(test.lines, ElementsAre("n\xC3\xA4me", "5"));
}

TEST(WorkerTest, TimersAndMicrotasksRun) {
  EXPECT_THAT(RunWithWorker("setTimeout(() => console.log('timer'));"
                            "queueMicrotask(() => console.log('microtask'));"
                            "console.log('script')",
                            ""),
              ElementsAre("script", "microtask", "timer"));
}

// --- Messages.

TEST(WorkerTest, MessagesGoBothWays) {
  EXPECT_THAT(
      RunWithWorker(
          "onmessage = (e) => { postMessage([e.data, e.origin, e.source,"
          "  e.ports.length, e.target === self]) }",
          "w.onmessage = (e) => console.log(JSON.stringify(e.data),"
          "  e.target === w, e.isTrusted);"
          "w.postMessage(1); w.postMessage({a: [2]});"),
      ElementsAre("[1,\"\",null,0,true] true true",
                  "[{\"a\":[2]},\"\",null,0,true] true true"));
}

TEST(WorkerTest, MessagesWaitForTheScript) {
  EXPECT_THAT(
      RunWithWorker("console.log('script');"
                    "setTimeout(() => console.log('timer'), 1);"
                    "addEventListener('message', (e) => console.log(e.data))",
                    "w.postMessage('message')")
          .front(),
      "script");
}

TEST(WorkerTest, BuffersAndPortsAreTransferred) {
  EXPECT_THAT(
      RunWithWorker(
          "onmessage = ({data, ports: [port]}) => {"
          "  port.onmessage = (e) => port.postMessage(e.data + 1);"
          "  postMessage(data.buffer, [data.buffer]) }",
          "const {port1, port2} = new MessageChannel();"
          "const bytes = new Uint8Array([1, 2, 3]);"
          "w.onmessage = (e) => { console.log(new Uint8Array(e.data).join());"
          "  port1.postMessage(41); };"
          "port1.onmessage = (e) => console.log(e.data);"
          "w.postMessage(bytes, [bytes.buffer, port2]);"
          "console.log(bytes.length)"),
      ElementsAre("0", "1,2,3", "42"));
}

TEST(WorkerTest, BuffersOutliveTheirWorker) {
  EXPECT_THAT(
      RunWithWorker(
          "const b = [1 << 20, 2000].map((n) => new "
          "Uint8Array(n).fill(7).buffer);"
          "postMessage(b, b); close()",
          "var kept; w.onmessage = (e) => { kept = e.data; setTimeout(() => {"
          "  for (const b of kept) console.log(new Uint8Array(b)[1000]) }, 20) "
          "}"),
      ElementsAre("7", "7"));
}

TEST(WorkerTest, SharedMemoryIsShared) {
  EXPECT_THAT(
      RunWithWorker(
          "onmessage = ({data}) => { Atomics.add(data, 0, 1);"
          "  Atomics.notify(data, 0); while (Atomics.load(data, 0) !== 2);"
          "  postMessage('seen') }",
          "const shared = new Int32Array(new SharedArrayBuffer(4));"
          "w.postMessage(shared); Atomics.wait(shared, 0, 0);"
          "w.onmessage = (e) => console.log(e.data, shared[0]);"
          "Atomics.add(shared, 0, 1)"),
      ElementsAre("seen 2"));
}

TEST(WorkerTest, WorkersTalkToEachOtherDirectly) {
  TestRuntime test(
      WithScripts({{"a.js",
                    "onmessage = ({ports: [p]}) => { p.onmessage = (e) => {"
                    "  if (e.data > 50) console.log('a', e.data);"
                    "  else p.postMessage(e.data + 1) }; p.postMessage(0) }"},
                   {"b.js",
                    "onmessage = ({ports: [p]}) => { p.onmessage = (e) =>"
                    "  p.postMessage(e.data + 1) }"}}));
  test.RunScript(
      "const a = new Worker('a.js'), b = new Worker('b.js');"
      "const {port1, port2} = new MessageChannel();"
      "a.postMessage(0, [port1]); b.postMessage(0, [port2]);");
  EXPECT_THAT(test.lines, ElementsAre("a 51"));
}

// --- The end.

TEST(WorkerTest, IdleWorkersDoNotKeepTheRuntimeAlive) {
  EXPECT_THAT(RunWithWorker("onmessage = () => 1; console.log('ran')",
                            "w.onmessage = () => 1"),
              ElementsAre("ran"));
}

TEST(WorkerTest, BusyWorkersKeepTheRuntimeAlive) {
  EXPECT_THAT(RunWithWorker("setTimeout(() => postMessage('late'), 50)",
                            "w.onmessage = (e) => console.log(e.data)"),
              ElementsAre("late"));
}

TEST(WorkerTest, CloseEndsAfterTheRunningTask) {
  EXPECT_THAT(
      RunWithWorker("setTimeout(() => console.log('never'));"
                    "onmessage = () => console.log('never');"
                    "close(); Promise.resolve().then(() =>"
                    "  postMessage('microtask')); postMessage('script')",
                    "w.onmessage = (e) => console.log(e.data);"
                    "w.postMessage(1)"),
      ElementsAre("script", "microtask"));
}

TEST(WorkerTest, CloseInATaskDropsTheOthers) {
  EXPECT_THAT(
      RunWithWorker("onmessage = (e) => { console.log(e.data); close() }",
                    "w.postMessage(1); w.postMessage(2); w.postMessage(3)"),
      ElementsAre("1"));
}

TEST(WorkerTest, TerminateStopsAnEndlessLoop) {
  EXPECT_THAT(RunWithWorker("postMessage('looping'); for (;;) {}",
                            "w.onmessage = () => { w.terminate();"
                            "  console.log('terminated'); w.terminate();"
                            "  w.postMessage(1) }"),
              ElementsAre("terminated"));
}

TEST(WorkerTest, TerminateStopsAWait) {
  EXPECT_THAT(
      RunWithWorker(
          "postMessage('waiting');"
          "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
          "w.onmessage = () => { w.terminate(); console.log('terminated') }"),
      ElementsAre("terminated"));
}

TEST(WorkerTest, TerminateAtOnceDropsWhatIsUnderWay) {
  EXPECT_THAT(RunWithWorker("postMessage(1); postMessage(2);"
                            "setInterval(() => postMessage(3), 1)",
                            "w.onmessage = () => { console.log('message');"
                            "  w.terminate() }"),
              ElementsAre("message"));
  EXPECT_THAT(RunWithWorker("postMessage(1)",
                            "w.onmessage = w.onerror = () => console.log('x');"
                            "w.terminate()"),
              IsEmpty());
}

TEST(WorkerTest, ExitEndsTheWorkerAlone) {
  EXPECT_THAT(RunWithWorker("postMessage(1); wsjs.exit(5)",
                            "w.onmessage = () => setTimeout(() =>"
                            "  console.log('goes on'), 10)"),
              ElementsAre("goes on"));
}

// Destroys the runtime while a worker is in the middle of something.
void DestroyWhile(const std::string& worker, const std::string& page = "") {
  TestRuntime test(WithScripts({{"w.js", worker}, {"inner.js", worker}}));
  EXPECT_TRUE(test.runtime->EvaluateScript(
      "const w = new Worker('w.js');" + page, "test"));
  test.runtime->RunOneTurn(/*may_wait=*/false);
}

TEST(WorkerTest, RuntimeDiesBeforeItsWorkers) {
  DestroyWhile("");
  DestroyWhile("for (;;) {}");
  DestroyWhile("setInterval(() => postMessage('x'.repeat(1000)), 0)",
               "w.onmessage = () => w.postMessage(1)");
  DestroyWhile("throw new Error('x')");
  DestroyWhile("console.log('x'); new Worker('inner.js')");
  DestroyWhile("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)");
  DestroyWhile("onmessage = ({ports}) => ports[0].postMessage(1)",
               "const c = new MessageChannel(); w.postMessage(1, [c.port1]);"
               "c.port2.onmessage = () => 1;");
  DestroyWhile("close()");
  DestroyWhile("", "w.terminate()");
}

TEST(WorkerTest, RuntimeTerminatesWithItsWorkers) {
  TestRuntime test(WithScripts({{"w.js", "for (;;) {}"}}));
  EXPECT_TRUE(test.runtime->EvaluateScript("new Worker('w.js')", "test"));
  std::thread thread([&] { test.runtime->Terminate(); });
  test.runtime->Run();
  thread.join();
  EXPECT_TRUE(test.runtime->terminated());
}

TEST(WorkerTest, FiftyWorkersStartAndEnd) {
  TestRuntime test(
      WithScripts({{"w.js", "onmessage = (e) => postMessage(e.data)"}}));
  test.RunScript(
      "let sum = 0, count = 0;"
      "for (let i = 0; i < 50; ++i) {"
      "  const w = new Worker('w.js'); w.postMessage(i);"
      "  if (i % 5 === 4) { w.terminate(); continue }"
      "  w.onmessage = (e) => { sum += e.data; w.terminate();"
      "    if (++count === 40) console.log(sum) } }");
  EXPECT_THAT(test.lines, ElementsAre("960"));
}

TEST(WorkerTest, NestedWorkers) {
  TestRuntime test(
      WithScripts({{"a.js",
                    "const b = new Worker('b.js'); b.postMessage(1);"
                    "b.onmessage = (e) => postMessage(e.data + 1)"},
                   {"b.js",
                    "onmessage = (e) => { const c = new Worker('c.js');"
                    "  c.onmessage = (f) => postMessage(e.data + f.data) }"},
                   {"c.js", "postMessage(10)"}}));
  test.RunScript("new Worker('a.js').onmessage = (e) => console.log(e.data)");
  EXPECT_THAT(test.lines, ElementsAre("12"));
}

// --- Errors.

TEST(WorkerTest, UncaughtErrorGoesUp) {
  TestRuntime test(
      WithScripts({{"w.js", "\n  throw new RangeError('from the worker')"}}));
  test.RunScript(
      "const w = new Worker('w.js');"
      "w.onerror = (e) => console.log('worker', e.constructor.name,"
      "  e.message, e.filename, e.lineno, e.colno, e.error);"
      "onerror = (message) => { console.log('window', message) }");
  EXPECT_THAT(test.lines,
              ElementsAre("worker ErrorEvent Uncaught RangeError: from the "
                          "worker https://example.test/dir/w.js 2 3 null",
                          "window Uncaught RangeError: from the worker"));
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].file, "https://example.test/dir/w.js");
  EXPECT_EQ(test.errors[0].line, 2);
  EXPECT_THAT(test.errors[0].stack, HasSubstr("w.js:2:9"));
}

TEST(WorkerTest, ErrorIsHandledAtEachLevel) {
  const Scripts scripts = {
      {"handles.js", "onerror = () => true; throw 1"},
      {"prevents.js",
       "addEventListener('error', (e) => e.preventDefault()); throw 1"},
      {"throws.js", "throw 1"}};
  TestRuntime test(WithScripts(scripts));
  test.RunScript(
      "new Worker('handles.js').onerror = () => console.log('never');"
      "new Worker('prevents.js').onerror = () => console.log('never');"
      "new Worker('throws.js').onerror = (e) => e.preventDefault();"
      "onerror = () => console.log('never');");
  EXPECT_THAT(test.lines, IsEmpty());
  EXPECT_THAT(test.errors, IsEmpty());
}

TEST(WorkerTest, ErrorOfANestedWorkerGoesUpAllTheWay) {
  TestRuntime test(WithScripts({{"a.js", "new Worker('b.js')"},
                                {"b.js", "setTimeout(() => { throw 1 })"}}));
  test.RunScript("new Worker('a.js')");
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].message, "Uncaught 1");
  EXPECT_EQ(test.errors[0].file, "https://example.test/dir/b.js");
}

TEST(WorkerTest, WorkerGoesOnAfterAnError) {
  TestRuntime test(WithScripts(
      {{"w.js", "onmessage = (e) => postMessage(e.data); throw 1"}}));
  test.RunScript(
      "const w = new Worker('w.js'); w.onerror = (e) => e.preventDefault();"
      "w.onmessage = (e) => console.log(e.data); w.postMessage('alive')");
  EXPECT_THAT(test.lines, ElementsAre("alive"));
}

TEST(WorkerTest, RejectionStaysInTheWorker) {
  TestRuntime test(WithScripts({{"w.js", "Promise.reject(new Error('no'))"}}));
  test.RunScript("new Worker('w.js').onerror = () => console.log('never')");
  EXPECT_THAT(test.lines, IsEmpty());
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].kind, ScriptError::Kind::kUnhandledRejection);
}

TEST(WorkerTest, ScriptThatDoesNotParseOrLinkIsAPlainEvent) {
  const Scripts scripts = {{"w.js", "let ="},
                           {"none.mjs", "import './none'"},
                           {"link.mjs", "import {x} from './empty.mjs'"},
                           {"inner.mjs", "import './w.js'"},
                           {"empty.mjs", ""}};
  for (const char* name : {"w.js", "none.mjs", "link.mjs", "inner.mjs"}) {
    TestRuntime test(WithScripts(scripts));
    test.RunScript(
        "new Worker('" + std::string(name) + "', {type: " +
        (std::string_view(name).ends_with(".mjs") ? "'module'" : "'classic'") +
        "})"
        ".onerror = (e) => console.log(e.constructor.name);"
        "onerror = () => console.log('never')");
    EXPECT_THAT(test.lines, ElementsAre("Event")) << name;
    EXPECT_THAT(test.errors, IsEmpty());
    ASSERT_EQ(test.log.size(), 1u);
    EXPECT_THAT(test.log[0], HasSubstr(name));
    EXPECT_THAT(test.log[0], HasSubstr("Error: "));
  }
}

TEST(WorkerTest, ModuleThatThrowsIsAnErrorEvent) {
  TestRuntime test(WithScripts({{"w.mjs", "throw new Error('x')"}}));
  test.RunScript(
      "new Worker('w.mjs', {type: 'module'}).onerror = (e) => {"
      "  console.log(e.message, e.lineno); e.preventDefault() }");
  EXPECT_THAT(test.lines, ElementsAre("Uncaught Error: x 1"));
}

TEST(WorkerTest, ScriptThatCannotBeLoadedIsAPlainEvent) {
  TestRuntime test(WithScripts({}));
  test.RunScript(
      "const w = new Worker('none.js'); w.onerror = (e) =>"
      "  console.log(e.constructor.name, e.type, e.target === w);"
      "onerror = () => console.log('never')");
  EXPECT_THAT(test.lines, ElementsAre("Event error true"));
  EXPECT_THAT(test.log,
              ElementsAre("Cannot load worker script "
                          "https://example.test/dir/none.js: not there"));
}

TEST(WorkerTest, ScriptOfAnotherOriginIsNotLoaded) {
  TestRuntime test(
      WithScripts({{"https://other.test/w.js", "postMessage(1)"}}));
  test.RunScript(
      "new Worker('https://other.test/w.js').onerror = (e) =>"
      "  console.log(e.type)");
  EXPECT_THAT(test.lines, ElementsAre("error"));
}

TEST(WorkerTest, WhatCannotBeSentThrows) {
  TestRuntime test(WithScripts({{"w.js", ""}}));
  test.RunScript(
      "const w = new Worker('w.js');"
      "try { w.postMessage(() => 1) } catch (e) { console.log(e.name) }"
      "try { w.postMessage(1, [1]) } catch (e) { console.log(e.name) }"
      "try { w.postMessage() } catch (e) { console.log(e.name) }");
  EXPECT_THAT(test.lines,
              ElementsAre("DataCloneError", "TypeError", "TypeError"));
}

// --- What may be started.

TEST(WorkerTest, InvalidUrlIsASyntaxError) {
  TestRuntime test(WithScripts({}));
  test.RunScript(
      "try { new Worker('https://:0/') } catch (e) {"
      "  console.log(e.constructor.name, e.name) }");
  EXPECT_THAT(test.lines, ElementsAre("DOMException SyntaxError"));
}

TEST(WorkerTest, WithoutBaseUrlTheScriptsOwnUrlIsTheBase) {
  RuntimeOptions options;
  options.load_script = [](const std::string& url) -> LoadResult {
    return {.source = "console.log(location.href)", .url = url};
  };
  TestRuntime test(std::move(options));
  test.runtime->EvaluateScript("new Worker('w.js')", "/scripts/main.js");
  test.runtime->Run();
  EXPECT_THAT(test.lines, ElementsAre("file:///scripts/w.js"));
}

TEST(WorkerTest, EmbedderMayForbidWorkers) {
  RuntimeOptions options = WithScripts({{"w.js", ""}});
  options.workers.allowed = false;
  TestRuntime test(std::move(options));
  test.RunScript(
      "try { new Worker('w.js') } catch (e) {"
      "  console.log(e.name, e.message) }");
  EXPECT_THAT(test.lines,
              ElementsAre("SecurityError Failed to construct 'Worker': Workers "
                          "are not allowed here."));
}

TEST(WorkerTest, EmbedderMayLimitTheNumber) {
  RuntimeOptions options =
      WithScripts({{"w.js",
                    "try { new Worker('w.js'); console.log('two') }"
                    "catch (e) { console.log(e.name) }"}});
  options.workers.maximum_count = 1;
  TestRuntime test(std::move(options));
  test.RunScript(
      "const w = new Worker('w.js');"
      "try { new Worker('w.js') } catch (e) { console.log(e.name) }");
  EXPECT_THAT(test.lines, ElementsAre("SecurityError", "SecurityError"));
}

// --- importScripts and modules.

TEST(WorkerTest, ImportScriptsRunsInOrder) {
  TestRuntime test(
      WithScripts({{"w.js",
                    "importScripts('a.js', '/dir/b.js'); console.log(a + b);"
                    "importScripts()"},
                   {"a.js", "var a = 'a'; console.log('runs a')"},
                   {"b.js", "let b = a + 'b'"}}));
  test.RunScript("new Worker('w.js')");
  EXPECT_THAT(test.lines, ElementsAre("runs a", "aab"));
}

TEST(WorkerTest, ImportScriptsThrows) {
  TestRuntime test(
      WithScripts({{"w.js",
                    "for (const url of ['none.js', 'http://:0', 'throws.js',"
                    "  'bad.js']) {"
                    "  try { importScripts('ok.js', url) } catch (e) {"
                    "    console.log(e.name, e.message) } }"},
                   {"ok.js", "console.log('ok')"},
                   {"throws.js", "throw new RangeError('thrown')"},
                   {"bad.js", "let ="}}));
  test.RunScript("new Worker('w.js')");
  EXPECT_THAT(
      test.lines,
      ElementsAre("ok",
                  "NetworkError Failed to execute 'importScripts' on "
                  "'WorkerGlobalScope': Cannot load "
                  "https://example.test/dir/none.js: not there",
                  "SyntaxError Failed to execute 'importScripts' on "
                  "'WorkerGlobalScope': The URL 'http://:0' is invalid.",
                  "ok", "RangeError thrown", "ok",
                  "SyntaxError Unexpected end of input"));
  EXPECT_THAT(test.errors, IsEmpty());
}

TEST(WorkerTest, ModuleWorkerImports) {
  TestRuntime test(
      WithScripts({{"w.mjs",
                    "import {a} from './a.mjs'; console.log(a, import.meta.url,"
                    "  this); const b = await import('./b.mjs');"
                    "postMessage(b.default);"
                    "try { importScripts('a.js') } catch (e) {"
                    "  console.log(e.name) }"},
                   {"a.mjs", "export const a = 'a'"},
                   {"b.mjs", "export default 'b'"}}));
  test.RunScript(
      "new Worker('w.mjs', {type: 'module'}).onmessage = (e) =>"
      "  console.log(e.data)");
  EXPECT_THAT(test.lines,
              UnorderedElementsAre("a https://example.test/dir/w.mjs undefined",
                                   "TypeError", "b"));
}

TEST(WorkerTest, ModuleThatCannotBeImportedIsAnError) {
  TestRuntime test(WithScripts({{"w.mjs", "import './none.mjs'"}}));
  test.RunScript(
      "new Worker('w.mjs', {type: 'module'}).onerror = (e) => {"
      "  console.log(e.type); e.preventDefault() }");
  EXPECT_THAT(test.lines, ElementsAre("error"));
}

// --- What workers share with the runtime.

TEST(WorkerTest, ConsoleAndLogAreToldOnTheRuntimesThread) {
  const std::thread::id thread = std::this_thread::get_id();
  int calls = 0;
  RuntimeOptions options =
      WithScripts({{"w.js", "console.log('a'); console.error('b'); throw 1"}});
  options.console = [&](ConsoleLevel, std::string_view) {
    EXPECT_EQ(std::this_thread::get_id(), thread);
    ++calls;
  };
  options.uncaught_error = [&](const ScriptError&) {
    EXPECT_EQ(std::this_thread::get_id(), thread);
    ++calls;
  };
  Runtime runtime(TestPlatform(), std::move(options));
  runtime.EvaluateScript("new Worker('w.js')", "test.js");
  runtime.Run();
  EXPECT_EQ(calls, 3);
}

TEST(WorkerTest, ArgumentsAndEnvironmentAreTheSame) {
  RuntimeOptions options =
      WithScripts({{"w.js", "console.log(wsjs.args[0], wsjs.env.A)"}});
  options.arguments = {"argument"};
  options.environment = {{"A", "value"}};
  TestRuntime test(std::move(options));
  test.RunScript("new Worker('w.js')");
  EXPECT_THAT(test.lines, ElementsAre("argument value"));
}

TEST(WorkerTest, HeapLimitEndsTheWorkerAlone) {
  RuntimeOptions options = WithScripts(
      {{"w.js", "const all = []; for (;;) all.push(new Array(1000).fill(1))"}});
  options.heap_limit = 32 << 20;
  TestRuntime test(std::move(options));
  test.RunScript(
      "new Worker('w.js').onerror = (e) => { console.log(e.message);"
      "  e.preventDefault() }");
  EXPECT_THAT(test.lines,
              ElementsAre("Uncaught RangeError: the heap limit is reached"));
  EXPECT_FALSE(test.runtime->terminated());
}

}  // namespace
}  // namespace wsjs
