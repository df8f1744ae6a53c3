// SPDX-License-Identifier: BSD-3-Clause
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "src/dom/event_target.h"
#include "tests/support/test_realm.h"

// Event handler IDL attributes, by the example of AbortSignal's onabort.
// https://html.spec.whatwg.org/#event-handler-attributes
namespace wsjs {
namespace {

class EventHandlerTest : public testing::Test {
 protected:
  EventHandlerTest() {
    realm_.Evaluate(R"(
      const target = new AbortController().signal;
      const dispatch = init => target.dispatchEvent(new Event("abort", init));
      const listen = name =>
          target.addEventListener("abort", () => log.push(name));
    )");
  }

  std::string Log(std::string_view source) {
    realm_.Evaluate(source);
    return realm_.Evaluate("take()");
  }

  TestRealm realm_;
};

TEST_F(EventHandlerTest, IsNullAtFirst) {
  EXPECT_EQ(realm_.Evaluate("target.onabort"), "null");
}

TEST_F(EventHandlerTest, KeepsItsPlaceWhenReplaced) {
  EXPECT_EQ(Log(R"(
    listen("a");
    target.onabort = () => log.push("first");
    listen("b");
    target.onabort = () => log.push("second");
    dispatch();
  )"),
            "a second b");
}

TEST_F(EventHandlerTest, MovesToTheEndWhenSetAfterNull) {
  EXPECT_EQ(Log(R"(
    target.onabort = () => log.push("first");
    listen("a");
    target.onabort = null;
    target.onabort = () => log.push("second");
    dispatch();
  )"),
            "a second");
}

TEST_F(EventHandlerTest, WhatIsNoObjectBecomesNull) {
  EXPECT_EQ(Log(R"(
    for (const value of [1, "f", true, undefined, Symbol(), 1n, null]) {
      target.onabort = () => log.push("called");
      target.onabort = value;
      log.push(String(target.onabort));
      dispatch();
    }
  )"),
            "null null null null null null null");
}

TEST_F(EventHandlerTest, ObjectThatIsNotCallableIsKeptAndDoesNothing) {
  EXPECT_EQ(Log(R"(
    const object = {handleEvent() { log.push("called"); }};
    target.onabort = object;
    log.push(target.onabort === object, dispatch());
  )"),
            "true true");
}

TEST_F(EventHandlerTest, IsCalledWithTheTargetAndTheEvent) {
  EXPECT_EQ(Log(R"(
    target.onabort = function(...arguments_) {
      log.push(this === target, arguments_.length, arguments_[0].type);
    };
    dispatch();
  )"),
            "true 1 abort");
}

TEST_F(EventHandlerTest, FalseAndNothingElseCancels) {
  EXPECT_EQ(Log(R"(
    for (const result of [false, true, 0, null, "", undefined]) {
      target.onabort = () => result;
      log.push(dispatch({cancelable: true}));
    }
    target.onabort = () => false;
    log.push(dispatch({cancelable: false}));
  )"),
            "false true true true true true true");
}

TEST_F(EventHandlerTest, ExceptionIsReportedAndDoesNotStop) {
  EXPECT_EQ(Log(R"(
    target.onabort = () => { throw new Error("handler"); };
    listen("a");
    log.push(dispatch({cancelable: true}));
  )"),
            "a true");
  EXPECT_THAT(realm_.environment().TakeReportedExceptions(),
              testing::ElementsAre("Uncaught Error: handler"));
}

TEST_F(EventHandlerTest, ReplacementDuringDispatchTakesEffectAtItsTurn) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("abort", () => {
      target.onabort = () => log.push("second");
    });
    target.onabort = () => log.push("first");
    dispatch();
  )"),
            "second");
}

TEST_F(EventHandlerTest, HandlerSetToNullDuringDispatchIsNotCalled) {
  EXPECT_EQ(Log(R"(
    target.addEventListener("abort", () => { target.onabort = null; });
    target.onabort = () => log.push("called");
    dispatch();
  )"),
            "");
}

TEST_F(EventHandlerTest, IsNoListenerForRemoveEventListener) {
  EXPECT_EQ(Log(R"(
    const f = () => log.push("f");
    target.onabort = f;
    target.removeEventListener("abort", f);
    target.addEventListener("abort", f);
    dispatch();
  )"),
            "f f");
}

TEST_F(EventHandlerTest, LivesAsLongAsTheTarget) {
  realm_.Evaluate("target.onabort = () => log.push('called');");
  realm_.CollectGarbage();
  EXPECT_EQ(Log("dispatch()"), "called");
}

}  // namespace
}  // namespace wsjs
