// SPDX-License-Identifier: BSD-3-Clause
#include "src/messaging/agent_cluster.h"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "src/loop/event_loop.h"
#include "src/messaging/agent.h"

namespace wsjs {
namespace {

TEST(AgentClusterTest, ActivityKeepsTheMainLoopAlive) {
  EventLoop loop;
  RuntimeAgentCluster cluster(loop);
  EXPECT_FALSE(loop.HasPendingWork());
  std::optional<AgentCluster::Activity> first(std::in_place, cluster);
  std::optional<AgentCluster::Activity> second(std::in_place, cluster);
  EXPECT_TRUE(loop.HasPendingWork());
  first.reset();
  EXPECT_TRUE(loop.HasPendingWork());
  std::optional<AgentCluster::Activity> moved = std::move(second);
  second.reset();
  EXPECT_TRUE(loop.HasPendingWork());
  moved.reset();
  EXPECT_FALSE(loop.HasPendingWork());
}

TEST(AgentClusterTest, RunReturnsWhenTheLastActivityEndsElsewhere) {
  EventLoop loop;
  RuntimeAgentCluster cluster(loop);
  bool ended = false;
  std::thread thread([&, activity = std::make_unique<AgentCluster::Activity>(
                             cluster)]() mutable {
    std::this_thread::yield();
    ended = true;
    activity.reset();
  });
  loop.Run();
  thread.join();
  EXPECT_TRUE(ended);
}

// Two threads play ping-pong; the main loop runs until the ball is lost.
TEST(AgentClusterTest, MessagesUnderWayAreActivity) {
  EventLoop main_loop;
  RuntimeAgentCluster cluster(main_loop);
  Agent main_agent(Agent::Kind::kMain, main_loop, cluster);
  Agent* worker_agent = nullptr;
  EventLoop* worker_loop = nullptr;
  bool is_over = false;
  int rounds = 0;
  std::thread thread([&, startup = AgentCluster::Activity(cluster)]() mutable {
    EventLoop loop;
    Agent agent(Agent::Kind::kWorker, loop, cluster);
    agent.BecomeBusy();
    main_agent.PostTask([&] {
      worker_agent = &agent;
      worker_loop = &loop;
    });
    { const AgentCluster::Activity ended = std::move(startup); }
    while (!is_over) {
      loop.Run();
      if (!is_over)
        agent.BecomeIdle();
    }
    loop.ShutDown();
  });
  main_loop.Run();  // until the worker is idle
  ASSERT_TRUE(worker_agent);

  struct Game {
    Agent& main;
    Agent& worker;
    int& rounds;
    void Ping() {
      worker.PostTask([this] {
        main.PostTask([this] {
          if (++rounds < 100)
            Ping();
        });
      });
    }
  } game{main_agent, *worker_agent, rounds};
  game.Ping();
  main_loop.Run();
  EXPECT_EQ(rounds, 100);

  worker_agent->PostTask([&] {
    is_over = true;
    worker_loop->Stop();
  });
  thread.join();
  main_loop.ShutDown();
}

TEST(AgentClusterTest, TasksThatAreDroppedAreNoActivity) {
  EventLoop main_loop;
  RuntimeAgentCluster cluster(main_loop);
  EventLoop loop;
  Agent agent(Agent::Kind::kWorker, loop, cluster);
  agent.PostTask([] { FAIL() << "dropped"; });
  EXPECT_TRUE(main_loop.HasPendingWork());
  loop.ShutDown();
  EXPECT_FALSE(main_loop.HasPendingWork());
  agent.PostTask([] { FAIL() << "dropped"; });
  EXPECT_FALSE(main_loop.HasPendingWork());
}

TEST(SharedWorkerAgentClusterTest, ActivityIsOneOfEachClient) {
  EventLoop loop1;
  EventLoop loop2;
  RuntimeAgentCluster client1(loop1);
  RuntimeAgentCluster client2(loop2);
  SharedWorkerAgentCluster cluster;
  cluster.AddClient(client1);
  EXPECT_FALSE(loop1.HasPendingWork());
  std::optional<AgentCluster::Activity> first(std::in_place, cluster);
  std::optional<AgentCluster::Activity> second(std::in_place, cluster);
  EXPECT_TRUE(loop1.HasPendingWork());
  cluster.AddClient(client2);
  cluster.AddClient(client2);
  EXPECT_TRUE(loop2.HasPendingWork());
  first.reset();
  EXPECT_TRUE(loop1.HasPendingWork());
  cluster.RemoveClient(client1);
  EXPECT_FALSE(loop1.HasPendingWork());
  EXPECT_TRUE(loop2.HasPendingWork());
  second.reset();
  EXPECT_FALSE(loop2.HasPendingWork());
  second.emplace(cluster);
  EXPECT_FALSE(loop1.HasPendingWork());
  EXPECT_TRUE(loop2.HasPendingWork());
  cluster.RemoveClient(client2);
}

TEST(SharedWorkerAgentClusterTest, ActivityOnAnotherThreadKeepsAClientAlive) {
  EventLoop loop;
  RuntimeAgentCluster client(loop);
  SharedWorkerAgentCluster cluster;
  cluster.AddClient(client);
  bool ended = false;
  std::thread thread([&, activity = std::make_unique<AgentCluster::Activity>(
                             cluster)]() mutable {
    for (int i = 0; i < 100; ++i) {
      const AgentCluster::Activity another(cluster);
      std::this_thread::yield();
    }
    ended = true;
    activity.reset();
  });
  loop.Run();
  thread.join();
  EXPECT_TRUE(ended);
  cluster.RemoveClient(client);
}

}  // namespace
}  // namespace wsjs
