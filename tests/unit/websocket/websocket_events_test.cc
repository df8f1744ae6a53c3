// SPDX-License-Identifier: BSD-3-Clause
#include "src/websocket/websocket.h"
#include "tests/unit/websocket/websocket_test_base.h"

// Feedback from the protocol.
// https://websockets.spec.whatwg.org/#feedback-from-the-protocol
namespace wsjs {
namespace {

using testing::ElementsAre;

using WebSocketEventsTest = WebSocketTestBase;

TEST_F(WebSocketEventsTest, OpenTellsProtocolAndExtensions) {
  MakeConnecting();
  Evaluate(R"(ws.onopen = e => log.push(
      e.constructor.name, e.isTrusted, e.bubbles, e.cancelable, ws.protocol,
      ws.extensions))");
  channel().DidConnect("chat", "permessage-deflate; a=1");
  EXPECT_EQ(Log(), "open1 Event true false false chat permessage-deflate; a=1");
}

TEST_F(WebSocketEventsTest, WholeLifeInOrder) {
  MakeConnecting();
  channel().DidConnect();
  channel().DidReceiveTexts({"a", "b"});
  channel().DidReceiveTexts({"c"});
  channel().DidStartClosingHandshake();
  EXPECT_EQ(Evaluate("ws.readyState"), "2");
  channel().DidClose(false, true, 4000, "b\u00FCe");
  EXPECT_EQ(
      Log(),
      "open1 message(a) message(b) message(c) close3(true,4000,b\u00FCe)");
}

TEST_F(WebSocketEventsTest, FailureFiresErrorThenClose) {
  MakeConnecting();
  Evaluate(R"(ws.onerror = e => log.push(e.constructor.name, e.isTrusted,
                                         e.cancelable))");
  channel().DidClose(true, false, 1006);
  EXPECT_EQ(Log(), "error3 Event true false close3(false,1006,)");
}

TEST_F(WebSocketEventsTest, CloseEventIsATrustedCloseEvent) {
  MakeOpen(/*is_watched=*/false);
  Evaluate(R"(ws.onclose = e => log.push(
      e.constructor.name, e.isTrusted, e.bubbles, e.cancelable,
      e.target === ws, e.timeStamp > 0))");
  channel().DidClose(false, true, 1000, "");
  EXPECT_EQ(Log(), "CloseEvent true false false true true");
}

TEST_F(WebSocketEventsTest, MessageEventHasOriginAndDefaults) {
  Evaluate(
      "new WebSocket('wss://example.test:8443/x/y').onmessage = e => "
      "log.push(e.constructor.name, e.origin, e.isTrusted, e.bubbles, "
      "e.cancelable, e.composed, JSON.stringify(e.lastEventId), e.source, "
      "e.ports.length, Object.isFrozen(e.ports), e.type, e.eventPhase, "
      "e.composedPath().length, e.currentTarget === e.target)");
  channel().DidConnect();
  channel().DidReceiveTexts({"a"});
  EXPECT_EQ(Log(),
            "MessageEvent wss://example.test:8443 true false false false \"\"  "
            "0 true message 2 1 true");
}

TEST_F(WebSocketEventsTest, MessageEventsAreIndependent) {
  MakeOpen(false);
  Evaluate(R"(
    const events = [];
    ws.onmessage = e => { e.expando ??= e.data; events.push(e); };
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Evaluate(R"(
    const [a, b] = events;
    [a !== b, a.expando, b.expando, a.eventPhase, a.currentTarget === null,
     a.target === ws, a.ports !== b.ports, a.timeStamp === b.timeStamp,
     (a.initMessageEvent("x"), b.type)].join()
  )"),
            "true,a,b,0,true,true,true,true,message");
}

TEST_F(WebSocketEventsTest, MessageEventCanBeDispatchedAgain) {
  MakeOpen();
  Evaluate("ws.addEventListener('message', e => { last = e; }); var last;");
  channel().DidReceiveTexts({"a"});
  EXPECT_EQ(Evaluate("ws.dispatchEvent(last); last.isTrusted"), "false");
  EXPECT_EQ(Log(), "message(a) message(a)");
}

TEST_F(WebSocketEventsTest, TextIsDecodedByItsContents) {
  MakeOpen();
  channel().DidReceiveTexts(
      {"", "ascii", "\u00E9", "\u20AC", "\U0001F600", std::string("\0", 1)});
  EXPECT_EQ(Log(), std::string("message() message(ascii) message(\u00E9) "
                               "message(\u20AC) message(\U0001F600) message(") +
                       '\0' + ")");
}

TEST_F(WebSocketEventsTest, LargeTextIsAdopted) {
  MakeOpen(false);
  Evaluate(
      "ws.onmessage = e => log.push(e.data.length, e.data.slice(-2), "
      "typeof e.data)");
  channel().DidReceiveBlock(WebSocketMessage::Type::kText,
                            std::string(100'000, 'x') + "yz");
  EXPECT_EQ(Log(), "100002 yz string");
  std::string text = std::string(100'000, 'x') + "\u20ACz";
  channel().DidReceiveBlock(WebSocketMessage::Type::kText, text);
  EXPECT_EQ(Log(), "100002 \u20ACz string");
  realm_.CollectGarbage();
}

TEST_F(WebSocketEventsTest, BinaryIsABlobAtFirst) {
  MakeOpen(false);
  Evaluate(
      "ws.onmessage = e => { log.push(e.data.constructor.name, "
      "e.data.size, JSON.stringify(e.data.type)); "
      "e.data.text().then(t => log.push(t)); }");
  channel().DidReceiveBinary("abc");
  channel().DidReceiveBlock(WebSocketMessage::Type::kBinary, "defg");
  realm_.RunEventLoop();
  EXPECT_EQ(Log(), "Blob 3 \"\" Blob 4 \"\" abc defg");
}

TEST_F(WebSocketEventsTest, BinaryTypeCountsWhenTheMessageIsDelivered) {
  MakeOpen(false);
  Evaluate(
      "ws.onmessage = e => { log.push(e.data.constructor.name); "
      "ws.binaryType = 'arraybuffer'; }");
  channel().DidReceiveBinary("");
  channel().DidReceiveBinary("");
  EXPECT_EQ(Log(), "Blob ArrayBuffer");
}

TEST_F(WebSocketEventsTest, ReceivedArrayBuffersAreWritable) {
  MakeOpen(false);
  Evaluate(R"(
    ws.binaryType = "arraybuffer";
    ws.onmessage = e => {
      const bytes = new Uint8Array(e.data);
      log.push(bytes.length, bytes[0], bytes.at(-1));
      bytes[0] = 7;
      log.push(bytes[0]);
    };
  )");
  channel().DidReceiveBinary("ab");
  channel().DidReceiveBlock(WebSocketMessage::Type::kBinary,
                            std::string(70'000, 'c') + "d");
  EXPECT_EQ(Log(), "2 97 98 7 70001 99 100 7");
}

TEST_F(WebSocketEventsTest, MicrotasksRunAfterEachMessage) {
  MakeOpen(false);
  Evaluate(R"(
    ws.onmessage = e => {
      log.push(e.data);
      Promise.resolve().then(() => log.push(e.data + "'"));
    };
    ws.addEventListener("message", e => log.push(e.data + "2"));
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "a a' a2 b b' b2");
}

TEST_F(WebSocketEventsTest, ExceptionDoesNotStopTheNextMessage) {
  MakeOpen();
  Evaluate("ws.onmessage = e => { throw new Error(e.data); }");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "message(a) message(b)");
  EXPECT_THAT(realm_.environment().TakeReportedExceptions(),
              ElementsAre("Uncaught Error: a", "Uncaught Error: b"));
}

TEST_F(WebSocketEventsTest, NoMessageAfterCloseWasCalledInAHandler) {
  MakeOpen();
  Evaluate("ws.onmessage = () => ws.close(3000)");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "message(a)");
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Close 3000"));
}

TEST_F(WebSocketEventsTest, NoMessageAfterClosingBegan) {
  MakeClosing();
  channel().DidReceiveTexts({"a"});
  EXPECT_EQ(Log(), "");
}

TEST_F(WebSocketEventsTest, ListenerAddedByAMessageHearsTheNext) {
  MakeOpen(false);
  Evaluate(R"(
    ws.addEventListener("message", () => {
      ws.addEventListener("message", e => log.push("second " + e.data));
    }, {once: true});
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "second b");
}

TEST_F(WebSocketEventsTest, StoppedMessageDoesNotStopTheNext) {
  MakeOpen(false);
  Evaluate(R"(
    ws.onmessage = e => { log.push(e.data); e.stopImmediatePropagation(); };
    ws.addEventListener("message", () => log.push("never"));
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "a b");
}

TEST_F(WebSocketEventsTest, EstablishedAfterCloseIsIgnored) {
  MakeConnecting();
  Evaluate("ws.close()");
  channel().DidConnect();
  EXPECT_EQ(Evaluate("ws.readyState"), "2");
  channel().DidClose(true, false, 1006);
  EXPECT_EQ(Log(), "error3 close3(false,1006,)");
}

TEST_F(WebSocketEventsTest, CloseEventComesThoughErrorThrows) {
  MakeOpen();
  Evaluate("ws.onerror = () => { throw new Error('e'); }");
  channel().DidClose(true, false, 1006);
  EXPECT_EQ(Log(), "error3 close3(false,1006,)");
}

TEST_F(WebSocketEventsTest, NewSocketInACloseHandler) {
  MakeOpen(false);
  Evaluate("ws.onclose = () => { open_socket(); log.push(ws.readyState); }");
  channel().DidClose(true, false, 1006);
  EXPECT_EQ(Log(), "0");
  EXPECT_EQ(channels_.size(), 2u);
}

}  // namespace
}  // namespace wsjs
