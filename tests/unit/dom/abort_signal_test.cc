// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/abort_signal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "tests/support/test_realm.h"

namespace wsjs {
namespace {

class AbortSignalTest : public testing::Test {
 protected:
  std::string Evaluate(std::string_view source) {
    return realm_.Evaluate(source);
  }
  std::string Log(std::string_view source) {
    realm_.Evaluate(source);
    return realm_.Evaluate("take()");
  }

  TestRealm realm_;
};

TEST_F(AbortSignalTest, HasNoConstructor) {
  EXPECT_EQ(Evaluate("thrown(() => new AbortSignal())"),
            "TypeError TypeError: Illegal constructor");
}

TEST_F(AbortSignalTest, ControllerHasOneSignal) {
  EXPECT_EQ(Evaluate(R"(
    const c = new AbortController();
    [c.signal === c.signal, c.signal instanceof AbortSignal, c.signal.aborted,
     String(c.signal.reason)].join()
  )"),
            "true,true,false,undefined");
}

TEST_F(AbortSignalTest, ControllerKeepsTheSignalAlive) {
  Evaluate(R"(
    const c = new AbortController();
    c.signal.expando = 1;
  )");
  realm_.CollectGarbage();
  EXPECT_EQ(Evaluate("c.signal.expando"), "1");
}

TEST_F(AbortSignalTest, AbortFiresATrustedEventOnce) {
  EXPECT_EQ(Log(R"(
    const c = new AbortController();
    c.signal.onabort = e => log.push(e.type, e.isTrusted, e.bubbles,
                                     e.cancelable, e.target === c.signal,
                                     c.signal.aborted, c.signal.reason);
    c.abort("first");
    c.abort("second");
    log.push(c.signal.reason);
  )"),
            "abort true false false true true first first");
}

TEST_F(AbortSignalTest, DefaultReasonIsAnAbortError) {
  EXPECT_EQ(Evaluate(R"(
    [undefined, null, 0].map(reason => {
      const c = new AbortController();
      c.abort(reason);
      const {reason: r} = c.signal;
      return r instanceof DOMException ? r.name + r.code : String(r);
    }).join()
  )"),
            "AbortError20,null,0");
}

TEST_F(AbortSignalTest, ThrowIfAbortedThrowsTheReason) {
  EXPECT_EQ(Evaluate(R"(
    const c = new AbortController();
    c.signal.throwIfAborted();
    const reason = {};
    c.abort(reason);
    let thrown_;
    try { c.signal.throwIfAborted(); } catch (e) { thrown_ = e; }
    thrown_ === reason
  )"),
            "true");
}

TEST_F(AbortSignalTest, StaticAbortGivesAnAbortedSignal) {
  EXPECT_EQ(Evaluate(R"(
    const a = AbortSignal.abort(), b = AbortSignal.abort(7);
    [a.aborted, a.reason.name, b.reason, a !== AbortSignal.abort()].join()
  )"),
            "true,AbortError,7,true");
}

TEST_F(AbortSignalTest, TimeoutAbortsWithATimeoutError) {
  EXPECT_EQ(Evaluate(R"(
    const s = AbortSignal.timeout(1);
    s.onabort = e => log.push(e.isTrusted, s.reason.name, s.reason.code);
    s.aborted
  )"),
            "false");
  realm_.RunEventLoop();
  EXPECT_EQ(Evaluate("take()"), "true TimeoutError 23");
}

TEST_F(AbortSignalTest, TimeoutOfWhichNobodyHearsDoesNotKeepTheLoopAlive) {
  Evaluate("const s = AbortSignal.timeout(2 ** 53 - 1);");
  realm_.RunEventLoop();
  Evaluate("s.onabort = () => {};");
  EXPECT_TRUE(realm_.environment().event_loop().HasPendingWork());
  Evaluate("s.onabort = null;");
  EXPECT_FALSE(realm_.environment().event_loop().HasPendingWork());
}

TEST_F(AbortSignalTest, TimeoutOutOfRangeThrows) {
  for (const char* value : {"-1", "2 ** 53", "NaN", "Infinity", "'x'"}) {
    EXPECT_THAT(Evaluate(std::string("thrown(() => AbortSignal.timeout(") +
                         value + "))"),
                testing::StartsWith("TypeError TypeError: Failed to execute "
                                    "'timeout' on 'AbortSignal'"))
        << value;
  }
}

TEST_F(AbortSignalTest, TimeoutWithAListenerIsNotCollected) {
  Evaluate("AbortSignal.timeout(1).onabort = () => log.push('aborted');");
  realm_.CollectGarbage();
  realm_.RunEventLoop();
  EXPECT_EQ(Evaluate("take()"), "aborted");
}

TEST_F(AbortSignalTest, TimeoutWithoutAListenerIsCollected) {
  Evaluate(R"(
    const reference = new WeakRef(AbortSignal.timeout(1000000));
  )");
  realm_.CollectGarbage();
  EXPECT_EQ(Evaluate("reference.deref()"), "undefined");
}

TEST_F(AbortSignalTest, TimeoutThatRemovesAListenerIsNotCollected) {
  Evaluate(R"(
    const target = new EventTarget();
    target.addEventListener("x", () => log.push("x"),
                            {signal: AbortSignal.timeout(1)});
  )");
  realm_.CollectGarbage();
  realm_.RunEventLoop();
  EXPECT_EQ(Log("target.dispatchEvent(new Event('x'))"), "");
}

TEST_F(AbortSignalTest, AnyOfNothingNeverAborts) {
  EXPECT_EQ(Evaluate("AbortSignal.any([]).aborted"), "false");
}

TEST_F(AbortSignalTest, AnyTakesTheReasonOfTheFirstThatIsAborted) {
  EXPECT_EQ(Evaluate(R"(
    const s = AbortSignal.any([new AbortController().signal,
                               AbortSignal.abort(1), AbortSignal.abort(2)]);
    [s.aborted, s.reason].join()
  )"),
            "true,1");
}

TEST_F(AbortSignalTest, AnyAbortsAfterItsSourceInOrderOfCreation) {
  EXPECT_EQ(Log(R"(
    const a = new AbortController(), b = new AbortController();
    const first = AbortSignal.any([a.signal, b.signal, a.signal]);
    const second = AbortSignal.any([b.signal]);
    const third = AbortSignal.any([first, second]);
    third.onabort = () => log.push("third", third.reason);
    second.onabort = () => log.push("second");
    first.onabort = () => log.push("first", second.aborted, third.aborted);
    b.signal.onabort = () => log.push("b", first.aborted);
    b.abort("r");
    a.abort("too late");
    log.push(first.reason);
  )"),
            "b true first true true second third r r");
}

TEST_F(AbortSignalTest, AnyRefusesWhatIsNoSignal) {
  EXPECT_THAT(Evaluate("thrown(() => AbortSignal.any([{}]))"),
              testing::StartsWith("TypeError TypeError: Failed to execute "
                                  "'any' on 'AbortSignal'"));
}

TEST_F(AbortSignalTest, DependentWithAListenerLivesAsLongAsASource) {
  Evaluate(R"(
    let c = new AbortController();
    const reference = (() => {
      const s = AbortSignal.any([c.signal]);
      s.onabort = () => log.push("aborted");
      return new WeakRef(s);
    })();
  )");
  realm_.CollectGarbage();
  EXPECT_EQ(Log("c.abort()"), "aborted");
  Evaluate("c = null");
  realm_.CollectGarbage();
  EXPECT_EQ(Evaluate("reference.deref()"), "undefined");
}

TEST_F(AbortSignalTest, DependentIsCollectedWithItsSources) {
  Evaluate(R"(
    const reference = (() => {
      const c = new AbortController();
      const s = AbortSignal.any([c.signal]);
      s.onabort = () => c.abort();
      return new WeakRef(s);
    })();
  )");
  realm_.CollectGarbage();
  EXPECT_EQ(Evaluate("reference.deref()"), "undefined");
}

TEST_F(AbortSignalTest, DependentsWithoutListenersAreCollected) {
  Evaluate(R"(
    const c = new AbortController();
    const references = [];
    for (let i = 0; i < 100; ++i) {
      const s = AbortSignal.any([c.signal]);
      s.onabort = () => {};
      s.onabort = null;
      references.push(new WeakRef(s));
    }
  )");
  realm_.CollectGarbage();
  EXPECT_EQ(Evaluate("references.filter(r => r.deref()).length"), "0");
  EXPECT_EQ(Evaluate("AbortSignal.any([c.signal]).aborted"), "false");
}

TEST_F(AbortSignalTest, DependentOfATimeoutKeepsTheTimeoutAlive) {
  Evaluate(R"(
    AbortSignal.any([AbortSignal.timeout(1)]).onabort =
        e => log.push(e.target.reason.name);
  )");
  realm_.CollectGarbage();
  realm_.RunEventLoop();
  EXPECT_EQ(Evaluate("take()"), "TimeoutError");
}

TEST_F(AbortSignalTest, UnloadingWithATimeoutInFlight) {
  Evaluate("AbortSignal.timeout(10).onabort = () => log.push('aborted');");
  realm_.Unload();
  EXPECT_THAT(realm_.environment().TakeReportedExceptions(),
              testing::IsEmpty());
}

}  // namespace
}  // namespace wsjs
