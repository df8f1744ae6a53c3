// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <thread>

#include "src/loop/event_loop.h"
#include "src/messaging/agent.h"
#include "src/messaging/agent_cluster.h"
#include "tests/unit/service_workers/fake_service_worker_threads.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ServiceWorkerClientTest : public testing::Test {
 protected:
  ~ServiceWorkerClientTest() override {
    client_->Detach();
    loop_.ShutDown();
  }

  void Post(uint64_t promise) {
    client_->Post([promise](ServiceWorkerObserver& observer) {
      observer.ResolveWithUndefined(promise);
    });
  }

  EventLoop loop_;
  RuntimeAgentCluster cluster_{loop_};
  Agent agent_{Agent::Kind::kMain, loop_, cluster_};
  FakeServiceWorkerObserver observer_;
  const std::shared_ptr<ServiceWorkerClient> client_ =
      std::make_shared<ServiceWorkerClient>(ServiceWorkerClientInfo{},
                                            "https://a.test",
                                            0);
};

TEST_F(ServiceWorkerClientTest, LettersWaitForAttach) {
  Post(1);
  Post(2);
  client_->Attach(agent_, observer_);
  EXPECT_THAT(observer_.Take(), IsEmpty());
  Post(3);
  loop_.Run();
  EXPECT_THAT(observer_.Take(),
              ElementsAre("promise 1: undefined", "promise 2: undefined",
                          "promise 3: undefined"));
}

TEST_F(ServiceWorkerClientTest, LettersAreDroppedAfterDetach) {
  client_->Attach(agent_, observer_);
  Post(1);
  client_->Detach();
  Post(2);
  loop_.Run();
  EXPECT_THAT(observer_.Take(), IsEmpty());
}

TEST_F(ServiceWorkerClientTest, DetachDropsWhatWaits) {
  auto owned = std::make_shared<int>();
  const std::weak_ptr<int> watched = owned;
  client_->Post([owned = std::move(owned)](ServiceWorkerObserver&) {});
  client_->Detach();
  EXPECT_TRUE(watched.expired());
}

TEST_F(ServiceWorkerClientTest, LettersComeFromOtherThreads) {
  client_->Attach(agent_, observer_);
  // As a busy worker does.
  std::optional<AgentCluster::Activity> activity(cluster_);
  std::thread thread([&] {
    for (uint64_t i = 0; i < 1'000; ++i)
      Post(i);
  });
  thread.join();
  activity.reset();
  loop_.Run();
  const auto lines = observer_.Take();
  ASSERT_EQ(lines.size(), 1'000u);
  EXPECT_EQ(lines.back(), "promise 999: undefined");
}

TEST_F(ServiceWorkerClientTest, DetachMayRaceWithLetters) {
  client_->Attach(agent_, observer_);
  std::optional<AgentCluster::Activity> activity(cluster_);
  std::thread thread([&] {
    for (uint64_t i = 0; i < 1'000; ++i)
      Post(i);
  });
  client_->Detach();
  thread.join();
  activity.reset();
  loop_.Run();
  EXPECT_THAT(observer_.Take(), IsEmpty());
}

}  // namespace
}  // namespace wsjs
