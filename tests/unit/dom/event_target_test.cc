// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/event_target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/test_realm.h"

namespace wsjs {
namespace {

using testing::ElementsAre;

class EventTargetTest : public testing::Test {
 protected:
  EventTargetTest() { realm_.Evaluate("const target = new EventTarget();"); }

  // Runs `source` and returns what it logged.
  std::string Log(std::string_view source) {
    realm_.Evaluate(source);
    return realm_.Evaluate("take()");
  }

  TestRealm realm_;
};

TEST_F(EventTargetTest, ListenersAreCalledInOrderOfRegistration) {
  EXPECT_EQ(Log(R"(
    for (const name of ["a", "b", "c"])
      target.addEventListener("x", () => log.push(name));
    target.dispatchEvent(new Event("x"));
  )"),
            "a b c");
}

TEST_F(EventTargetTest, CapturingListenersComeFirst) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("x", () => log.push("bubbling"));
    target.addEventListener("x", () => log.push("capturing"), true);
    target.dispatchEvent(new Event("x"));
  )"),
            "capturing bubbling");
}

TEST_F(EventTargetTest, ListenersOfOtherTypesAreNotCalled) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("X", () => log.push("X"));
    target.addEventListener("", () => log.push("empty"));
    target.dispatchEvent(new Event("x"));
    target.dispatchEvent(new Event(""));
  )"),
            "empty");
}

TEST_F(EventTargetTest, TheSameListenerIsAddedOnce) {
  EXPECT_EQ(Log(R"(
    const f = () => log.push("f");
    target.addEventListener("x", f);
    target.addEventListener("x", f, {once: true, passive: true});
    target.addEventListener("x", f, {capture: true});
    target.addEventListener("x", f, true);
    target.dispatchEvent(new Event("x"));
  )"),
            "f f");
}

TEST_F(EventTargetTest, NullIsNoListener) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("x", null);
    target.removeEventListener("x", null);
    log.push(target.dispatchEvent(new Event("x")));
  )"),
            "true");
}

TEST_F(EventTargetTest, ListenerThatIsNoObjectThrows) {
  EXPECT_THAT(
      realm_.Evaluate(R"(thrown(() => target.addEventListener("x", "f")))"),
      testing::StartsWith("TypeError TypeError: Failed to execute "
                          "'addEventListener' on 'EventTarget'"));
}

TEST_F(EventTargetTest, RemovedListenerIsNotCalled) {
  EXPECT_EQ(Log(R"(
    const f = () => log.push("f");
    target.addEventListener("x", f);
    target.removeEventListener("x", f, true);
    target.dispatchEvent(new Event("x"));
    target.removeEventListener("x", f);
    target.dispatchEvent(new Event("x"));
  )"),
            "f");
}

TEST_F(EventTargetTest, OnceListenerIsCalledOnce) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("x", () => {
      log.push("once");
      target.dispatchEvent(new Event("x"));
    }, {once: true});
    target.dispatchEvent(new Event("x"));
    target.dispatchEvent(new Event("x"));
  )"),
            "once");
}

TEST_F(EventTargetTest, PassiveListenerCannotCancel) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("x", e => e.preventDefault(), {passive: true});
    log.push(target.dispatchEvent(new Event("x", {cancelable: true})));
    target.addEventListener("x", e => e.preventDefault());
    log.push(target.dispatchEvent(new Event("x", {cancelable: true})));
    log.push(target.dispatchEvent(new Event("x")));
  )"),
            "true false true");
}

TEST_F(EventTargetTest, ListenerRemovedDuringDispatchIsNotCalled) {
  EXPECT_EQ(Log(R"(
    const b = () => log.push("b");
    target.addEventListener("x", () => {
      log.push("a");
      target.removeEventListener("x", b);
    });
    target.addEventListener("x", b);
    target.addEventListener("x", () => log.push("c"));
    target.dispatchEvent(new Event("x"));
    target.dispatchEvent(new Event("x"));
  )"),
            "a c a c");
}

TEST_F(EventTargetTest, ListenerAddedDuringDispatchIsNotCalled) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("x", () => {
      log.push("a");
      target.addEventListener("x", () => log.push("b"));
    }, {once: true});
    target.dispatchEvent(new Event("x"));
    target.dispatchEvent(new Event("x"));
  )"),
            "a b");
}

TEST_F(EventTargetTest, BubblingListenerAddedWhileCapturingIsCalled) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("x", () => {
      target.addEventListener("x", () => log.push("b"));
    }, true);
    target.dispatchEvent(new Event("x"));
  )"),
            "b");
}

TEST_F(EventTargetTest, ListenerRemovedAndAddedAgainDuringDispatchIsNotCalled) {
  EXPECT_EQ(Log(R"(
    const b = () => log.push("b");
    target.addEventListener("x", () => {
      log.push("a");
      target.removeEventListener("x", b);
      target.addEventListener("x", b);
    });
    target.addEventListener("x", b);
    target.dispatchEvent(new Event("x"));
  )"),
            "a");
}

TEST_F(EventTargetTest, ListenersThatComeAndGoDuringDispatchKeepPlaces) {
  EXPECT_EQ(Log(R"(
    const listeners = [1, 2, 3, 4].map(i => () => log.push(i));
    const add = i => target.addEventListener("x", listeners[i - 1]);
    const remove = i => target.removeEventListener("x", listeners[i - 1]);
    add(1);
    target.addEventListener("x", () => {
      add(3); add(4); remove(3); remove(1); add(3); remove(4); add(1);
    }, {once: true});
    add(2);
    target.dispatchEvent(new Event("x"));
    log.push("|");
    target.dispatchEvent(new Event("x"));
  )"),
            "1 2 | 2 3 1");
}

TEST_F(EventTargetTest, NestedDispatchOnTheSameTargetKeepsPlaces) {
  EXPECT_EQ(Log(R"(
    const a = e => {
      log.push("a" + e.detail);
      if (e.detail > 0) {
        target.removeEventListener("x", a);
        target.dispatchEvent(new CustomEvent("x", {detail: e.detail - 1}));
      }
    };
    target.addEventListener("x", a);
    target.addEventListener("x", e => log.push("b" + e.detail));
    target.dispatchEvent(new CustomEvent("x", {detail: 1}));
  )"),
            "a1 b0 b1");
}

TEST_F(EventTargetTest, StopImmediatePropagationSkipsTheOthers) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("x", e => {
      log.push("a");
      e.stopImmediatePropagation();
    });
    target.addEventListener("x", () => log.push("b"));
    const event = new Event("x");
    target.dispatchEvent(event);
    log.push(event.cancelBubble);
  )"),
            "a false");
}

TEST_F(EventTargetTest, StopPropagationSkipsTheBubblingPhase) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("x", () => log.push("bubbling"));
    target.addEventListener("x", e => {
      log.push("capturing");
      e.stopPropagation();
    }, true);
    target.addEventListener("x", () => log.push("capturing too"), true);
    target.dispatchEvent(new Event("x"));
  )"),
            "capturing capturing too");
}

TEST_F(EventTargetTest, StoppedEventIsNotDispatched) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("x", () => log.push("a"));
    const event = new Event("x");
    event.stopPropagation();
    target.dispatchEvent(event);
    target.dispatchEvent(event);
  )"),
            "a");
}

TEST_F(EventTargetTest, ExceptionIsReportedAndDoesNotStop) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("x", () => { throw new Error("one"); });
    target.addEventListener("x", () => log.push("b"));
    target.addEventListener("x", () => { throw 2; });
    log.push(target.dispatchEvent(new Event("x")));
  )"),
            "b true");
  EXPECT_THAT(realm_.environment().TakeReportedExceptions(),
              ElementsAre("Uncaught Error: one", "Uncaught 2"));
}

TEST_F(EventTargetTest, DispatchingAnEventTwiceAtOnceThrows) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("x", e => {
      log.push(thrown(() => target.dispatchEvent(e)));
      log.push(thrown(() => new EventTarget().dispatchEvent(e)));
    });
    target.dispatchEvent(new Event("x"));
  )"),
            "DOMException InvalidStateError: Failed to execute 'dispatchEvent' "
            "on 'EventTarget': The event is already being dispatched. "
            "DOMException InvalidStateError: Failed to execute 'dispatchEvent' "
            "on 'EventTarget': The event is already being dispatched.");
}

TEST_F(EventTargetTest, HandleEventIsLookedUpAtEachCall) {
  EXPECT_EQ(Log(R"(
    const listener = {
      handleEvent(e) { log.push("1", this === listener, e.type); }
    };
    target.addEventListener("x", listener);
    target.dispatchEvent(new Event("x"));
    listener.handleEvent = () => log.push("2");
    target.dispatchEvent(new Event("x"));
    listener.handleEvent = undefined;
    target.dispatchEvent(new Event("x"));
    Object.defineProperty(listener, "handleEvent",
                          {get() { throw new Error("get"); }});
    target.dispatchEvent(new Event("x"));
  )"),
            "1 true x 2");
  const std::vector<std::string> reported =
      realm_.environment().TakeReportedExceptions();
  ASSERT_EQ(reported.size(), 2u);
  EXPECT_THAT(reported[0], testing::StartsWith("Uncaught TypeError: "));
  EXPECT_EQ(reported[1], "Uncaught Error: get");
}

TEST_F(EventTargetTest, FunctionIsCalledWithTheTargetAsThis) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("x", function() { log.push(this === target); });
    target.dispatchEvent(new Event("x"));
  )"),
            "true");
}

TEST_F(EventTargetTest, MicrotasksRunAfterTheWholeDispatchThatScriptMade) {
  EXPECT_EQ(Log(R"(
    for (const name of ["a", "b"]) {
      target.addEventListener("x", () => {
        log.push(name);
        Promise.resolve().then(() => log.push(name + "'"));
      });
    }
    target.dispatchEvent(new Event("x"));
    log.push("end");
  )"),
            "a b end a' b'");
}

TEST_F(EventTargetTest, AbortedSignalAddsNoListener) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("x", () => log.push("a"),
                            {signal: AbortSignal.abort()});
    target.dispatchEvent(new Event("x"));
  )"),
            "");
}

TEST_F(EventTargetTest, AbortRemovesTheListener) {
  EXPECT_EQ(Log(R"(
    const controller = new AbortController();
    const {signal} = controller;
    target.addEventListener("x", () => log.push("a"), {signal, once: true});
    target.addEventListener("x", () => log.push("b"), {signal});
    target.addEventListener("x", () => { controller.abort(); log.push("c"); });
    target.addEventListener("x", () => log.push("d"), {signal});
    target.dispatchEvent(new Event("x"));
    target.dispatchEvent(new Event("x"));
  )"),
            "a b c c");
}

TEST_F(EventTargetTest, ListenerThatIsAddedAgainIsNotRemovedByTheOldSignal) {
  EXPECT_EQ(Log(R"(
    const controller = new AbortController();
    const f = () => log.push("f");
    target.addEventListener("x", f, {signal: controller.signal});
    target.removeEventListener("x", f);
    target.addEventListener("x", f);
    controller.abort();
    target.dispatchEvent(new Event("x"));
  )"),
            "f");
}

TEST_F(EventTargetTest, SignalDoesNotKeepTheTargetAlive) {
  realm_.Evaluate(R"(
    const controller = new AbortController();
    const reference = (() => {
      const target = new EventTarget();
      target.addEventListener("x", () => {}, {signal: controller.signal});
      return new WeakRef(target);
    })();
  )");
  realm_.CollectGarbage();
  EXPECT_EQ(realm_.Evaluate("reference.deref()"), "undefined");
  EXPECT_EQ(realm_.Evaluate("controller.abort()"), "undefined");
}

TEST_F(EventTargetTest, ListenersLiveAsLongAsTheTarget) {
  realm_.Evaluate(R"(
    const reference = (() => {
      const f = () => log.push("f");
      target.addEventListener("x", f);
      return new WeakRef(f);
    })();
  )");
  realm_.CollectGarbage();
  EXPECT_EQ(Log(R"(target.dispatchEvent(new Event("x")))"), "f");
  realm_.Evaluate("target.removeEventListener('x', reference.deref())");
  realm_.CollectGarbage();
  EXPECT_EQ(realm_.Evaluate("reference.deref()"), "undefined");
}

// The first few are kept in another place than the others.
TEST_F(EventTargetTest, ManyListenersKeepTheirOrderWhicheverGo) {
  for (int removed = 0; removed < 7; ++removed) {
    std::string expected = "0 1 2 3 4 5 6 7";
    expected.erase(static_cast<size_t>(2 * removed), 2);
    EXPECT_EQ(Log("{ const target = new EventTarget();"
                  "  const all = [0, 1, 2, 3, 4, 5, 6].map((i) => "
                  "      () => log.push(i));"
                  "  for (const f of all) target.addEventListener('x', f);"
                  "  target.removeEventListener('x', all[" +
                  std::to_string(removed) +
                  "]);"
                  "  target.addEventListener('x', () => log.push(7));"
                  "  for (const f of all) target.addEventListener('y', f);"
                  "  for (const f of all) target.removeEventListener('y', f);"
                  "  target.dispatchEvent(new Event('x')); }"),
              expected);
  }
}

TEST_F(EventTargetTest, ManyListenersLiveUntilTheyAreRemoved) {
  realm_.Evaluate(R"(
    const references = [];
    for (let i = 0; i < 7; i++) {
      const f = () => log.push(i);
      target.addEventListener("x", f);
      references.push(new WeakRef(f));
    }
  )");
  realm_.CollectGarbage();
  EXPECT_EQ(Log(R"(target.dispatchEvent(new Event("x")))"), "0 1 2 3 4 5 6");
  for (const char* kept :
       {"1 2 3 4 5 6", "1 2 3 4 5", "1 2 4 5", "1 2 4", "1 4", "4", ""}) {
    realm_.Evaluate(std::string("for (let i = 0; i < 7; i++) {"
                                "  const f = references[i].deref();"
                                "  if (f && !'") +
                    kept +
                    "'.includes(i)) target.removeEventListener('x', f); }");
    realm_.CollectGarbage();
    EXPECT_EQ(
        realm_.Evaluate("[...references.keys()]"
                        ".filter((i) => references[i].deref()).join(' ')"),
        kept);
    EXPECT_EQ(Log(R"(target.dispatchEvent(new Event("x")))"), kept);
  }
}

TEST_F(EventTargetTest, CycleThroughAListenerIsCollected) {
  realm_.Evaluate(R"(
    const reference = (() => {
      const target = new EventTarget();
      target.addEventListener("x", () => target);
      return new WeakRef(target);
    })();
  )");
  realm_.CollectGarbage();
  EXPECT_EQ(realm_.Evaluate("reference.deref()"), "undefined");
}

TEST_F(EventTargetTest, SubclassOfScriptIsAnEventTarget) {
  EXPECT_EQ(Log(R"(
    class Emitter extends EventTarget {
      emit() { return this.dispatchEvent(new Event("x")); }
    }
    const emitter = new Emitter();
    emitter.addEventListener("x", e => log.push(e.target === emitter));
    log.push(emitter.emit());
  )"),
            "true true");
}

}  // namespace
}  // namespace wsjs
