// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/event.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/test_realm.h"

// Event and the interfaces that inherit from it.
namespace wsjs {
namespace {

class EventTest : public testing::Test {
 protected:
  std::string Evaluate(std::string_view source) {
    return realm_.Evaluate(source);
  }

  TestRealm realm_;
};

TEST_F(EventTest, NewEventHasTheDefaults) {
  EXPECT_EQ(Evaluate(R"(
    const e = new Event("x");
    [e.type, e.target, e.srcElement, e.currentTarget, e.composedPath().length,
     e.eventPhase, e.bubbles, e.cancelable, e.composed, e.defaultPrevented,
     e.returnValue, e.cancelBubble, e.isTrusted].map(String).join()
  )"),
            "x,null,null,null,0,0,false,false,false,false,true,false,false");
}

TEST_F(EventTest, InitDictionarySetsAttributes) {
  EXPECT_EQ(Evaluate(R"(
    const e = new Event("x", {bubbles: 1, cancelable: true, composed: "yes"});
    [e.bubbles, e.cancelable, e.composed].join()
  )"),
            "true,true,true");
}

TEST_F(EventTest, TimeStampCountsFromTheTimeOrigin) {
  EXPECT_EQ(Evaluate(R"(
    const first = new Event("x").timeStamp;
    let second;
    do { second = new Event("x").timeStamp; } while (second === first);
    first >= 0 && second > first && second < 60000
  )"),
            "true");
}

TEST_F(EventTest, IsTrustedIsAnOwnUnforgeableAccessor) {
  EXPECT_EQ(Evaluate(R"(
    const e = new Event("x");
    const {get, set, configurable, enumerable} =
        Object.getOwnPropertyDescriptor(e, "isTrusted");
    [typeof get, typeof set, configurable, enumerable,
     get === Object.getOwnPropertyDescriptor(new CustomEvent("y"),
                                             "isTrusted").get].join()
  )"),
            "function,undefined,false,true,true");
}

TEST_F(EventTest, DispatchSetsWhatHoldsDuringIt) {
  EXPECT_EQ(Evaluate(R"(
    const target = new EventTarget();
    const e = new Event("x");
    const state = () => [
      e.target === target, e.srcElement === target, e.currentTarget === target,
      e.composedPath().length, e.composedPath()[0] === target, e.eventPhase];
    target.addEventListener("x", () => log.push(state()), true);
    target.addEventListener("x", () => log.push(state()));
    target.dispatchEvent(e);
    log.push(state());
    take()
  )"),
            "true,true,true,1,true,2 true,true,true,1,true,2 "
            "true,true,false,0,false,0");
}

TEST_F(EventTest, PreventDefaultNeedsCancelable) {
  EXPECT_EQ(Evaluate(R"(
    const results = [];
    for (const cancelable of [false, true]) {
      const e = new Event("x", {cancelable});
      e.preventDefault();
      results.push(e.defaultPrevented, e.returnValue);
    }
    results.join()
  )"),
            "false,true,true,false");
}

TEST_F(EventTest, ReturnValueCancelsWhenSetToFalse) {
  EXPECT_EQ(Evaluate(R"(
    const e = new Event("x", {cancelable: true});
    e.returnValue = true;
    const before = e.defaultPrevented;
    e.returnValue = false;
    e.returnValue = true;
    [before, e.defaultPrevented].join()
  )"),
            "false,true");
}

TEST_F(EventTest, CancelBubbleStopsAndCannotBeUnset) {
  EXPECT_EQ(Evaluate(R"(
    const e = new Event("x");
    e.cancelBubble = false;
    const before = e.cancelBubble;
    e.cancelBubble = true;
    e.cancelBubble = false;
    [before, e.cancelBubble].join()
  )"),
            "false,true");
}

TEST_F(EventTest, InitEventResetsTheEvent) {
  EXPECT_EQ(Evaluate(R"(
    const e = new Event("x", {cancelable: true, composed: true});
    new EventTarget().dispatchEvent(e);
    e.preventDefault();
    e.stopPropagation();
    e.initEvent("y", true);
    [e.type, e.bubbles, e.cancelable, e.composed, e.defaultPrevented,
     e.cancelBubble, e.target].map(String).join()
  )"),
            "y,true,false,true,false,false,null");
}

TEST_F(EventTest, InitEventDuringDispatchDoesNothing) {
  EXPECT_EQ(Evaluate(R"(
    const target = new EventTarget();
    const e = new Event("x");
    target.addEventListener("x", () => e.initEvent("y", true, true));
    target.dispatchEvent(e);
    [e.type, e.bubbles].join()
  )"),
            "x,false");
}

TEST_F(EventTest, CustomEventHasADetail) {
  EXPECT_EQ(Evaluate(R"(
    const detail = {};
    const e = new CustomEvent("x", {detail});
    const results = [e.detail === detail, new CustomEvent("x").detail === null];
    e.initCustomEvent("y", true, true, 7);
    results.push(e.type, e.bubbles, e.cancelable, e.detail);
    e.initCustomEvent("z");
    results.push(e.detail === null);
    results.join()
  )"),
            "true,true,y,true,true,7,true");
}

TEST_F(EventTest, MessageEventHasDefaults) {
  EXPECT_EQ(Evaluate(R"(
    const e = new MessageEvent("x");
    [e.data, e.origin, e.lastEventId, e.source, e.ports.length,
     Object.isFrozen(e.ports), e.ports === e.ports].map(String).join()
  )"),
            "null,,,null,0,true,true");
}

TEST_F(EventTest, MessageEventTakesItsInitDictionary) {
  EXPECT_EQ(Evaluate(R"(
    const data = {};
    const e = new MessageEvent(
        "x", {data, origin: "o\uD800", lastEventId: "id\uD800"});
    [e.data === data, e.origin, e.lastEventId === "id\uD800"].join()
  )"),
            "true,o\uFFFD,true");
}

TEST_F(EventTest, MessageEventRefusesSourcesAndPorts) {
  for (const char* init : {"{source: {}}", "{ports: [1]}", "{ports: 1}"}) {
    EXPECT_THAT(Evaluate(std::string("thrown(() => new MessageEvent('x', ") +
                         init + "))"),
                testing::StartsWith("TypeError TypeError: Failed to construct "
                                    "'MessageEvent'"))
        << init;
  }
}

TEST_F(EventTest, InitMessageEventSetsAttributes) {
  EXPECT_EQ(Evaluate(R"(
    const e = new MessageEvent("x", {data: 1});
    e.initMessageEvent("y", true, false, 2, "o", "id", null, []);
    [e.type, e.bubbles, e.data, e.origin, e.lastEventId].join()
  )"),
            "y,true,2,o,id");
}

TEST_F(EventTest, CloseEventTakesItsInitDictionary) {
  EXPECT_EQ(Evaluate(R"(
    const e = new CloseEvent("x", {wasClean: true, code: 65536 + 7,
                                   reason: "r\uDC00"});
    const d = new CloseEvent("x");
    [e.wasClean, e.code, e.reason, d.wasClean, d.code, d.reason].join()
  )"),
            "true,7,r\uFFFD,false,0,");
}

TEST_F(EventTest, ErrorEventTakesItsInitDictionary) {
  EXPECT_EQ(Evaluate(R"(
    const e = new ErrorEvent("x", {message: "m", filename: "f", lineno: 4294967295,
                                   colno: 3, error: null});
    const d = new ErrorEvent("x");
    [e.message, e.filename, e.lineno, e.colno, e.error, d.message, d.filename,
     d.lineno, d.colno, d.error].map(String).join()
  )"),
            "m,f,4294967295,3,null,,,0,0,undefined");
}

TEST_F(EventTest, PromiseRejectionEventNeedsAPromise) {
  EXPECT_EQ(Evaluate(R"(
    const promise = Promise.resolve();
    const e = new PromiseRejectionEvent("x", {promise, reason: 5});
    const d = new PromiseRejectionEvent("x", {promise});
    [e.promise === promise, e.reason, String(d.reason)].join()
  )"),
            "true,5,undefined");
  EXPECT_THAT(
      Evaluate("thrown(() => new PromiseRejectionEvent('x', {reason: 1}))"),
      testing::StartsWith("TypeError TypeError: Failed to construct "
                          "'PromiseRejectionEvent'"));
}

TEST_F(EventTest, EventsSurviveACollection) {
  Evaluate("const e = new MessageEvent('x', {data: {deep: [1]}});");
  realm_.CollectGarbage();
  EXPECT_EQ(Evaluate("e.type + e.data.deep + (e instanceof Event)"), "x1true");
}

}  // namespace
}  // namespace wsjs
