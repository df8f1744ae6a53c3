// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/websocket_connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "src/net/send_queue.h"
#include "tests/unit/net/network_test.h"
#include "tests/unit/net/test_bytes.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::chrono::milliseconds kShortTime{5};

class WebSocketConnectionTest : public NetworkTest {
 protected:
  // Receives the pieces, running the tasks after each.
  void Receive(const std::vector<ByteSpan>& pieces) {
    for (const ByteSpan piece : pieces) {
      if (transports_.transport(0))
        transport().Receive(AsStringView(piece));
      RunTasks();
    }
  }
};

// Establishing.

TEST_F(WebSocketConnectionTest, Establishes) {
  Connect("wss://example.com:8443/chat?a=b", {"chat", "superchat"});
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: connect to example.com:8443 with TLS"));
  transport().Connected();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: send the request"));
  EXPECT_THAT(transport().request(),
              testing::StartsWith("GET /chat?a=b HTTP/1.1\r\n"
                                  "Host: example.com:8443\r\n"));
  EXPECT_THAT(transport().request(),
              HasSubstr("\r\nSec-WebSocket-Protocol: chat, superchat\r\n"));
  EXPECT_THAT(transport().request(), testing::Not(HasSubstr("Origin")));
  transport().Accept(
      "Sec-WebSocket-Protocol: superchat\r\n"
      "Sec-WebSocket-Extensions: permessage-deflate\r\n");
  EXPECT_THAT(TakeEvents(), ElementsAre());
  RunTasks();
  EXPECT_THAT(
      TakeEvents(),
      ElementsAre("client: connected \"superchat\" \"permessage-deflate\""));
  EXPECT_THAT(TakeLog(), ElementsAre());
}

TEST_F(WebSocketConnectionTest, RequestHasWhatTheUrlTheJarAndTheSettingsGive) {
  settings().offer_permessage_deflate = false;
  settings().extra_headers = {{"User-Agent", "test"}};
  cookie_jar_.header = "a=b";
  channel_ = network().CreateWebSocketChannel(&client_);
  channel_->Connect(
      {"ws://us%65r:p%40ss@[::1]/?", {}, std::string("https://origin")});
  transport().Connected();
  EXPECT_EQ(transport().parameters().host, "[::1]");
  EXPECT_EQ(transport().parameters().port, 80);
  std::string request = transport().request();
  const size_t key = request.find("Sec-WebSocket-Key: ") + 19;
  request.replace(key, 24, "KEY");
  EXPECT_EQ(request,
            "GET /? HTTP/1.1\r\n"
            "Host: [::1]\r\n"
            "Connection: Upgrade\r\n"
            "Upgrade: websocket\r\n"
            "Origin: https://origin\r\n"
            "Sec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: KEY\r\n"
            "Authorization: Basic dXNlcjpwQHNz\r\n"
            "Cookie: a=b\r\n"
            "User-Agent: test\r\n"
            "\r\n");
}

TEST_F(WebSocketConnectionTest, EverySplitOfResponseAndFramesGivesTheSame) {
  // The response depends on the request's key, but not its size.
  const std::string frames =
      Frame(kFinalText, "one") + Frame(kPing, "p") + Frame(kFirstText, "tw") +
      Frame(kFinalContinuation, "o") + Frame(kClose, CloseBody(1000, "bye"));
  const std::string bytes =
      AcceptingResponse("Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n") +
      frames;
  ForEverySplit(bytes, [&](const std::vector<ByteSpan>& pieces) {
    events_.clear();
    transports_.Forget();
    Connect();
    transport().Connected();
    const std::string real = AcceptingResponse(transport().request()) + frames;
    std::vector<ByteSpan> real_pieces;
    for (const ByteSpan piece : pieces) {
      const auto offset = static_cast<size_t>(
          piece.data() - reinterpret_cast<const uint8_t*>(bytes.data()));
      real_pieces.push_back(AsBytes(real).subspan(offset, piece.size()));
    }
    Receive(real_pieces);
    transport().End();
    RunTasks();
    Events events = TakeEvents();
    // How many messages come at once depends on the split.
    std::erase_if(events, [](const std::string& event) {
      return event.ends_with(" messages");
    });
    // The pong is sent at the end of a turn, between or after the messages.
    EXPECT_EQ(std::erase(events, "transport: send pong \"p\""), 1u);
    EXPECT_THAT(
        events,
        ElementsAre("transport: connect to example.com:80",
                    "transport: send the request",
                    "client: connected \"\" \"\"", "client: text \"one\"",
                    "client: text \"two\"", "client: closing",
                    "transport: send close 1000 \"\"", "transport: destroyed",
                    "client: closed cleanly 1000 \"bye\""));
  });
}

TEST_F(WebSocketConnectionTest, CookiesOfAnyResponseAreStored) {
  Connect("ws://example.com/a");
  transport().Connected();
  transport().Receive(
      "HTTP/1.1 401 Unauthorized\r\nSet-Cookie: a=b; Path=/\r\n"
      "set-cookie: c=d\r\nWWW-Authenticate: Basic\r\n\r\n");
  RunTasks();
  EXPECT_THAT(cookie_jar_.set, ElementsAre("ws://example.com/a: a=b; Path=/",
                                           "ws://example.com/a: c=d"));
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: connect to example.com:80",
                          "transport: send the request", "transport: destroyed",
                          "client: failed 1006 \"\""));
  EXPECT_THAT(TakeLog(),
              ElementsAre("WebSocket connection to 'ws://example.com/a': "
                          "failed: opening handshake: expected HTTP status "
                          "101, got 401 \"Unauthorized\""));
}

TEST_F(WebSocketConnectionTest, InterimResponsesAreSkipped) {
  Connect();
  transport().Connected();
  transport().Receive(
      "HTTP/1.1 100 Continue\r\nSet-Cookie: a=b\r\n\r\n"
      "HTTP/1.1 103 Early Hints\r\n\r\n");
  transport().Accept();
  RunTasks();
  EXPECT_THAT(TakeEvents(), testing::Contains("client: connected \"\" \"\""));
  EXPECT_THAT(cookie_jar_.set, ElementsAre());
}

TEST_F(WebSocketConnectionTest, TransportThatDoesNotConnectFails) {
  Connect("ws://user:secret@example.com/");
  transport().Fail("connect to 127.0.0.1:80: Connection refused");
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: connect to example.com:80",
                                        "transport: destroyed"));
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("client: failed 1006 \"\""));
  EXPECT_THAT(
      TakeLog(),
      ElementsAre("WebSocket connection to 'ws://example.com/': failed: "
                  "connect to 127.0.0.1:80: Connection refused"));
  EXPECT_EQ(network().connection_count(), 0u);
}

TEST_F(WebSocketConnectionTest, ConnectionThatEndsBeforeTheResponseFails) {
  Connect();
  transport().Connected();
  transport().Receive("HTTP/1.1 101 a\r\n");
  transport().End();
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: connect to example.com:80",
                          "transport: send the request", "transport: destroyed",
                          "client: failed 1006 \"\""));
  EXPECT_THAT(
      TakeLog(),
      ElementsAre("WebSocket connection to 'ws://example.com/': failed: "
                  "opening handshake: no complete response: the server "
                  "closed the transport connection"));
}

TEST_F(WebSocketConnectionTest, SilentServerTimesOut) {
  settings().limits.handshake_timeout = kShortTime;
  Connect();
  transport().Connected();
  RunUntilIdle();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: connect to example.com:80",
                          "transport: send the request", "transport: destroyed",
                          "client: failed 1006 \"\""));
  EXPECT_THAT(
      TakeLog(),
      ElementsAre("WebSocket connection to 'ws://example.com/': failed: "
                  "opening handshake: no complete response after 5 ms"));
}

TEST_F(WebSocketConnectionTest, HeaderLimitIsTheSettings) {
  settings().limits.header_bytes = 100;
  Connect();
  transport().Connected();
  transport().Receive("HTTP/1.1 101 " + std::string(100, 'a'));
  RunTasks();
  EXPECT_THAT(
      TakeLog(),
      ElementsAre("WebSocket connection to 'ws://example.com/': failed: "
                  "opening handshake: response head is longer than the "
                  "limit of 100 bytes"));
}

TEST_F(WebSocketConnectionTest, BadPortIsBlocked) {
  Connect("ws://example.com:25/");
  EXPECT_THAT(TakeEvents(), ElementsAre());
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("client: failed 1006 \"\""));
  EXPECT_THAT(TakeLog(),
              ElementsAre("WebSocket connection to 'ws://example.com:25/': "
                          "failed: port 25 is blocked (fetch standard)"));
}

TEST_F(WebSocketConnectionTest, EmbedderDecidesWhichUrlsMayBeConnectedTo) {
  std::vector<std::string> asked;
  settings().may_connect = [&](const std::string& url) {
    asked.push_back(url);
    return false;
  };
  Connect("ws://example.com/a?b");
  RunTasks();
  EXPECT_THAT(asked, ElementsAre("ws://example.com/a?b"));
  EXPECT_THAT(TakeEvents(), ElementsAre("client: failed 1006 \"\""));
  EXPECT_THAT(
      TakeLog(),
      ElementsAre("WebSocket connection to 'ws://example.com/a?b': failed: the "
                  "embedder doesn't allow connections to this URL"));
}

TEST_F(WebSocketConnectionTest, BadExtraHeaderFails) {
  settings().extra_headers = {{"Host", "evil"}};
  Connect();
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("client: failed 1006 \"\""));
  EXPECT_THAT(
      TakeLog(),
      ElementsAre("WebSocket connection to 'ws://example.com/': failed: "
                  "header \"Host\" belongs to the handshake itself"));
}

TEST_F(WebSocketConnectionTest, FailWhileConnecting) {
  Connect();
  channel_->Fail("closed before it was established");
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: connect to example.com:80",
                                        "transport: destroyed"));
  channel_->Fail("again");
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("client: failed 1006 \"\""));
  EXPECT_THAT(
      TakeLog(),
      ElementsAre("WebSocket connection to 'ws://example.com/': failed: "
                  "closed before it was established"));
}

// Messages.

TEST_F(WebSocketConnectionTest, MessagesOfOneReadComeTogether) {
  Establish();
  transport().Receive(Frame(kFinalText, "a") + Frame(kPong, "unsolicited") +
                      Frame(kFinalBinary, "b") + Frame(kFirstText, "c"));
  transport().Receive(Frame(kFinalContinuation, "d"));
  EXPECT_THAT(TakeEvents(), ElementsAre());
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("client: 2 messages", "client: text \"a\"",
                          "client: binary \"b\"", "client: 1 messages",
                          "client: text \"cd\""));
}

TEST_F(WebSocketConnectionTest, SendsOfATurnLeaveInOneWrite) {
  Establish();
  const size_t writes = transport().write_count();
  client_.on_message = [&] {
    channel_->SendText("answer");
    channel_->SendBinary(AsBytes("\xFF"));
  };
  transport().Receive(Frame(kFinalText, "a") + Frame(kFinalText, "b"));
  RunTasks();
  EXPECT_EQ(transport().write_count(), writes + 1);
  EXPECT_THAT(
      TakeEvents(),
      ElementsAre("client: 2 messages", "client: text \"a\"",
                  "client: text \"b\"", "transport: send text \"answer\"",
                  "transport: send binary \"\\xff\"",
                  "transport: send text \"answer\"",
                  "transport: send binary \"\\xff\"", "client: consumed 14"));
}

TEST_F(WebSocketConnectionTest, LongSendsLeaveAtOnce) {
  Establish();
  const std::string message(ChunkPool::kChunkBytes, 'x');
  channel_->SendText(message);
  EXPECT_EQ(transport().write_count(), 2u);  // the first is the request
  RunTasks();
  EXPECT_EQ(transport().write_count(), 3u);
  // The first chunk has the frame's header, 14 bytes.
  EXPECT_THAT(TakeEvents(), ElementsAre("client: consumed 131058",
                                        "transport: send text (131072 bytes)",
                                        "client: consumed 14"));
}

TEST_F(WebSocketConnectionTest, FullTransportKeepsWhatIsSent) {
  Establish();
  transport().Fill();
  channel_->SendText("one");
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: send text \"one\""));
  channel_->SendText("three");
  channel_->SendText("");
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre());
  transport().Drain();
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: send text \"three\"",
                          "transport: send text \"\"", "client: consumed 8"));
}

TEST_F(WebSocketConnectionTest, BytesLostWithTheConnectionAreNotConsumed) {
  Establish();
  transport().Fill();
  channel_->SendText("lost");
  RunTasks();
  transport().Break("connection reset");
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: send text \"lost\"",
                          "transport: destroyed", "client: failed 1006 \"\""));
  EXPECT_THAT(
      TakeLog(),
      ElementsAre("WebSocket connection to 'ws://example.com/': failed: "
                  "lost without a Close frame: connection reset"));
}

TEST_F(WebSocketConnectionTest, UnsentDataBeyondTheLimitFails) {
  settings().limits.unsent_bytes = 100;
  Establish();
  transport().Fill();
  channel_->SendText(std::string(90, 'a'));
  RunTasks();  // 96 bytes with the frame's header
  channel_->SendText("1234");
  EXPECT_THAT(TakeLog(), ElementsAre());
  channel_->SendText("");
  channel_->SendText("after");
  RunTasks();
  EXPECT_THAT(
      TakeEvents(),
      ElementsAre("transport: send text \"" + std::string(90, 'a') + "\"",
                  "transport: destroyed", "client: failed 1006 \"\""));
  EXPECT_THAT(
      TakeLog(),
      ElementsAre("WebSocket connection to 'ws://example.com/': failed: "
                  "unsent data is more than the limit of 100 bytes"));
}

TEST_F(WebSocketConnectionTest, ReadingPausesWhileScriptIsBehind) {
  Establish();
  const std::string frame = Frame(kFinalBinary, std::string(1 << 20, 'x'));
  for (int i = 0; i < 3; ++i) {
    transport().Receive(frame);
  }
  EXPECT_FALSE(transport().is_paused());
  transport().Receive(frame);
  EXPECT_TRUE(transport().is_paused());
  transport().Receive(frame);  // was on the way
  RunTasks();
  EXPECT_FALSE(transport().is_paused());
  Events events = TakeEvents();
  std::erase_if(events, [](const std::string& event) {
    return event.starts_with("client: binary");
  });
  EXPECT_THAT(events,
              ElementsAre("transport: pause reading", "client: 1 messages",
                          "client: 1 messages", "client: 1 messages",
                          "client: 1 messages", "transport: resume reading",
                          "client: 1 messages"));
}

TEST_F(WebSocketConnectionTest, PingsAreAnswered) {
  Establish();
  transport().Receive(Frame(kPing, "1") + Frame(kPing, "2"));
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: send pong \"1\"",
                                        "transport: send pong \"2\""));
}

TEST_F(WebSocketConnectionTest, WhileTheTransportIsFullOnlyTheLastPingCounts) {
  Establish();
  transport().Fill();
  transport().Receive(Frame(kPing, "0"));
  RunTasks();
  transport().Receive(Frame(kPing, "1") + Frame(kPing, "2"));
  transport().Receive(Frame(kPing, "3"));
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: send pong \"0\""));
  transport().Drain();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: send pong \"3\""));
}

TEST_F(WebSocketConnectionTest, CompressionWorksBothWays) {
  Establish("Sec-WebSocket-Extensions: permessage-deflate\r\n");
  transport().Receive(Hex("c1 07 f2 48 cd c9 c9 07 00"));
  channel_->SendText(std::string(300, 'a'));
  RunTasks();
  const Events events = TakeEvents();
  ASSERT_EQ(events.size(), 4u);
  EXPECT_EQ(events[1], "client: text \"Hello\"");
  EXPECT_THAT(events[2],
              testing::StartsWith("transport: send compressed text ("));
  EXPECT_EQ(events[3], "client: consumed 300");
}

// The closing handshake.

TEST_F(WebSocketConnectionTest, ServerCloses) {
  Establish();
  transport().Receive(Frame(kFinalText, "last") +
                      Frame(kClose, CloseBody(4000, "why")) +
                      Frame(kFinalText, "after the end"));
  RunTasks();
  EXPECT_THAT(
      TakeEvents(),
      ElementsAre("client: 1 messages", "client: text \"last\"",
                  "client: closing", "transport: send close 4000 \"\""));
  channel_->SendText("too late");
  channel_->Close(1000, "too late");
  transport().Receive("ignored");
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre());
  transport().End();
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: destroyed",
                                        "client: closed cleanly 4000 \"why\""));
  EXPECT_EQ(network().connection_count(), 0u);
  EXPECT_THAT(TakeLog(), ElementsAre());
}

TEST_F(WebSocketConnectionTest, ServerClosesWithoutACode) {
  Establish();
  transport().Receive(Frame(kClose, ""));
  RunTasks();
  transport().End();
  RunTasks();
  EXPECT_THAT(
      TakeEvents(),
      ElementsAre("client: closing", "transport: send close",
                  "transport: destroyed", "client: closed cleanly 1005 \"\""));
}

TEST_F(WebSocketConnectionTest, ClientCloses) {
  Establish();
  channel_->SendText("last");
  channel_->Close(1000, "bye");
  channel_->SendText("too late");
  transport().Receive(Frame(kFinalText, "unheard") + Frame(kPing, "p"));
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: send text \"last\"",
                          "transport: send close 1000 \"bye\"",
                          "transport: send pong \"p\"", "client: consumed 4"));
  transport().Receive(Frame(kClose, CloseBody(1000, "answer")));
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre());
  transport().End();
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: destroyed",
                          "client: closed cleanly 1000 \"answer\""));
}

TEST_F(WebSocketConnectionTest, ClientClosesWithoutACode) {
  Establish();
  channel_->Close(std::nullopt, "");
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: send close"));
}

TEST_F(WebSocketConnectionTest, CloseReasonMayHave123Bytes) {
  Establish();
  channel_->Close(4999, std::string(123, 'r'));
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre(HasSubstr("send close 4999 \"rrr")));
}

TEST_F(WebSocketConnectionTest, ServerThatDoesNotAnswerTheCloseTimesOut) {
  settings().limits.close_timeout = kShortTime;
  Establish();
  channel_->Close(1000, "");
  RunUntilIdle();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: send close 1000 \"\"",
                          "transport: destroyed", "client: closed 1006 \"\""));
  EXPECT_THAT(TakeLog(),
              ElementsAre("WebSocket connection to 'ws://example.com/': no "
                          "Close frame in answer to ours after 5 ms"));
}

TEST_F(WebSocketConnectionTest, CloseTimeoutWaitsForDataThatGetsOn) {
  settings().limits.close_timeout = std::chrono::milliseconds(40);
  Establish();
  transport().Fill();
  channel_->SendText("a");
  RunTasks();
  channel_->Close(1000, "");
  loop_.StartTimer(std::chrono::milliseconds(30), false, false,
                   [&] { transport().Drain(); });
  loop_.StartTimer(std::chrono::milliseconds(60), false, false,
                   [&] { events_.push_back("60 ms"); });
  RunUntilIdle();
  EXPECT_THAT(
      TakeEvents(),
      ElementsAre("transport: send text \"a\"",
                  "transport: send close 1000 \"\"", "client: consumed 1",
                  "60 ms", "transport: destroyed", "client: closed 1006 \"\""));
}

TEST_F(WebSocketConnectionTest, ServerThatAnswersTheCloseByItsEndIsUnclean) {
  Establish();
  channel_->Close(1000, "");
  RunTasks();
  transport().End();
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: send close 1000 \"\"",
                          "transport: destroyed", "client: closed 1006 \"\""));
}

TEST_F(WebSocketConnectionTest, ServerThatDoesNotEndTheTransportIsLeft) {
  settings().limits.close_timeout = kShortTime;
  Establish();
  transport().Receive(Frame(kClose, CloseBody(1001)));
  RunUntilIdle();
  EXPECT_THAT(
      TakeEvents(),
      ElementsAre("client: closing", "transport: send close 1001 \"\"",
                  "transport: destroyed", "client: closed cleanly 1001 \"\""));
}

TEST_F(WebSocketConnectionTest, ServerThatVanishesFails) {
  Establish();
  transport().End();
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: destroyed", "client: failed 1006 \"\""));
  EXPECT_THAT(
      TakeLog(),
      ElementsAre("WebSocket connection to 'ws://example.com/': failed: "
                  "lost without a Close frame: the server closed the "
                  "transport connection"));
}

// Failing.

TEST_F(WebSocketConnectionTest, MalformedFrameFails) {
  settings().limits.close_timeout = kShortTime;
  Establish();
  transport().Receive(Frame(kFinalText, "good") + Hex("83 00") +
                      Frame(kFinalText, "unheard"));
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("client: 1 messages", "client: text \"good\"",
                          "client: failed 1006 \"\"",
                          "transport: send close 1002 \"\""));
  EXPECT_THAT(
      TakeLog(),
      ElementsAre("WebSocket connection to 'ws://example.com/': failed: "
                  "reserved opcode: frame header 83"));
  // The server may answer what it likes.
  transport().Receive(Frame(kFinalText, "unheard") + Hex("83 00"));
  RunUntil([&] { return network().connection_count() == 0; });
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: destroyed"));
}

TEST_F(WebSocketConnectionTest, FailedConnectionEndsWithTheTransport) {
  Establish();
  transport().Receive(Frame(kFinalText, "\xFF"));
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("client: failed 1006 \"\"",
                                        "transport: send close 1007 \"\""));
  EXPECT_EQ(network().connection_count(), 1u);
  transport().End();
  EXPECT_THAT(TakeEvents(), ElementsAre("transport: destroyed"));
  EXPECT_EQ(network().connection_count(), 0u);
}

TEST_F(WebSocketConnectionTest, FailedConnectionDoesNotKeepTheLoopAlive) {
  Establish();
  transport().Receive(Frame(kFinalText, "\xFF"));
  RunUntilIdle();
  EXPECT_EQ(network().connection_count(), 1u);
}

TEST_F(WebSocketConnectionTest, TooLongMessageFailsWith1009) {
  settings().limits.message_bytes = 10;
  Establish();
  transport().Receive(Hex("81 0b"));
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("client: failed 1006 \"\"",
                                        "transport: send close 1009 \"\""));
}

TEST_F(WebSocketConnectionTest, FailureAfterOurCloseDropsTheTransport) {
  Establish();
  channel_->Close(1000, "");
  RunTasks();
  transport().Receive(Hex("83 00"));
  RunTasks();
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: send close 1000 \"\"",
                          "transport: destroyed", "client: failed 1006 \"\""));
}

TEST_F(WebSocketConnectionTest, ClientFailsAnOpenConnection) {
  Establish();
  channel_->Fail("of the client's own accord");
  channel_->SendText("too late");
  RunTasks();
  EXPECT_THAT(TakeEvents(), ElementsAre("client: failed 1006 \"\"",
                                        "transport: send close 1001 \"\""));
}

TEST_F(WebSocketConnectionTest, CommandsWithinDidCloseDoNothing) {
  Establish();
  client_.on_close = [&] {
    channel_->SendText("a");
    channel_->Close(1000, "");
    channel_->Fail("again");
  };
  transport().End();
  RunTasks();
  EXPECT_EQ(network().connection_count(), 0u);
  EXPECT_THAT(TakeEvents(),
              ElementsAre("transport: destroyed", "client: failed 1006 \"\""));
}

TEST_F(WebSocketConnectionTest, KeepsTheLoopAliveWhileItsClientMayHear) {
  Connect();
  EXPECT_TRUE(loop_.HasPendingWork());
  transport().Connected();
  EXPECT_TRUE(loop_.HasPendingWork());
  transport().Accept();
  RunTasks();
  EXPECT_TRUE(loop_.HasPendingWork());
  channel_->Close(1000, "");
  RunTasks();
  EXPECT_TRUE(loop_.HasPendingWork());
  transport().Receive(Frame(kClose, ""));
  EXPECT_TRUE(loop_.HasPendingWork());
  transport().End();
  RunTasks();
  EXPECT_FALSE(loop_.HasPendingWork());
}

}  // namespace
}  // namespace wsjs
