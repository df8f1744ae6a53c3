// SPDX-License-Identifier: BSD-3-Clause
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/websocket/websocket.h"
#include "tests/unit/websocket/websocket_test_base.h"

namespace wsjs {
namespace {

using testing::ElementsAre;

// What script can see of messages that one read of the network brought. In a
// context of our own a CallbackPump delivers them, in one of an embedder nobody
// but dispatch does; nothing may tell which.
class WebSocketMessagesTest
    : public WebSocketTestBase,
      public testing::WithParamInterface<TestRealm::ContextKind> {
 protected:
  WebSocketMessagesTest() : WebSocketTestBase(GetParam()) { MakeOpen(false); }
};

INSTANTIATE_TEST_SUITE_P(
    ,
    WebSocketMessagesTest,
    testing::Values(TestRealm::ContextKind::kOwn,
                    TestRealm::ContextKind::kEmbedders),
    [](const testing::TestParamInfo<TestRealm::ContextKind>& info) {
      return info.param == TestRealm::ContextKind::kOwn ? "OwnContext"
                                                        : "EmbeddersContext";
    });

TEST_P(WebSocketMessagesTest, HandlerIsCalledWithTheTargetAndTheEvent) {
  Evaluate(R"(
    ws.onmessage = function(...rest) {
      log.push(this === ws, rest.length, rest[0] instanceof MessageEvent,
               rest[0].data);
    };
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "true 1 true a true 1 true b");
}

TEST_P(WebSocketMessagesTest, SloppyHandlerHasNoCaller) {
  Evaluate(
      "ws.onmessage = function f() { log.push(String(f.caller)); };"
      "ws.onmessage.caller");
  channel().DidReceiveTexts({"a"});
  EXPECT_EQ(Log(), "null");
}

TEST_P(WebSocketMessagesTest, StackHasTheHandlersFrameOnly) {
  Evaluate(R"(
    ws.onmessage = function onMessage() {
      log.push(new Error().stack.split("\n").length - 1);
      Error.prepareStackTrace = (error, sites) => sites.length;
      log.push(new Error().stack);
      delete Error.prepareStackTrace;
    };
  )");
  channel().DidReceiveTexts({"a"});
  EXPECT_EQ(Log(), "1 1");
}

TEST_P(WebSocketMessagesTest, WhatScriptDoesToPrototypesChangesNothing) {
  Evaluate(R"(
    let seen = "";
    const fail = () => { seen += "!"; };
    Function.prototype.call = Function.prototype.apply = fail;
    Reflect.apply = fail;
    Object.defineProperty(Array.prototype, 0, {set: fail, get: fail});
    Object.defineProperty(Object.prototype, 1, {set: fail, get: fail});
    ws.onmessage = e => { seen += e.data; };
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Evaluate("seen"), "ab");
}

TEST_P(WebSocketMessagesTest, EventIsDispatchedUntilItsMicrotasksHaveRun) {
  Evaluate(R"(
    const state = e => [e.data, e.eventPhase, e.currentTarget === ws,
                        e.composedPath().length].join();
    const events = [];
    ws.onmessage = e => {
      log.push(state(e));
      Promise.resolve().then(() => log.push(state(e)));
      if (events.length > 0) log.push(state(events.at(-1)));
      events.push(e);
    };
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "a,2,true,1 a,2,true,1 b,2,true,1 a,0,false,0 b,2,true,1");
  EXPECT_EQ(Evaluate("events.map(state).join(' ')"), "a,0,false,0 b,0,false,0");
  EXPECT_EQ(Evaluate("events.map(e => e.target === ws).join()"), "true,true");
}

TEST_P(WebSocketMessagesTest, StopFlagsEndWithTheDispatch) {
  Evaluate(R"(
    const events = [];
    ws.onmessage = e => {
      if (events.length > 0) log.push(events.at(-1).cancelBubble);
      e.stopImmediatePropagation();
      log.push(e.cancelBubble);
      events.push(e);
    };
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "true false true");
  EXPECT_EQ(Evaluate(R"(
    const target = new EventTarget();
    target.addEventListener("message", e => log.push(e.data));
    [events[0].cancelBubble, target.dispatchEvent(events[0]), log.join()].join()
  )"),
            "false,true,a");
}

TEST_P(WebSocketMessagesTest, StopFlagThatIsSetAfterTheDispatchStays) {
  Evaluate("ws.onmessage = e => { last = e; }; var last;");
  channel().DidReceiveTexts({"a"});
  EXPECT_EQ(Evaluate(R"(
    last.stopPropagation();
    ws.dispatchEvent(last);
    last.cancelBubble
  )"),
            "false");
  EXPECT_EQ(Evaluate("last.cancelBubble = true; last.cancelBubble"), "true");
}

TEST_P(WebSocketMessagesTest, DispatchingTheEventDuringItsDispatchThrows) {
  Evaluate(R"(
    ws.onmessage = e => {
      log.push(thrown(() => ws.dispatchEvent(e)).split(":")[0]);
      e.initMessageEvent("other");
      log.push(e.type, e.data);
    };
  )");
  channel().DidReceiveTexts({"a"});
  EXPECT_EQ(Log(), "DOMException InvalidStateError message a");
}

TEST_P(WebSocketMessagesTest, EarlierEventIsDispatchedAgainInAHandler) {
  Evaluate(R"(
    let first;
    const target = new EventTarget();
    target.addEventListener("message", e => log.push(
        "again", e.isTrusted, e.eventPhase, e.currentTarget === target));
    ws.onmessage = e => {
      if (first) target.dispatchEvent(first);
      first ??= e;
      log.push(e.data, e.isTrusted, e.eventPhase, first.eventPhase);
    };
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "a true 2 2 again false 2 true b true 2 0");
}

TEST_P(WebSocketMessagesTest, MicrotasksRunBetweenMessages) {
  Evaluate(R"(
    let pending = 0;
    ws.onmessage = async e => {
      log.push(e.data + pending++);
      await null;
      await null;
      log.push(e.data + --pending);
    };
  )");
  channel().DidReceiveTexts({"a", "b", "c"});
  EXPECT_EQ(Log(), "a0 a0 b0 b0 c0 c0");
}

TEST_P(WebSocketMessagesTest, EventsThatMicrotasksDispatchAreHeardAtOnce) {
  Evaluate(R"(
    const target = new EventTarget();
    target.onceMore = true;
    target.addEventListener("x", () => {
      log.push("x");
      Promise.resolve().then(() => log.push("x'"));
    });
    ws.onmessage = e => {
      log.push(e.data);
      Promise.resolve().then(() => {
        target.dispatchEvent(new Event("x"));
        log.push("dispatched");
      });
    };
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "a x dispatched x' b x dispatched x'");
}

TEST_P(WebSocketMessagesTest, ExceptionIsReportedBeforeTheNextMessage) {
  Evaluate(R"(
    ws.onmessage = e => {
      log.push(e.data);
      Promise.resolve().then(() => log.push(e.data + "'"));
      if (e.data !== "c") throw e.data === "a" ? new TypeError("t") : 42;
    };
  )");
  channel().DidReceiveTexts({"a", "b", "c"});
  EXPECT_EQ(Log(), "a a' b b' c c'");
  EXPECT_THAT(realm_.environment().TakeReportedExceptions(),
              ElementsAre("Uncaught TypeError: t", "Uncaught 42"));
}

TEST_P(WebSocketMessagesTest, EventOfAThrowingHandlerIsNoLongerDispatched) {
  Evaluate("var last; ws.onmessage = e => { last = e; throw e; }");
  channel().DidReceiveTexts({"a"});
  EXPECT_EQ(Evaluate("last.eventPhase"), "0");
}

TEST_P(WebSocketMessagesTest, ReplacedHandlerHearsTheNextMessage) {
  Evaluate(R"(
    ws.onmessage = e => {
      log.push("1" + e.data);
      ws.onmessage = e => {
        log.push("2" + e.data);
        Promise.resolve().then(() => {
          ws.onmessage = e => log.push("3" + e.data);
        });
      };
    };
  )");
  channel().DidReceiveTexts({"a", "b", "c", "d"});
  EXPECT_EQ(Log(), "1a 2b 3c 3d");
}

TEST_P(WebSocketMessagesTest, RemovedHandlerHearsNothingAnyMore) {
  Evaluate(R"(
    ws.onmessage = e => {
      log.push(e.data);
      ws.onmessage = null;
    };
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "a");
}

TEST_P(WebSocketMessagesTest, HandlerSetAgainInAMicrotaskMissesNothing) {
  Evaluate(R"(
    const handler = e => {
      log.push(e.data);
      ws.onmessage = null;
      Promise.resolve().then(() => { ws.onmessage = handler; });
    };
    ws.onmessage = handler;
  )");
  channel().DidReceiveTexts({"a", "b", "c"});
  EXPECT_EQ(Log(), "a b c");
}

TEST_P(WebSocketMessagesTest, ListenersThatAreAddedAndRemovedOnTheWay) {
  Evaluate(R"(
    const second = e => {
      log.push("second " + e.data);
      if (e.data === "c") ws.removeEventListener("message", second);
    };
    ws.addEventListener("message", e => {
      log.push("first " + e.data);
      if (e.data === "b") ws.addEventListener("message", second);
    });
  )");
  channel().DidReceiveTexts({"a", "b", "c", "d"});
  EXPECT_EQ(Log(), "first a first b first c second c first d");
}

TEST_P(WebSocketMessagesTest, ListenersForOtherEventsChangeNothing) {
  Evaluate(R"(
    ws.onmessage = e => {
      log.push(e.data);
      ws.addEventListener("x", () => {});
      ws.onclose = () => {};
    };
  )");
  channel().DidReceiveTexts({"a", "b", "c"});
  EXPECT_EQ(Log(), "a b c");
}

TEST_P(WebSocketMessagesTest, OnceListenerHearsOneMessage) {
  Evaluate(
      "ws.addEventListener('message', e => log.push(e.data), {once: true})");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "a");
}

TEST_P(WebSocketMessagesTest, CapturingAndPassiveListenersHearAll) {
  Evaluate(R"(
    ws.addEventListener("message", e => log.push("p" + e.data),
                        {passive: true});
  )");
  channel().DidReceiveTexts({"a", "b"});
  Evaluate("ws.addEventListener('message', e => log.push('c' + e.data), true)");
  channel().DidReceiveTexts({"c", "d"});
  EXPECT_EQ(Log(), "pa pb cc pc cd pd");
}

TEST_P(WebSocketMessagesTest, HandleEventIsLookedUpAtEachMessage) {
  Evaluate(R"(
    const listener = {
      handleEvent(e) {
        log.push("1" + e.data, this === listener);
        listener.handleEvent = e => log.push("2" + e.data);
      }
    };
    ws.addEventListener("message", listener);
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "1a true 2b");
}

TEST_P(WebSocketMessagesTest, ProxyOfAFunctionIsCalled) {
  Evaluate(R"(
    ws.onmessage = new Proxy(() => {}, {
      apply(target, self, [e]) { log.push(self === ws, e.data); }
    });
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "true a true b");
}

TEST_P(WebSocketMessagesTest, HandlerThatIsNotCallableIsIgnored) {
  Evaluate("ws.onmessage = {handleEvent() { log.push('never'); }}");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "");
}

TEST_P(WebSocketMessagesTest, ReturningFalseCancelsNothing) {
  Evaluate("var last; ws.onmessage = e => { last = e; return false; }");
  channel().DidReceiveTexts({"a"});
  EXPECT_EQ(Evaluate("last.defaultPrevented"), "false");
}

TEST_P(WebSocketMessagesTest, CloseInAHandlerOrItsMicrotaskIsTheEnd) {
  Evaluate(R"(
    ws.onmessage = e => {
      log.push(e.data);
      if (e.data === "b") Promise.resolve().then(() => ws.close());
    };
  )");
  channel().DidReceiveTexts({"a", "b", "c"});
  EXPECT_EQ(Log(), "a b");
}

TEST_P(WebSocketMessagesTest, CollectionDuringEachMessage) {
  Evaluate(R"(
    const events = [];
    ws.onmessage = e => { gc(); events.push(e); gc(); };
  )");
  channel().DidReceiveTexts({"a", "b", "c"});
  EXPECT_EQ(Evaluate("events.map(e => e.data + e.eventPhase).join()"),
            "a0,b0,c0");
}

TEST_P(WebSocketMessagesTest, SocketThatIsLetGoInItsHandler) {
  Evaluate(R"(
    ws.onmessage = e => {
      log.push(e.data);
      ws = null;
      e.target.onmessage = null;
      gc();
    };
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "a");
}

// Around the length up to which text is decoded on the stack, and what is
// U+00FF at most has one byte a character in V8.
TEST_P(WebSocketMessagesTest, TextOfEveryKindAndLength) {
  Evaluate("ws.onmessage = e => { last = e.data; }; var last;");
  for (const size_t length :
       {1, 31, 1023, 1024, 1025, 2047, 2048, 2049, 5000}) {
    for (const char* first :
         {"x", "\u00E9", "\u00FF", "\u0100", "\u20AC", "\U0001F600"}) {
      const std::string count = std::to_string(length);
      SCOPED_TRACE(count + first);
      for (const bool is_first : {true, false}) {
        const std::string rest(length - 1, 'z');
        channel().DidReceiveTexts({is_first ? first + rest : rest + first});
        const std::string expected =
            "last === " +
            (is_first ? "'" + std::string(first) + "' + 'z'.repeat(" + count +
                            " - 1)"
                      : "'z'.repeat(" + count + " - 1) + '" + first + "'");
        EXPECT_EQ(Evaluate(expected), "true");
      }
    }
  }
}

TEST_P(WebSocketMessagesTest, SendInAHandler) {
  Evaluate("ws.onmessage = e => ws.send(e.data + '!')");
  channels_.TakeLog();
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("SendText a!", "SendText b!"));
}

TEST_P(WebSocketMessagesTest, SocketsTakeTurns) {
  Evaluate(R"(
    const listen = (ws, name) => {
      ws.onmessage = e => log.push(name + e.data);
    };
    listen(ws, 1);
    open_socket();
    listen(ws, 2);
  )");
  channels_.channel(1).DidConnect();
  channels_.channel(0).DidReceiveTexts({"a", "b"});
  channels_.channel(1).DidReceiveTexts({"a", "b"});
  channels_.channel(0).DidReceiveTexts({"c"});
  EXPECT_EQ(Log(), "1a 1b 2a 2b 1c");
}

TEST_P(WebSocketMessagesTest, ThrowingAfterCloseIsTheEnd) {
  Evaluate(R"(
    ws.onmessage = e => { log.push(e.data); ws.close(); throw 1; };
  )");
  channel().DidReceiveTexts({"a", "b"});
  EXPECT_EQ(Log(), "a");
  EXPECT_THAT(realm_.environment().TakeReportedExceptions(),
              ElementsAre("Uncaught 1"));
}

}  // namespace
}  // namespace wsjs
