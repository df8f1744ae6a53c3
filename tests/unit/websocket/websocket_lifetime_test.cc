// SPDX-License-Identifier: BSD-3-Clause
#include "src/websocket/websocket.h"
#include "tests/unit/websocket/websocket_test_base.h"

// Garbage collection and the end of the global.
// https://websockets.spec.whatwg.org/#garbage-collection
namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class WebSocketLifetimeTest : public WebSocketTestBase {
 protected:
  // Collects garbage when script has let go of the socket.
  void CollectSocket() {
    Evaluate("ws = null");
    realm_.CollectGarbage();
  }

  // Whether a socket with a listener for `type` alone survives in the state
  // that `make_state` makes.
  template <typename MakeState>
  bool Survives(MakeState make_state, const std::string& type) {
    channels_ = FakeChannelFactory();
    make_state();
    Evaluate("ws.addEventListener('" + type + "', () => {})");
    CollectSocket();
    const bool survives = channels_.TakeLog().empty();
    if (survives)
      channel().DidClose(true, false, 1006);
    realm_.CollectGarbage();
    return survives;
  }
};

TEST_F(WebSocketLifetimeTest, ConnectingNeedsAnyListener) {
  const auto make = [this] { MakeConnecting(/*is_watched=*/false); };
  EXPECT_TRUE(Survives(make, "open"));
  EXPECT_TRUE(Survives(make, "message"));
  EXPECT_TRUE(Survives(make, "error"));
  EXPECT_TRUE(Survives(make, "close"));
  EXPECT_FALSE(Survives(make, "other"));
}

TEST_F(WebSocketLifetimeTest, OpenNeedsAListenerButForOpen) {
  const auto make = [this] { MakeOpen(/*is_watched=*/false); };
  EXPECT_FALSE(Survives(make, "open"));
  EXPECT_TRUE(Survives(make, "message"));
  EXPECT_TRUE(Survives(make, "error"));
  EXPECT_TRUE(Survives(make, "close"));
}

TEST_F(WebSocketLifetimeTest, ClosingNeedsAListenerForErrorOrClose) {
  const auto make = [this] { MakeClosing(/*is_watched=*/false); };
  EXPECT_FALSE(Survives(make, "open"));
  EXPECT_FALSE(Survives(make, "message"));
  EXPECT_TRUE(Survives(make, "error"));
  EXPECT_TRUE(Survives(make, "close"));
}

TEST_F(WebSocketLifetimeTest, ClosedIsCollected) {
  MakeClosed();
  Evaluate("const reference = new WeakRef(ws);");
  CollectSocket();
  EXPECT_EQ(Evaluate("reference.deref()"), "undefined");
  EXPECT_THAT(channels_.TakeLog(), IsEmpty());
}

TEST_F(WebSocketLifetimeTest, CollectedWhileConnectingIsAbandoned) {
  MakeConnecting(false);
  CollectSocket();
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Abandon without a code"));
}

TEST_F(WebSocketLifetimeTest, CollectedWhileOpenIsAbandonedWithoutACode) {
  MakeOpen(false);
  CollectSocket();
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Abandon without a code"));
}

TEST_F(WebSocketLifetimeTest, CollectedWhileClosingIsAbandoned) {
  MakeClosing(false);
  CollectSocket();
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Abandon without a code"));
}

TEST_F(WebSocketLifetimeTest, ListenersThatAreRemovedNoLongerCount) {
  MakeOpen(false);
  Evaluate(
      "ws.onclose = () => {}; ws.onclose = null; "
      "const f = () => {}; ws.addEventListener('message', f); "
      "ws.removeEventListener('message', f);");
  CollectSocket();
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Abandon without a code"));
}

TEST_F(WebSocketLifetimeTest, OnceListenerCountsUntilItWasCalled) {
  MakeOpen(false);
  Evaluate("ws.addEventListener('message', () => {}, {once: true});");
  CollectSocket();
  EXPECT_THAT(channels_.TakeLog(), IsEmpty());
  channel().DidReceiveTexts({"a"});
  realm_.CollectGarbage();
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Abandon without a code"));
}

TEST_F(WebSocketLifetimeTest, QueuedDataKeepsAnOpenSocketAlive) {
  MakeOpen(false);
  Evaluate("ws.send('abc')");
  channels_.TakeLog();
  CollectSocket();
  channel().DidConsumeBufferedAmount(2);
  realm_.CollectGarbage();
  EXPECT_THAT(channels_.TakeLog(), IsEmpty());
  channel().DidConsumeBufferedAmount(1);
  realm_.CollectGarbage();
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Abandon without a code"));
}

TEST_F(WebSocketLifetimeTest, DataThatIsNeverSentKeepsNothingAlive) {
  MakeClosing(false);
  Evaluate("ws.send('abc')");
  CollectSocket();
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Abandon without a code"));
}

TEST_F(WebSocketLifetimeTest, CycleThroughAHandlerIsCollectedWhenClosed) {
  MakeOpen(false);
  Evaluate(
      "const reference = new WeakRef(ws); "
      "{ const socket = ws; ws.onmessage = () => socket; }");
  CollectSocket();
  EXPECT_THAT(channels_.TakeLog(), IsEmpty());
  channel().DidClose(false, true, 1000);
  realm_.CollectGarbage();
  EXPECT_EQ(Evaluate("reference.deref()"), "undefined");
}

TEST_F(WebSocketLifetimeTest, CollectionBetweenAllEvents) {
  Evaluate("open_socket(); watch(ws); ws = null;");
  channel().DidConnect();
  realm_.CollectGarbage();
  channel().DidReceiveTexts({"a"});
  realm_.CollectGarbage();
  channel().DidStartClosingHandshake();
  realm_.CollectGarbage();
  channel().DidClose(true, false, 1006);
  EXPECT_EQ(Log(), "open1 message(a) error3 close3(false,1006,)");
}

TEST_F(WebSocketLifetimeTest, SocketCollectedRightAfterItsLastHandler) {
  MakeOpen(false);
  // The last listener goes away inside the dispatch; the next message finds
  // none.
  Evaluate(R"(
    ws.onmessage = e => {
      e.target.onmessage = null;
      ws = null;
      for (let i = 0; i < 3; ++i) gc();
      log.push("handled");
    };
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "handled");
  realm_.CollectGarbage();
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Abandon without a code"));
}

TEST_F(WebSocketLifetimeTest, CollectionBetweenErrorAndClose) {
  MakeOpen(false);
  Evaluate(R"(
    ws.onerror = e => { log.push("error"); e.target.onerror = null; ws = null;
                        gc(); };
    ws.addEventListener("close", () => log.push("close"));
  )");
  channel().DidClose(true, false, 1006);
  EXPECT_EQ(Log(), "error close");
}

TEST_F(WebSocketLifetimeTest, UnloadingWhileConnectingAbandons) {
  MakeConnecting();
  realm_.Unload();
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Abandon 1001"));
}

TEST_F(WebSocketLifetimeTest, UnloadingWhileOpenGoesAway) {
  MakeOpen();
  realm_.Unload();
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Abandon 1001"));
}

TEST_F(WebSocketLifetimeTest, UnloadingWhileClosingAbandons) {
  MakeClosing();
  realm_.Unload();
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Abandon 1001"));
}

TEST_F(WebSocketLifetimeTest, UnloadingWhenClosedDoesNothing) {
  MakeClosed();
  realm_.Unload();
  EXPECT_THAT(channels_.TakeLog(), IsEmpty());
}

TEST_F(WebSocketLifetimeTest, UnloadingTellsSocketsInOrderOfCreation) {
  MakeOpen();
  Evaluate(
      "const others = [1, 2].map(() => new "
      "WebSocket('ws://other.test/')); others[0].close();");
  channels_.channel(1).DidClose(true, false, 1006);
  channels_.TakeLog();
  realm_.environment().RunUnloadingCleanupSteps();
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Abandon 1001", "Abandon 1001"));
  EXPECT_EQ(Evaluate("ws.readyState + ws.bufferedAmount"), "3");
}

}  // namespace
}  // namespace wsjs
