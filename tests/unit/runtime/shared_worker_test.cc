// SPDX-License-Identifier: BSD-3-Clause
// Shared workers of one runtime and of several.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/unit/runtime/test_runtime.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using Scripts = std::map<std::string, std::string>;

// Counts its clients, and answers each message with what it has heard in all.
constexpr char kCounter[] =
    "let clients = 0, heard = '';"
    "onconnect = ({ports: [port]}) => { port.postMessage(++clients);"
    "  port.onmessage = ({data}) => port.postMessage(heard += data) }";

// The page of a runtime, whose scripts come from `scripts`. Each test has an
// origin of its own, since shared workers are the process's.
RuntimeOptions PageOptions(Scripts scripts = {{"w.js", kCounter}}) {
  RuntimeOptions options;
  const std::string origin =
      "https://" +
      std::string(
          testing::UnitTest::GetInstance()->current_test_info()->name()) +
      ".test/";
  options.base_url = origin;
  // Called on the threads of workers.
  options.load_script =
      [scripts = std::move(scripts)](const std::string& url) -> LoadResult {
    for (const auto& [name, source] : scripts) {
      if (url.ends_with("/" + name))
        return {.source = source};
    }
    return {.source = std::nullopt, .error = "not there"};
  };
  return options;
}

// A runtime on a thread of its own, which does one thing after the other.
class RuntimeThread final {
 public:
  explicit RuntimeThread(RuntimeOptions options = PageOptions())
      : thread_([this] { Work(); }) {
    Do([&] { test_ = std::make_unique<TestRuntime>(std::move(options)); });
  }
  ~RuntimeThread() {
    Do([&] {
      test_.reset();
      is_over_ = true;
    });
    thread_.join();
  }

  // Evaluates and runs until nothing is pending.
  void RunScript(const std::string& source) {
    Do([&] { test_->RunScript(source); });
  }
  const std::vector<std::string>& lines() const { return test_->lines; }
  const std::vector<ScriptError>& errors() const { return test_->errors; }
  std::vector<std::string> Messages() const { return test_->Messages(); }

 private:
  // Returns once the thread has done it.
  void Do(const std::function<void()>& action) {
    std::unique_lock lock(mutex_);
    action_ = &action;
    changed_.notify_all();
    changed_.wait(lock, [this] { return !action_; });
  }
  void Work() {
    std::unique_lock lock(mutex_);
    while (!is_over_) {
      changed_.wait(lock, [this] { return action_; });
      (*action_)();
      action_ = nullptr;
      changed_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  const std::function<void()>* action_ = nullptr;  // guarded by `mutex_`
  bool is_over_ = false;                           // likewise
  std::unique_ptr<TestRuntime> test_;  // used by the thread, while others wait
  std::thread thread_;
};

constexpr char kConnect[] =
    "var w = new SharedWorker('w.js'); w.port.onmessage = (e) =>"
    "  console.log(e.data); w.onerror = (e) => console.log(e.type);";

TEST(SharedWorkerTest, RuntimesFindTheSameOne) {
  RuntimeThread first;
  first.RunScript(kConnect);
  EXPECT_THAT(first.lines(), ElementsAre("1"));
  RuntimeThread second;
  second.RunScript(kConnect);
  EXPECT_THAT(second.lines(), ElementsAre("2"));
  first.RunScript("w.port.postMessage('a')");
  second.RunScript("w.port.postMessage('b')");
  EXPECT_THAT(first.lines(), ElementsAre("1", "a"));
  EXPECT_THAT(second.lines(), ElementsAre("2", "ab"));
}

TEST(SharedWorkerTest, OutlivesTheRuntimeThatHasStartedIt) {
  auto first = std::make_unique<RuntimeThread>();
  first->RunScript(std::string(kConnect) + "w.port.postMessage('a')");
  RuntimeThread second;
  second.RunScript(kConnect);
  first.reset();
  second.RunScript("w.port.postMessage('b')");
  EXPECT_THAT(second.lines(), ElementsAre("2", "ab"));
}

TEST(SharedWorkerTest, EndsWithItsLastRuntime) {
  for (int i = 0; i < 2; ++i) {
    auto first = std::make_unique<RuntimeThread>();
    first->RunScript(kConnect);
    EXPECT_THAT(first->lines(), ElementsAre("1"));
    RuntimeThread second;
    second.RunScript(kConnect);
    EXPECT_THAT(second.lines(), ElementsAre("2"));
    first.reset();
  }
}

TEST(SharedWorkerTest, OriginNameAndProfileTellThemApart) {
  RuntimeThread first;
  first.RunScript(kConnect);
  RuntimeOptions options = PageOptions();
  options.base_url = "https://another.test/";
  RuntimeThread other_origin(std::move(options));
  other_origin.RunScript(kConnect);
  EXPECT_THAT(other_origin.lines(), ElementsAre("1"));
  options = PageOptions();
  options.workers.profile = "another";
  RuntimeThread other_profile(std::move(options));
  other_profile.RunScript(kConnect);
  EXPECT_THAT(other_profile.lines(), ElementsAre("1"));
  RuntimeThread other_name;
  other_name.RunScript(
      "new SharedWorker('w.js', 'n').port.onmessage = (e) => "
      "console.log(e.data)");
  EXPECT_THAT(other_name.lines(), ElementsAre("1"));
}

TEST(SharedWorkerTest, OtherTypeOrCredentialsAreAnError) {
  RuntimeThread first;
  first.RunScript(kConnect);
  for (const char* options : {"{type: 'module'}", "{credentials: 'omit'}"}) {
    RuntimeThread second;
    second.RunScript("new SharedWorker('w.js', " + std::string(options) +
                     ").onerror = (e) => console.log(e.type,"
                     " e instanceof ErrorEvent)");
    EXPECT_THAT(second.lines(), ElementsAre("error false")) << options;
  }
  RuntimeOptions options = PageOptions();
  options.is_secure_context = false;
  RuntimeThread third(std::move(options));
  third.RunScript(kConnect);
  EXPECT_THAT(third.lines(), ElementsAre("error"));
}

TEST(SharedWorkerTest, ClosedOneIsFoundByNobody) {
  const Scripts scripts = {
      {"w.js",
       "onconnect = ({ports: [port]}) => {"
       "  port.onmessage = () => { port.postMessage('bye'); close() };"
       "  port.postMessage('hello') }"}};
  RuntimeThread first(PageOptions(scripts));
  first.RunScript(kConnect);
  first.RunScript("w.port.postMessage(0)");
  EXPECT_THAT(first.lines(), ElementsAre("hello", "bye"));
  RuntimeThread second(PageOptions(scripts));
  second.RunScript(kConnect);
  EXPECT_THAT(second.lines(), ElementsAre("hello"));
}

TEST(SharedWorkerTest, ScriptThatCannotBeLoadedIsAnError) {
  TestRuntime test(PageOptions({}));
  test.RunScript(kConnect);
  EXPECT_THAT(test.lines, ElementsAre("error"));
  EXPECT_THAT(test.log, SizeIs(1));
}

TEST(SharedWorkerTest, BusyOneKeepsItsClientsRunning) {
  const Scripts scripts = {
      {"w.js",
       "onconnect = ({ports: [port]}) => port.onmessage = () =>"
       "  setTimeout(() => port.postMessage('late'), 20)"}};
  RuntimeThread first(PageOptions(scripts));
  first.RunScript(kConnect);
  RuntimeThread second(PageOptions(scripts));
  second.RunScript(kConnect);
  second.RunScript("w.port.postMessage(0)");
  EXPECT_THAT(second.lines(), ElementsAre("late"));
}

TEST(SharedWorkerTest, TellsTheEmbedderThatHasUsedItTheLongest) {
  const Scripts scripts = {
      {"w.js",
       "onconnect = ({ports: [port]}) => port.onmessage = ({data}) => {"
       "  console.log('worker', data); throw new Error(data) }"}};
  auto first = std::make_unique<RuntimeThread>(PageOptions(scripts));
  first->RunScript(kConnect);
  RuntimeThread second(PageOptions(scripts));
  second.RunScript(kConnect);
  second.RunScript("w.port.postMessage('a')");
  first->RunScript("");
  EXPECT_THAT(first->lines(), ElementsAre("worker a"));
  EXPECT_THAT(first->Messages(), ElementsAre("Uncaught Error: a"));
  EXPECT_THAT(second.errors(), IsEmpty());
  first.reset();
  second.RunScript("w.port.postMessage('b')");
  EXPECT_THAT(second.lines(), ElementsAre("worker b"));
  EXPECT_THAT(second.Messages(), ElementsAre("Uncaught Error: b"));
}

TEST(SharedWorkerTest, SpinningOneEndsWithItsRuntime) {
  TestRuntime test(
      PageOptions({{"w.js",
                    "onconnect = ({ports: [port]}) => {"
                    "  port.postMessage('spinning'); while (true); }"}}));
  test.runtime->EvaluateScript(kConnect, "test.js");
  while (test.lines.empty())
    test.runtime->RunOneTurn(/*may_wait=*/true);
  test.runtime.reset();
  EXPECT_THAT(test.lines, ElementsAre("spinning"));
}

TEST(SharedWorkerTest, CountsAgainstTheLimit) {
  RuntimeOptions options = PageOptions();
  options.workers.maximum_count = 1;
  TestRuntime test(std::move(options));
  test.RunScript(
      std::string(kConnect) +
      "try { new Worker('w.js') } catch (e) { console.log(e.name) }");
  EXPECT_THAT(test.lines, ElementsAre("SecurityError", "1"));
}

TEST(SharedWorkerTest, PortsOfTwoRuntimesAreJoinedThroughIt) {
  const Scripts scripts = {
      {"w.js",
       "let first; onconnect = ({ports: [port]}) => {"
       "  if (!first) { first = port; return }"
       "  const {port1, port2} = new MessageChannel();"
       "  first.postMessage(0, [port1]); port.postMessage(0, [port2]);"
       "  first = null }"}};
  RuntimeThread first(PageOptions(scripts));
  constexpr char kTakePort[] =
      "var p; w.port.onmessage = ({ports: [port]}) => { p = port;"
      "  p.onmessage = (e) => console.log(e.data) }";
  first.RunScript(std::string(kConnect) + kTakePort);
  RuntimeThread second(PageOptions(scripts));
  second.RunScript(std::string(kConnect) + kTakePort);
  first.RunScript("");
  second.RunScript("p.postMessage('to the first')");
  first.RunScript("p.postMessage('to the second')");
  second.RunScript("");
  EXPECT_THAT(first.lines(), ElementsAre("to the first"));
  EXPECT_THAT(second.lines(), ElementsAre("to the second"));
}

// Which is the other agent cluster that there is.
TEST(SharedWorkerTest, SharedMemoryThatIsSentToOneIsAnErrorThere) {
  const Scripts scripts = {
      {"w.js",
       "onconnect = ({ports: [port]}) => {"
       "  port.onmessage = () => port.postMessage('message');"
       "  port.onmessageerror = (e) => port.postMessage([e.type, e.data,"
       "    e.constructor.name, e.ports.length].join()) }"}};
  RuntimeThread test(PageOptions(scripts));
  test.RunScript(
      std::string(kConnect) +
      "w.port.postMessage(new SharedArrayBuffer(8));"
      "w.port.postMessage({a: [new Uint8Array(new SharedArrayBuffer(8))]});"
      "w.port.postMessage(new ArrayBuffer(8));");
  EXPECT_THAT(test.lines(),
              ElementsAre("messageerror,,MessageEvent,0",
                          "messageerror,,MessageEvent,0", "message"));
}

// Runtimes of four threads come and go, and each is answered.
TEST(SharedWorkerTest, ThreadsShareOne) {
  std::atomic<int> answers = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&answers] {
      for (int round = 0; round < 5; ++round) {
        TestRuntime test(PageOptions());
        test.RunScript(std::string(kConnect) +
                       "for (let i = 0; i < 10; ++i) w.port.postMessage('x')");
        answers += static_cast<int>(test.lines.size());
        EXPECT_THAT(test.errors, IsEmpty());
      }
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  // The number of the client, and ten answers, each time.
  EXPECT_EQ(answers, 4 * 5 * 11);
}

// The runtimes end without having run to the end.
TEST(SharedWorkerTest, ThreadsLeaveOneInTheMiddle) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([i] {
      for (int round = 0; round < 8; ++round) {
        TestRuntime test(PageOptions());
        EXPECT_TRUE(test.runtime->EvaluateScript(
            std::string(kConnect) +
                "for (let i = 0; i < 10; ++i) w.port.postMessage('x')",
            "test.js"));
        for (int turn = 0; turn < (i + round) % 4; ++turn)
          test.runtime->RunOneTurn(/*may_wait=*/false);
      }
    });
  }
  for (std::thread& thread : threads)
    thread.join();
}

}  // namespace
}  // namespace wsjs
