// SPDX-License-Identifier: BSD-3-Clause
#include "src/timers/timers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/strings.h"
#include "bindings/runtime/v8_compat.h"
#include "tests/support/test_realm.h"

namespace wsjs {
namespace {

using bindings::Realm;
using bindings::ScriptValue;
using testing::ElementsAre;
using testing::HasSubstr;

class TimersTest : public testing::Test {
 protected:
  TimersTest() {
    Realm& realm = realm_.realm();
    const bindings::ScriptScope scope(realm);
    timers_.emplace(realm);
    Expose("setTimeout", Start<Timers::Repeat::kNo>);
    Expose("setInterval", Start<Timers::Repeat::kYes>);
    Expose("clear", Clear);
  }

  std::string Evaluate(std::string_view source) {
    return realm_.Evaluate(source);
  }

  // What `log` has once no timer is left.
  std::string Run(std::string_view source) {
    Evaluate(source);
    realm_.RunEventLoop();
    return Evaluate("take()");
  }

  TestRealm realm_;
  std::optional<Timers> timers_;  // dies before the realm

 private:
  void Expose(const char* name, v8::FunctionCallback callback) {
    v8::Isolate* const isolate = realm_.realm().isolate();
    const v8::Local<v8::Context> context = realm_.realm().context();
    context->Global()
        ->Set(context, realm_.realm().isolate_data().Internalize(name),
              v8::Function::New(context, callback,
                                v8::External::New(isolate, &*timers_))
                  .ToLocalChecked())
        .Check();
  }

  static Timers& TimersOf(const v8::FunctionCallbackInfo<v8::Value>& info) {
    return *static_cast<Timers*>(info.Data().As<v8::External>()->Value());
  }

  template <Timers::Repeat repeat>
  static void Start(const v8::FunctionCallbackInfo<v8::Value>& info) {
    TimerHandler handler;
    if (info[0]->IsFunction()) {
      handler = bindings::CallbackFunction(ScriptValue(info[0]));
    } else {
      handler = bindings::ToUtf16(info.GetIsolate(), info[0].As<v8::String>());
    }
    std::vector<ScriptValue> arguments;
    for (int i = 2; i < info.Length(); ++i)
      arguments.emplace_back(info[i]);
    const int32_t timeout =
        info[1]->IsInt32() ? info[1].As<v8::Int32>()->Value() : 0;
    info.GetReturnValue().Set(
        TimersOf(info).Initialize(handler, timeout, arguments, repeat));
  }

  static void Clear(const v8::FunctionCallbackInfo<v8::Value>& info) {
    TimersOf(info).Clear(info[0].As<v8::Int32>()->Value());
  }
};

TEST_F(TimersTest, HandlersGetTheirArguments) {
  EXPECT_EQ(Run("setTimeout((...a) => log.push(...a), 0, 'a', 'b')"), "a b");
}

TEST_F(TimersTest, ThisIsTheGlobalObject) {
  EXPECT_EQ(Run("setTimeout(function() { 'use strict'; "
                "log.push(this === globalThis); })"),
            "true");
}

TEST_F(TimersTest, EqualTimeoutsFireInTheOrderTheyWereSet) {
  EXPECT_EQ(Run("for (const i of [1, 2, 3]) setTimeout(() => log.push(i), 1)"),
            "1 2 3");
}

TEST_F(TimersTest, ShorterTimeoutsFireFirst) {
  EXPECT_EQ(Run("setTimeout(() => log.push('b'), 20); "
                "setTimeout(() => log.push('a'), 1)"),
            "a b");
}

TEST_F(TimersTest, NegativeTimeoutIsZero) {
  EXPECT_EQ(Run("setTimeout(() => log.push('b'), 1); "
                "setTimeout(() => log.push('a'), -100)"),
            "a b");
}

TEST_F(TimersTest, MicrotasksRunBetweenTimers) {
  EXPECT_EQ(Run("for (const i of [1, 2]) setTimeout(() => { log.push(i); "
                "Promise.resolve().then(() => log.push('m' + i)); })"),
            "1 m1 2 m2");
}

TEST_F(TimersTest, ClearedTimersDoNotFire) {
  EXPECT_EQ(Run("clear(setTimeout(() => log.push('no'))); clear(12345); "
                "setTimeout(() => log.push('yes'))"),
            "yes");
}

TEST_F(TimersTest, TimerMayBeClearedByAnotherThatIsDue) {
  EXPECT_EQ(Run("const b = []; setTimeout(() => { log.push('a'); clear(b[0]); "
                "}); b.push(setTimeout(() => log.push('b')))"),
            "a");
}

TEST_F(TimersTest, IntervalsRepeatUntilTheyAreCleared) {
  EXPECT_EQ(Run("let n = 0; const id = setInterval((x) => { log.push(x + n); "
                "if (++n === 3) clear(id); }, 1, 'i')"),
            "i0 i1 i2");
}

TEST_F(TimersTest, IntervalSetAgainInItsHandlerIsAnotherOne) {
  EXPECT_EQ(Run("const id = setInterval(() => { clear(id); "
                "setTimeout(() => log.push('after')); log.push('once'); })"),
            "once after");
}

TEST_F(TimersTest, NestedTimersAreClampedAfterTheFifth) {
  using std::chrono::steady_clock;
  const auto start = steady_clock::now();
  EXPECT_EQ(Run("let depth = 0; function nest() { if (++depth < 16) "
                "setTimeout(nest); else log.push('end'); } setTimeout(nest)"),
            "end");
  // Levels 6 to 15 wait for 4 ms each.
  EXPECT_GE(steady_clock::now() - start, std::chrono::milliseconds(40));
}

TEST_F(TimersTest, StringsAreCompiledWhenTheyFire) {
  EXPECT_EQ(Run("setTimeout('log.push(\"compiled\")'); log.push('first')"),
            "first compiled");
  Run("setTimeout('syntax error')");
  EXPECT_THAT(realm_.environment().TakeReportedExceptions(),
              ElementsAre(HasSubstr("SyntaxError")));
}

TEST_F(TimersTest, WhatAHandlerThrowsIsReported) {
  EXPECT_EQ(Run("let n = 0; const id = setInterval(() => { "
                "if (++n === 2) { clear(id); log.push('second'); } "
                "throw new Error('e' + n); })"),
            "second");
  EXPECT_THAT(realm_.environment().TakeReportedExceptions(),
              ElementsAre(HasSubstr("e1"), HasSubstr("e2")));
}

TEST_F(TimersTest, IdentifiersCountFromOne) {
  EXPECT_EQ(
      Evaluate("[setTimeout(''), setInterval(''), setTimeout('')].join()"),
      "1,2,3");
}

TEST_F(TimersTest, NothingFiresAfterDestruction) {
  Evaluate("setTimeout(() => log.push('no'))");
  timers_.reset();
  realm_.RunEventLoop();
  EXPECT_EQ(Evaluate("take()"), "");
}

}  // namespace
}  // namespace wsjs
