// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_manager.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "src/loop/event_loop.h"
#include "src/messaging/agent.h"
#include "src/messaging/agent_cluster.h"
#include "tests/unit/service_workers/fake_service_worker_threads.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kOrigin[] = "https://a.test";

// One environment, and how it is seen from outside.
struct TestClient {
  FakeServiceWorkerObserver observer;
  std::shared_ptr<ServiceWorkerClient> client;
};

// The manager with fakes around it. Service workers start when a test says so.
class ServiceWorkerManagerTest : public testing::Test {
 protected:
  ServiceWorkerManagerTest() { AddClient("page", ClientType::kWindow); }
  ~ServiceWorkerManagerTest() override {
    for (auto& [id, client] : clients_)
      client->client->Detach();
    loop_.ShutDown();
  }

  TestClient& AddClient(const std::string& id, ClientType type) {
    auto added = std::make_unique<TestClient>();
    added->client = std::make_shared<ServiceWorkerClient>(
        ServiceWorkerClientInfo{.id = id,
                                .url = "https://a.test/scope/" + id,
                                .type = type,
                                .frame_type = FrameType::kNone},
        kOrigin, 0);
    added->client->Attach(agent_, added->observer);
    manager_.AddClient(added->client);
    return *clients_.emplace(id, std::move(added)).first->second;
  }
  void RemoveClient(const std::string& id) {
    const auto client = clients_.at(id)->client;
    client->Detach();
    manager_.RemoveClient(client);
    loop_.Run();
  }

  ServiceWorkerPromise Promise(const std::string& client = "page") {
    return {clients_.at(client)->client, ++last_promise_};
  }
  std::unique_ptr<ServiceWorkerJob> NewJob(ServiceWorkerJob::Type type) {
    return std::make_unique<ServiceWorkerJob>(
        ServiceWorkerJob{.type = type,
                         .storage_key = kOrigin,
                         .scope_url = "https://a.test/scope/",
                         .script_url = "https://a.test/w.js",
                         .referrer = "https://a.test/scope/page",
                         .promise = Promise()});
  }
  void Schedule(std::unique_ptr<ServiceWorkerJob> job) {
    manager_.ScheduleJob(std::move(job));
    loop_.Run();
  }
  void Register() { Schedule(NewJob(ServiceWorkerJob::Type::kRegister)); }
  void Update() { Schedule(NewJob(ServiceWorkerJob::Type::kUpdate)); }
  void Unregister() { Schedule(NewJob(ServiceWorkerJob::Type::kUnregister)); }

  FakeServiceWorkerThreads::Thread& Thread(size_t index) {
    return *threads_.threads().at(index);
  }
  // What the service worker of that thread tells.
  void Start(size_t index, ServiceWorkerStart::Result result) {
    const auto& setup = Thread(index).setup;
    if (!workers_.contains(setup->worker.id)) {
      setup->client->Attach(agent_, workers_[setup->worker.id]);
    }
    manager_.DidStart(setup->worker.id, {result, "why"});
    loop_.Run();
  }
  FakeServiceWorkerObserver& Worker(uint64_t id) { return workers_[id]; }
  void EndEvent(
      uint64_t worker,
      ExtendableEventResult result = ExtendableEventResult::kFulfilled) {
    manager_.DidHandleEvent(worker, workers_[worker].last_event(), result);
    loop_.Run();
  }
  // Register() and all that follows, until worker 1 is activated.
  void RegisterAndActivate() {
    Register();
    Start(0, ServiceWorkerStart::Result::kRunning);
    EndEvent(1);
    EndEvent(1);
    Page();
    Worker(1).Take();
  }
  std::vector<std::string> Page() {
    return clients_.at("page")->observer.Take();
  }

  EventLoop loop_;
  RuntimeAgentCluster cluster_{loop_};
  Agent agent_{Agent::Kind::kMain, loop_, cluster_};
  FakeServiceWorkerThreads threads_;
  std::map<std::string, std::unique_ptr<TestClient>> clients_;
  std::map<uint64_t, FakeServiceWorkerObserver> workers_;
  ServiceWorkerManager manager_{agent_, threads_};
  uint64_t last_promise_ = 0;
};

TEST_F(ServiceWorkerManagerTest, RegistersInstallsAndActivates) {
  Register();
  EXPECT_THAT(Page(), IsEmpty());
  EXPECT_EQ(Thread(0).setup->worker.script_url, "https://a.test/w.js");
  EXPECT_EQ(Thread(0).setup->newest_scripts, nullptr);
  Start(0, ServiceWorkerStart::Result::kRunning);
  EXPECT_THAT(Page(), ElementsAre("#1 1/-/-", "1 installing",
                                  "promise 1: #1 1/-/-", "updatefound #1"));
  EXPECT_THAT(Worker(1).Take(), ElementsAre("#1 1/-/-", "1 installing",
                                            "updatefound #1", "install"));
  EndEvent(1);
  EXPECT_THAT(Page(), ElementsAre("#1 -/1/-", "1 installed", "#1 -/-/1",
                                  "1 activating", "ready #1 -/-/1"));
  EXPECT_THAT(Worker(1).Take(),
              ElementsAre("#1 -/1/-", "1 installed", "#1 -/-/1", "1 activating",
                          "activate"));
  EndEvent(1);
  EXPECT_THAT(Page(), ElementsAre("1 activated"));
}

TEST_F(ServiceWorkerManagerTest, OtherOriginsHearNothing) {
  TestClient other;
  other.client = std::make_shared<ServiceWorkerClient>(
      ServiceWorkerClientInfo{}, "https://b.test", 0);
  other.client->Attach(agent_, other.observer);
  manager_.AddClient(other.client);
  RegisterAndActivate();
  EXPECT_THAT(other.observer.Take(), IsEmpty());
  other.client->Detach();
}

TEST_F(ServiceWorkerManagerTest, FailureToStartIsATypeError) {
  for (const auto result : {ServiceWorkerStart::Result::kThrew,
                            ServiceWorkerStart::Result::kNetworkError}) {
    const size_t index = threads_.threads().size();
    Register();
    Start(index, result);
    EXPECT_THAT(Page(), ElementsAre("promise " + std::to_string(index + 1) +
                                    ": TypeError"));
    EXPECT_TRUE(Thread(index).is_terminated);
  }
  manager_.GetRegistrations(Promise());
  loop_.Run();
  EXPECT_THAT(Page(), ElementsAre("promise 3: "));
}

TEST_F(ServiceWorkerManagerTest, ScriptThatMayNotIsASecurityError) {
  Register();
  Start(0, ServiceWorkerStart::Result::kSecurityError);
  EXPECT_THAT(Page(), ElementsAre("promise 1: SecurityError"));
}

TEST_F(ServiceWorkerManagerTest, ThreadThatEndsIsATypeError) {
  Register();
  Thread(0).client->DidEnd();
  loop_.Run();
  EXPECT_THAT(Page(), ElementsAre("promise 1: TypeError"));
}

TEST_F(ServiceWorkerManagerTest, EmbeddersLimitIsASecurityError) {
  threads_.set_maximum_count(0);
  Register();
  EXPECT_THAT(Page(), ElementsAre("promise 1: SecurityError"));
}

TEST_F(ServiceWorkerManagerTest, OtherOriginsAndInsecureOnesAreRefused) {
  auto script = NewJob(ServiceWorkerJob::Type::kRegister);
  script->script_url = "https://b.test/w.js";
  Schedule(std::move(script));
  auto scope = NewJob(ServiceWorkerJob::Type::kRegister);
  scope->scope_url = "https://b.test/";
  Schedule(std::move(scope));
  auto insecure = NewJob(ServiceWorkerJob::Type::kRegister);
  insecure->script_url = "http://a.test/w.js";
  Schedule(std::move(insecure));
  EXPECT_THAT(Page(), ElementsAre("promise 1: SecurityError",
                                  "promise 2: SecurityError",
                                  "promise 3: SecurityError"));
  EXPECT_THAT(threads_.threads(), IsEmpty());
}

TEST_F(ServiceWorkerManagerTest, RejectedInstallMakesItRedundant) {
  Register();
  Start(0, ServiceWorkerStart::Result::kRunning);
  Page();
  EndEvent(1, ExtendableEventResult::kRejected);
  EXPECT_THAT(Page(), ElementsAre("#1 -/-/-", "1 redundant"));
  EXPECT_TRUE(Thread(0).is_terminated);
  manager_.GetRegistration(Promise(), "https://a.test/scope/");
  loop_.Run();
  EXPECT_THAT(Page(), ElementsAre("promise 2: undefined"));
}

TEST_F(ServiceWorkerManagerTest, EndInInstallMakesItRedundant) {
  Register();
  Start(0, ServiceWorkerStart::Result::kRunning);
  Page();
  Thread(0).client->DidEnd();
  loop_.Run();
  EXPECT_THAT(Page(), ElementsAre("#1 -/-/-", "1 redundant"));
}

TEST_F(ServiceWorkerManagerTest, RejectedActivateActivatesAllTheSame) {
  Register();
  Start(0, ServiceWorkerStart::Result::kRunning);
  EndEvent(1);
  Page();
  EndEvent(1, ExtendableEventResult::kRejected);
  EXPECT_THAT(Page(), ElementsAre("1 activated"));
}

TEST_F(ServiceWorkerManagerTest, SameRegistrationResolvesAtOnce) {
  RegisterAndActivate();
  Register();
  EXPECT_THAT(Page(), ElementsAre("promise 2: #1 -/-/1"));
  EXPECT_EQ(threads_.threads().size(), 1u);
}

TEST_F(ServiceWorkerManagerTest, EquivalentJobsShareTheirEnd) {
  manager_.ScheduleJob(NewJob(ServiceWorkerJob::Type::kRegister));
  manager_.ScheduleJob(NewJob(ServiceWorkerJob::Type::kRegister));
  loop_.Run();
  EXPECT_EQ(threads_.threads().size(), 1u);
  Start(0, ServiceWorkerStart::Result::kThrew);
  EXPECT_THAT(Page(),
              ElementsAre("promise 1: TypeError", "promise 2: TypeError"));
}

TEST_F(ServiceWorkerManagerTest, OtherJobsOfTheScopeWait) {
  manager_.ScheduleJob(NewJob(ServiceWorkerJob::Type::kRegister));
  manager_.ScheduleJob(NewJob(ServiceWorkerJob::Type::kUnregister));
  loop_.Run();
  Start(0, ServiceWorkerStart::Result::kRunning);
  Page();
  EndEvent(1);  // install
  // The activate event is under way: it is cleared afterwards.
  EXPECT_THAT(Page(),
              ElementsAre("#1 -/1/-", "1 installed", "#1 -/-/1", "1 activating",
                          "ready #1 -/-/1", "promise 2: true"));
  EndEvent(1);
  EXPECT_THAT(Page(), ElementsAre("1 activated", "#1 -/-/-", "1 redundant"));
}

TEST_F(ServiceWorkerManagerTest, UnregisterOfNothingIsFalse) {
  Unregister();
  EXPECT_THAT(Page(), ElementsAre("promise 1: false"));
}

TEST_F(ServiceWorkerManagerTest, UpdateWithTheSameScriptChangesNothing) {
  RegisterAndActivate();
  Update();
  EXPECT_NE(Thread(1).setup->newest_scripts, nullptr);
  Start(1, ServiceWorkerStart::Result::kUnchanged);
  EXPECT_THAT(Page(), ElementsAre("#1 -/-/1", "promise 2: #1 -/-/1"));
}

TEST_F(ServiceWorkerManagerTest, UpdateReplacesTheActiveWorkerNobodyUses) {
  RegisterAndActivate();
  Update();
  Start(1, ServiceWorkerStart::Result::kRunning);
  EndEvent(2);
  EXPECT_THAT(
      Page(),
      ElementsAre("#1 2/-/1", "2 installing", "promise 2: #1 2/-/1",
                  "updatefound #1", "#1 -/2/1", "2 installed", "1 redundant",
                  "#1 -/-/2", "2 activating", "ready #1 -/-/2"));
  EXPECT_TRUE(Thread(0).is_terminated);
}

TEST_F(ServiceWorkerManagerTest, UpdateWithoutRegistrationIsATypeError) {
  Update();
  EXPECT_THAT(Page(), ElementsAre("promise 1: TypeError"));
}

TEST_F(ServiceWorkerManagerTest, WaitsForItsPredecessorsClients) {
  RegisterAndActivate();
  manager_.Claim(1, Promise());
  loop_.Run();
  EXPECT_THAT(Page(),
              ElementsAre("controller 1 changed", "promise 2: undefined"));
  AddClient("second", ClientType::kWorker);
  manager_.FindController(*clients_.at("second")->client);
  Update();
  Start(1, ServiceWorkerStart::Result::kRunning);
  EndEvent(2);
  EXPECT_THAT(clients_.at("second")->observer.Take().front(), "controller 1");
  EXPECT_THAT(Page().back(), "2 installed");
  RemoveClient("second");
  EXPECT_THAT(Page(), IsEmpty());
  // The last one that uses worker 1.
  RemoveClient("page");
  EXPECT_THAT(Worker(2).Take().back(), "activate");
}

TEST_F(ServiceWorkerManagerTest, SkipWaitingReplacesTheController) {
  RegisterAndActivate();
  manager_.Claim(1, Promise());
  Update();
  Start(1, ServiceWorkerStart::Result::kRunning);
  EndEvent(2);
  Page();
  manager_.SkipWaiting(2, Promise());
  loop_.Run();
  EXPECT_THAT(Page(), ElementsAre("1 redundant", "#1 -/-/2", "2 activating",
                                  "ready #1 -/-/2", "controller 2 changed",
                                  "promise 4: undefined"));
}

TEST_F(ServiceWorkerManagerTest, SkipWaitingWaitsForPendingEvents) {
  RegisterAndActivate();
  manager_.PostMessage(1, {}, kOrigin, clients_.at("page")->client->info());
  Update();
  Start(1, ServiceWorkerStart::Result::kRunning);
  EndEvent(2);
  manager_.SkipWaiting(2, Promise());
  loop_.Run();
  EXPECT_FALSE(Thread(0).is_terminated);
  EndEvent(1);
  EXPECT_TRUE(Thread(0).is_terminated);
}

TEST_F(ServiceWorkerManagerTest, ClaimIsForTheActiveWorker) {
  Register();
  Start(0, ServiceWorkerStart::Result::kRunning);
  Page();
  manager_.Claim(1, Promise());
  loop_.Run();
  EXPECT_THAT(Page(), ElementsAre("promise 2: InvalidStateError"));
}

TEST_F(ServiceWorkerManagerTest, UnregisteredOneEndsWithItsLastClient) {
  RegisterAndActivate();
  manager_.Claim(1, Promise());
  Unregister();
  EXPECT_FALSE(Thread(0).is_terminated);
  RemoveClient("page");
  EXPECT_TRUE(Thread(0).is_terminated);
}

TEST_F(ServiceWorkerManagerTest, MessagesGoBothWays) {
  RegisterAndActivate();
  const auto message = [](std::string_view text) {
    SerializedValue value;
    value.bytes = OwnedBytes(AsBytes(text));
    return value;
  };
  manager_.PostMessage(1, message("a"), kOrigin,
                       clients_.at("page")->client->info());
  manager_.PostMessage(1, message("b"), kOrigin, ServiceWorkerInfo{.id = 9});
  manager_.PostMessageToClient({.id = 1}, kOrigin, "page", message("c"));
  manager_.PostMessageToClient({.id = 1}, kOrigin, "other", message("d"));
  loop_.Run();
  EXPECT_THAT(Worker(1).Take(),
              ElementsAre("message a of page at https://a.test",
                          "message b of 9 at https://a.test"));
  EXPECT_THAT(Page(), ElementsAre("message c of 1 at https://a.test"));
}

TEST_F(ServiceWorkerManagerTest, WorkerThatEndedStartsAgainForAMessage) {
  RegisterAndActivate();
  Thread(0).setup->scripts->SetMain("script");
  Thread(0).client->DidEnd();
  loop_.Run();
  manager_.PostMessage(1, {}, kOrigin, clients_.at("page")->client->info());
  loop_.Run();
  ASSERT_EQ(threads_.threads().size(), 2u);
  EXPECT_EQ(Thread(1).setup->worker.id, 1u);
  EXPECT_EQ(Thread(1).setup->scripts->main(), "script");
  EXPECT_THAT(Worker(1).Take(), IsEmpty());
  Thread(0).setup->client->Detach();
  Thread(1).setup->client->Attach(agent_, Worker(1));
  Start(1, ServiceWorkerStart::Result::kRunning);
  EXPECT_THAT(Worker(1).Take(),
              ElementsAre("message  of page at https://a.test"));
}

TEST_F(ServiceWorkerManagerTest, RedundantWorkersGetNoMessage) {
  RegisterAndActivate();
  Unregister();
  manager_.PostMessage(1, {}, kOrigin, clients_.at("page")->client->info());
  loop_.Run();
  EXPECT_THAT(threads_.threads(), testing::SizeIs(1));
  EXPECT_THAT(Worker(1).Take(), IsEmpty());
}

TEST_F(ServiceWorkerManagerTest, MatchAllPutsWindowsFirst) {
  AddClient("worker", ClientType::kWorker);
  AddClient("shared", ClientType::kSharedworker);
  AddClient("window", ClientType::kWindow);
  RegisterAndActivate();
  const auto match = [this](bool include_uncontrolled, ClientType type) {
    manager_.MatchAllClients(1, {clients_.at("page")->client, 0},
                             include_uncontrolled, type);
    loop_.Run();
    return Page().back();
  };
  EXPECT_EQ(match(true, ClientType::kAll),
            "promise 0: page window worker shared ");
  EXPECT_EQ(match(true, ClientType::kWindow), "promise 0: page window ");
  EXPECT_EQ(match(true, ClientType::kWorker), "promise 0: worker ");
  EXPECT_EQ(match(true, ClientType::kSharedworker), "promise 0: shared ");
  EXPECT_EQ(match(false, ClientType::kAll), "promise 0: ");
  manager_.Claim(1, Promise());
  EXPECT_EQ(match(false, ClientType::kWindow), "promise 0: page window ");
}

TEST_F(ServiceWorkerManagerTest, GetFindsAClientById) {
  manager_.GetClient(Promise(), "page");
  manager_.GetClient(Promise(), "none");
  loop_.Run();
  EXPECT_THAT(Page(), ElementsAre("promise 1: page", "promise 2: undefined"));
}

TEST_F(ServiceWorkerManagerTest, ReadyWaitsForAnActiveWorker) {
  ServiceWorkerClient& client = *clients_.at("page")->client;
  manager_.ResolveReady(client);
  loop_.Run();
  EXPECT_THAT(Page(), IsEmpty());
  RegisterAndActivate();
  manager_.ResolveReady(client);
  loop_.Run();
  EXPECT_THAT(Page(), ElementsAre("ready #1 -/-/1"));
}

}  // namespace
}  // namespace wsjs
