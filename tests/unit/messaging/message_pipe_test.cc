// SPDX-License-Identifier: BSD-3-Clause
#include "src/messaging/message_pipe.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "src/base/bytes.h"
#include "src/loop/event_loop.h"
#include "src/messaging/agent.h"
#include "src/messaging/agent_cluster.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

SerializedValue Message(std::string_view text) {
  SerializedValue message;
  message.bytes = OwnedBytes(AsBytes(text));
  return message;
}

// Writes down what it gets.
class LoggingClient final : public MessagePipeClient {
 public:
  void DidReceiveMessage(SerializedValue message) override {
    log.emplace_back(reinterpret_cast<const char*>(message.bytes.data()),
                     message.bytes.size());
    for (auto& object : message.transferred_objects) {
      auto& port = static_cast<TransferredPort&>(*object.data_holder);
      ports.push_back(std::move(port.end));
    }
  }
  void DidClosePeer() override { log.emplace_back("peer closed"); }
  void DidQueueMessage() override { ++queued; }

  std::vector<std::string> log;
  std::vector<MessagePipeEnd> ports;
  int queued = 0;
};

class MessagePipeTest : public testing::Test {
 protected:
  // Tasks that are left are activity of the cluster.
  ~MessagePipeTest() override { loop_.ShutDown(); }

  EventLoop loop_;
  RuntimeAgentCluster cluster_{loop_};
  Agent agent_{Agent::Kind::kMain, loop_, cluster_};
  LoggingClient client1_;
  LoggingClient client2_;
  std::pair<MessagePipeEnd, MessagePipeEnd> ends_ = MessagePipeEnd::NewPipe();
  MessagePipeEnd& end1_ = ends_.first;
  MessagePipeEnd& end2_ = ends_.second;
};

TEST_F(MessagePipeTest, MessagesWaitUntilTheEndIsStarted) {
  end1_.Bind(agent_, client1_);
  end1_.Post(Message("a"));
  end2_.Bind(agent_, client2_);
  end1_.Post(Message("b"));
  loop_.Run();
  EXPECT_THAT(client2_.log, IsEmpty());
  EXPECT_EQ(client2_.queued, 0);
  end2_.Start();
  end1_.Post(Message("c"));
  EXPECT_TRUE(end2_.HasMessages());
  EXPECT_THAT(client2_.log, IsEmpty()) << "each is a task";
  loop_.Run();
  EXPECT_THAT(client2_.log, ElementsAre("a", "b", "c"));
  EXPECT_EQ(client2_.queued, 1);
  EXPECT_FALSE(end2_.HasMessages());
}

TEST_F(MessagePipeTest, WhatIsUnderWayGoesAlongWithTheEnd) {
  end1_.Bind(agent_, client1_);
  end2_.Bind(agent_, client2_);
  end2_.Start();
  end1_.Post(Message("a"));
  end2_.Unbind();
  end1_.Post(Message("b"));
  LoggingClient client3;
  MessagePipeEnd moved = std::move(end2_);
  moved.Bind(agent_, client3);
  moved.Start();
  loop_.Run();
  EXPECT_THAT(client2_.log, IsEmpty());
  EXPECT_THAT(client3.log, ElementsAre("a", "b"));
}

TEST_F(MessagePipeTest, ClosingIsToldAfterTheMessages) {
  end1_.Bind(agent_, client1_);
  end2_.Bind(agent_, client2_);
  end2_.Start();
  end1_.Post(Message("a"));
  end1_.Close();
  EXPECT_FALSE(end1_);
  loop_.Run();
  EXPECT_THAT(client2_.log, ElementsAre("a", "peer closed"));
  EXPECT_THAT(client1_.log, IsEmpty());
  end2_.Post(Message("into the void"));
  loop_.Run();
}

TEST_F(MessagePipeTest, WhoBindsLaterIsToldOfTheClosedPeerToo) {
  end1_.Bind(agent_, client1_);
  end1_.Close();
  end2_.Bind(agent_, client2_);
  loop_.Run();
  EXPECT_THAT(client2_.log, ElementsAre("peer closed"));
}

TEST_F(MessagePipeTest, MessagesUnderWayDieWithTheReceiver) {
  end1_.Bind(agent_, client1_);
  end2_.Bind(agent_, client2_);
  end2_.Start();
  auto [inner1, inner2] = MessagePipeEnd::NewPipe();
  LoggingClient inner_client;
  inner1.Bind(agent_, inner_client);
  SerializedValue message = Message("a");
  message.transferred_objects.push_back(
      {nullptr, std::make_unique<TransferredPort>(std::move(inner2))});
  end1_.Post(std::move(message));
  end2_.Close();
  loop_.Run();
  EXPECT_THAT(client2_.log, IsEmpty());
  EXPECT_THAT(client1_.log, ElementsAre("peer closed"));
  EXPECT_THAT(inner_client.log, ElementsAre("peer closed"));
}

TEST_F(MessagePipeTest, EndsTravelInMessages) {
  end1_.Bind(agent_, client1_);
  end2_.Bind(agent_, client2_);
  end2_.Start();
  auto [inner1, inner2] = MessagePipeEnd::NewPipe();
  EXPECT_TRUE(inner1.IsPeerOf(inner2));
  EXPECT_FALSE(inner1.IsPeerOf(end1_));
  EXPECT_FALSE(MessagePipeEnd().IsPeerOf(MessagePipeEnd()));
  LoggingClient inner_client;
  inner1.Bind(agent_, inner_client);
  inner1.Start();
  SerializedValue message = Message("a");
  message.transferred_objects.push_back(
      {nullptr, std::make_unique<TransferredPort>(std::move(inner2))});
  end1_.Post(std::move(message));
  loop_.Run();
  ASSERT_EQ(client2_.ports.size(), 1u);
  LoggingClient received;
  client2_.ports[0].Bind(agent_, received);
  client2_.ports[0].Post(Message("from inside"));
  loop_.Run();
  EXPECT_THAT(inner_client.log, ElementsAre("from inside"));
}

// Both ends send, from two threads; one closes while messages are under way.
TEST_F(MessagePipeTest, ClosesWhileTheOtherThreadSends) {
  for (int round = 0; round < 50; ++round) {
    auto ends = MessagePipeEnd::NewPipe();
    LoggingClient client;
    ends.first.Bind(agent_, client);
    ends.first.Start();
    std::atomic<bool> has_sent = false;
    std::thread thread([&, end = std::move(ends.second),
                        startup = AgentCluster::Activity(cluster_)]() mutable {
      EventLoop loop;
      Agent agent(Agent::Kind::kWorker, loop, cluster_);
      LoggingClient own_client;
      end.Bind(agent, own_client);
      end.Start();
      for (int i = 0; i < 100; ++i) {
        end.Post(Message("x"));
        has_sent = true;
      }
      end.Close();
      loop.ShutDown();
    });
    while (!has_sent)
      std::this_thread::yield();
    if (round % 2 == 0) {
      ends.first.Post(Message("y"));
      loop_.RunOneTurn(/*may_wait=*/false);
      ends.first.Close();
      thread.join();
      loop_.RunOneTurn(/*may_wait=*/false);
      EXPECT_LE(client.log.size(), 101u);
    } else {
      loop_.Run();
      thread.join();
      loop_.Run();
      ASSERT_EQ(client.log.size(), 101u);
      EXPECT_EQ(client.log.back(), "peer closed");
    }
  }
}

}  // namespace
}  // namespace wsjs
