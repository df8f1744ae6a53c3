// SPDX-License-Identifier: BSD-3-Clause
//
// WebSocketConnection::Abandon() in every state and within every call.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>

#include "src/net/send_queue.h"
#include "src/net/websocket_connection.h"
#include "tests/unit/net/network_test.h"
#include "tests/unit/net/test_bytes.h"

namespace wsjs {
namespace {

using testing::ElementsAre;

constexpr std::chrono::milliseconds kShortTime{5};

class WebSocketConnectionAbandonTest : public NetworkTest {};

TEST_F(WebSocketConnectionAbandonTest, AbandonBeforeConnect) {
  network().CreateWebSocketChannel(&client_)->Abandon(std::nullopt);
  EXPECT_EQ(network().connection_count(), 0u);
  RunUntilIdle();
  EXPECT_THAT(TakeEvents(), ElementsAre());
}

TEST_F(WebSocketConnectionAbandonTest, AbandonWhileConnecting) {
  Connect();
  channel_->Abandon(1001);
  EXPECT_EQ(network().connection_count(), 0u);
  RunUntilIdle();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: connect to example.com:80",
                                        "transport: destroyed"));
}

TEST_F(WebSocketConnectionAbandonTest, AbandonDuringTheHandshake) {
  Connect();
  transport().Connected();
  transport().Receive("HTTP/1.1 101 ");
  channel_->Abandon(1001);
  EXPECT_EQ(network().connection_count(), 0u);
  RunUntilIdle();
}

TEST_F(WebSocketConnectionAbandonTest, AbandonOpenClosesInTheBackground) {
  Establish();
  channel_->SendText("last");
  transport().Receive(Frame(kFinalText, "unheard"));
  channel_->Abandon(1001);
  RunUntilIdle();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: send text \"last\"",
                                        "transport: send close 1001 \"\""));
  EXPECT_EQ(network().connection_count(), 1u);
  transport().Receive(Frame(kClose, CloseBody(1001)));
  transport().End();
  EXPECT_EQ(network().connection_count(), 0u);
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: destroyed"));
}

TEST_F(WebSocketConnectionAbandonTest,
       AbandonedConnectionIsAliveUntilAllIsSent) {
  settings().limits.close_timeout = kShortTime;
  Establish();
  transport().Fill();
  channel_->SendText("last");
  channel_->Abandon(std::nullopt);
  RunTasks();
  EXPECT_TRUE(loop_.HasPendingWork());
  transport().Drain();
  EXPECT_FALSE(loop_.HasPendingWork());
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: send text \"last\"",
                                        "transport: send close"));
}

TEST_F(WebSocketConnectionAbandonTest,
       AbandonedConnectionThatCannotSendTimesOut) {
  settings().limits.close_timeout = kShortTime;
  Establish();
  transport().Fill();
  channel_->SendText("last");
  channel_->Abandon(std::nullopt);
  RunUntilIdle();
  EXPECT_EQ(network().connection_count(), 0u);
}

TEST_F(WebSocketConnectionAbandonTest, AbandonedConnectionThatFailsIsGone) {
  Establish();
  channel_->Abandon(1001);
  RunTasks();
  transport().Receive(Hex("83 00"));
  EXPECT_EQ(network().connection_count(), 0u);
}

TEST_F(WebSocketConnectionAbandonTest, AbandonWhileClosing) {
  Establish();
  transport().Receive(Frame(kClose, ""));
  channel_->Abandon(1001);
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: send close"));
  transport().End();
  EXPECT_EQ(network().connection_count(), 0u);
}

TEST_F(WebSocketConnectionAbandonTest, AbandonAfterTheEndBeforeItIsTold) {
  Establish();
  transport().End();
  channel_->Abandon(1001);
  EXPECT_EQ(network().connection_count(), 0u);
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: destroyed"));
}

TEST_F(WebSocketConnectionAbandonTest, AbandonAfterFailureBeforeItIsTold) {
  Establish();
  transport().Receive(Hex("83 00"));
  channel_->Abandon(1001);
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: send close 1002 \"\""));
  transport().End();
  EXPECT_EQ(network().connection_count(), 0u);
}

TEST_F(WebSocketConnectionAbandonTest, AbandonWithinEachCall) {
  const auto abandon = [&] { channel_->Abandon(1001); };
  client_.on_connect = abandon;
  Connect();
  transport().Connected();
  transport().Accept();
  transport().Receive(Frame(kFinalText, "unheard"));
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: connect to example.com:80",
                                        "transport: send the request",
                                        "client: connected \"\" \"\"",
                                        "transport: send close 1001 \"\""));
}

TEST_F(WebSocketConnectionAbandonTest, AbandonWithinDidReceiveMessages) {
  Establish();
  client_.on_message = [&] { channel_->Abandon(1001); };
  transport().Receive(Frame(kFinalText, "a"));
  transport().Receive(Frame(kFinalText, "unheard"));
  transport().End();
  RunTasks();
  EXPECT_EQ(network().connection_count(), 0u);
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: destroyed", "client: 1 messages",
                          "client: text \"a\""));
}

TEST_F(WebSocketConnectionAbandonTest, AbandonWithinDidConsumeBufferedAmount) {
  Establish();
  client_.on_consume = [&] { channel_->Abandon(std::nullopt); };
  channel_->SendText("a");
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: send text \"a\"", "client: consumed 1",
                          "transport: send close"));
}

TEST_F(WebSocketConnectionAbandonTest, AbandonWithinDidStartClosingHandshake) {
  Establish();
  client_.on_closing = [&] { channel_->Abandon(1001); };
  transport().Receive(Frame(kClose, ""));
  transport().End();
  RunTasks();
  EXPECT_EQ(network().connection_count(), 0u);
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: destroyed", "client: closing"));
}

TEST_F(WebSocketConnectionAbandonTest, AbandonWithinDidClose) {
  Establish();
  client_.on_close = [&] { channel_->Abandon(1001); };
  transport().End();
  RunTasks();
  EXPECT_EQ(network().connection_count(), 0u);
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: destroyed", "client: failed 1006 \"\""));
}

}  // namespace
}  // namespace wsjs
