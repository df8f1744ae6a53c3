// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/websocket_network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "tests/unit/net/network_test.h"
#include "tests/unit/net/test_bytes.h"

namespace wsjs {
namespace {

using testing::ElementsAre;

class WebSocketNetworkTest : public NetworkTest {
 protected:
  FakeWebSocketChannelClient second_client_{&events_, "second"};
  FakeWebSocketChannelClient third_client_{&events_, "third"};
};

TEST_F(WebSocketNetworkTest, OneConnectionAtATimeToAHostAndPort) {
  Connect("ws://example.com/a");
  ConnectAnother(&second_client_, "ws://example.com:80/b");
  ConnectAnother(&third_client_, "ws://user@example.com/c");
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: connect to example.com:80"));
  // The next when one is established …
  transport(0).Connected();
  EXPECT_EQ(transports_.transport_count(), 1u);
  transport(0).Accept();
  EXPECT_EQ(transports_.transport_count(), 1u);
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: send the request",
                          "transport 1: connect to example.com:80",
                          "client: connected \"\" \"\""));
  // … or has failed.
  transport(1).Fail("refused");
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport 1: destroyed",
                          "transport 2: connect to example.com:80",
                          "second: failed 1006 \"\""));
}

TEST_F(WebSocketNetworkTest, TransportThatConnectsAtOnce) {
  transports_.set_on_connect(
      [](FakeTransport* transport) { transport->Connected(); });
  Connect();
  ConnectAnother(&second_client_, "ws://example.com/");
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: connect to example.com:80",
                                        "transport: send the request"));
  transport(0).Accept();
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport 1: connect to example.com:80",
                          "transport 1: send the request",
                          "client: connected \"\" \"\""));
}

TEST_F(WebSocketNetworkTest, ManyTransportsThatFailAtOnce) {
  constexpr size_t kCount = 20'000;  // more than there is stack for
  transports_.set_on_connect(
      [](FakeTransport* transport) { transport->Fail("refused"); });
  std::vector<std::string> events;
  FakeWebSocketChannelClient client(&events, "one of many");
  Connect();
  for (size_t i = 1; i < kCount; ++i)
    ConnectAnother(&client, "ws://example.com/");
  RunUntilIdle();
  EXPECT_EQ(network().connection_count(), 0u);
  EXPECT_EQ(transports_.transport_count(), kCount);
  EXPECT_THAT(events, testing::SizeIs(kCount - 1));
  EXPECT_THAT(events, testing::Each("one of many: failed 1006 \"\""));
}

TEST_F(WebSocketNetworkTest, OtherHostsAndPortsDoNotWait) {
  Connect("ws://example.com/");
  ConnectAnother(&second_client_, "wss://example.com/");
  ConnectAnother(&third_client_, "ws://www.example.com/");
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: connect to example.com:80",
                          "transport 1: connect to example.com:443 with TLS",
                          "transport 2: connect to www.example.com:80"));
}

TEST_F(WebSocketNetworkTest, WaitingConnectionsMayBeAbandonedOrFailed) {
  Connect();
  WebSocketChannel* const second =
      ConnectAnother(&second_client_, "ws://example.com/");
  WebSocketChannel* const third =
      ConnectAnother(&third_client_, "ws://example.com/");
  second->Abandon(std::nullopt);
  third->Fail("not now");
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: connect to example.com:80",
                                        "third: failed 1006 \"\""));
  channel_->Abandon(std::nullopt);
  EXPECT_EQ(transports_.transport_count(), 1u);
  EXPECT_EQ(network().connection_count(), 0u);
}

TEST_F(WebSocketNetworkTest, AbandonedConnectionLetsTheNextConnect) {
  Connect();
  ConnectAnother(&second_client_, "ws://example.com/");
  channel_->Abandon(std::nullopt);
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: connect to example.com:80",
                          "transport: destroyed",
                          "transport 1: connect to example.com:80"));
}

TEST_F(WebSocketNetworkTest, TheNextIsAbandonedBeforeItConnects) {
  Connect();
  WebSocketChannel* const second =
      ConnectAnother(&second_client_, "ws://example.com/");
  ConnectAnother(&third_client_, "ws://example.com/");
  channel_->Abandon(std::nullopt);
  second->Abandon(std::nullopt);
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: connect to example.com:80",
                          "transport: destroyed",
                          "transport 1: connect to example.com:80"));
}

TEST_F(WebSocketNetworkTest, AllSendAtTheEndOfTheTurn) {
  Establish();
  WebSocketChannel* const second =
      ConnectAnother(&second_client_, "ws://example.com/");
  transport(1).Connected();
  transport(1).Accept();
  RunTasks();
  TakeEvents();
  second->SendText("b");
  channel_->SendText("a");
  second->SendText("c");
  RunTasks();
  EXPECT_THAT(
      TakeEvents(),
      ElementsAre("transport 1: send text \"b\"",
                  "transport 1: send text \"c\"", "transport: send text \"a\"",
                  "second: consumed 2", "client: consumed 1"));
}

TEST_F(WebSocketNetworkTest, ConnectionThatEndsBeforeTheEndOfTheTurn) {
  Establish();
  channel_->SendText("a");
  transport().End();
  channel_->Abandon(std::nullopt);
  EXPECT_EQ(network().connection_count(), 0u);
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: destroyed"));
}

TEST_F(WebSocketNetworkTest, MakeDisappearClosesAllWith1001) {
  settings().limits.close_timeout = std::chrono::milliseconds(5);
  Establish();
  ConnectAnother(&second_client_, "ws://a/");
  ConnectAnother(&third_client_, "ws://a/");
  TakeEvents();
  network().MakeDisappear();
  RunUntilIdle();
  EXPECT_THAT(TakeEvents(),
              testing::UnorderedElementsAre("transport 1: destroyed",
                                            "transport: send close 1001 \"\""));
  EXPECT_EQ(network().connection_count(), 1u);
  network_.reset();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: destroyed"));
}

TEST_F(WebSocketNetworkTest, TasksThatOutliveTheNetworkDoNothing) {
  Establish();
  channel_->SendText("a");
  transport().Receive(Frame(kFinalText, "a") + Hex("83 00"));
  network_.reset();
  RunUntilIdle();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: destroyed"));
}

}  // namespace
}  // namespace wsjs
