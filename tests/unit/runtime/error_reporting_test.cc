// SPDX-License-Identifier: BSD-3-Clause
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/runtime/test_runtime.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ErrorReportingTest, ThrownErrorHasPlaceSourceLineAndStack) {
  TestRuntime test;
  EXPECT_FALSE(test.RunScript("function f() {\n  null.x;\n}\nf();"));
  ASSERT_EQ(test.errors.size(), 1u);
  const ScriptError& error = test.errors[0];
  EXPECT_EQ(error.kind, ScriptError::Kind::kException);
  EXPECT_EQ(error.message,
            "Uncaught TypeError: Cannot read properties of null (reading 'x')");
  EXPECT_EQ(error.file, "test.js");
  EXPECT_EQ(error.line, 2);
  EXPECT_EQ(error.column, 8);
  EXPECT_EQ(error.source_line, "  null.x;");
  EXPECT_EQ(error.ToString(),
            "test.js:2:8\n"
            "  null.x;\n"
            "       ^\n"
            "Uncaught TypeError: Cannot read properties of null (reading 'x')\n"
            "    at f (test.js:2:8)\n"
            "    at test.js:4:1\n");
}

TEST(ErrorReportingTest, ThrownValueHasPlaceAndText) {
  TestRuntime test;
  EXPECT_FALSE(test.RunScript("throw 5"));
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].ToString(), "test.js:1:1\nthrow 5\n^\nUncaught 5\n");
}

TEST(ErrorReportingTest, SyntaxErrorHasItsPlace) {
  TestRuntime test;
  EXPECT_FALSE(test.RunScript("let a;\nlet = 1 +;"));
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].file, "test.js");
  EXPECT_EQ(test.errors[0].line, 2);
  EXPECT_EQ(test.errors[0].message.substr(0, 21), "Uncaught SyntaxError:");
}

TEST(ErrorReportingTest, ErrorEventComesBeforeTheHook) {
  TestRuntime test;
  test.RunScript(
      "addEventListener('error', (e) => console.log(e instanceof ErrorEvent,"
      " e.message, e.filename, e.lineno, e.colno, e.error.message,"
      " e.cancelable, e.isTrusted));"
      "throw new Error('x')");
  EXPECT_THAT(test.lines,
              ElementsAre("true Uncaught Error: x test.js 1 158 x true true"));
  EXPECT_THAT(test.Messages(), ElementsAre("Uncaught Error: x"));
}

TEST(ErrorReportingTest, CanceledErrorEventIsNotReported) {
  TestRuntime test;
  test.RunScript(
      "addEventListener('error', (e) => e.preventDefault());"
      "throw new Error('x')");
  EXPECT_THAT(test.errors, IsEmpty());
}

TEST(ErrorReportingTest, OnErrorGetsFiveArgumentsAndTrueCancels) {
  TestRuntime test;
  test.RunScript(
      "onerror = (...a) => { console.log(a.length, a[0], a[4].message);"
      " return true; };"
      "setTimeout(() => { throw new Error('x') });");
  EXPECT_THAT(test.lines, ElementsAre("5 Uncaught Error: x x"));
  EXPECT_THAT(test.errors, IsEmpty());
}

TEST(ErrorReportingTest, ErrorInAnErrorListenerIsReportedWithoutAnEvent) {
  TestRuntime test;
  test.RunScript(
      "addEventListener('error', () => { throw new Error('second') });"
      "throw new Error('first')");
  EXPECT_THAT(test.Messages(),
              ElementsAre("Uncaught Error: second", "Uncaught Error: first"));
}

TEST(ErrorReportingTest, ErrorInATimerIsReportedAndScriptGoesOn) {
  TestRuntime test;
  test.RunScript(
      "setTimeout(() => { throw new RangeError('a') });"
      "setTimeout(() => console.log('next'))");
  EXPECT_THAT(test.Messages(), ElementsAre("Uncaught RangeError: a"));
  EXPECT_THAT(test.lines, ElementsAre("next"));
}

TEST(ErrorReportingTest, ErrorInAMicrotaskIsReported) {
  TestRuntime test;
  test.RunScript("queueMicrotask(() => { throw new Error('a') })");
  EXPECT_THAT(test.Messages(), ElementsAre("Uncaught Error: a"));
}

TEST(ErrorReportingTest, ReportErrorReports) {
  TestRuntime test;
  EXPECT_TRUE(test.RunScript("reportError(new Error('a'))"));
  EXPECT_THAT(test.Messages(), ElementsAre("Uncaught Error: a"));
}

TEST(ErrorReportingTest, StackThatThrowsIsHarmless) {
  TestRuntime test;
  test.RunScript(
      "setTimeout(() => console.log('next'));"
      "throw { get stack() { throw 1 } }");
  EXPECT_EQ(test.errors.size(), 1u);
  EXPECT_THAT(test.lines, ElementsAre("next"));
}

TEST(ErrorReportingTest, DOMExceptionHasNameAndMessage) {
  TestRuntime test;
  test.RunScript("throw new DOMException('bad', 'AbortError')");
  EXPECT_THAT(test.Messages(), ElementsAre("Uncaught AbortError: bad"));
}

// --- Unhandled rejections.

TEST(UnhandledRejectionTest, IsReportedAfterTheScript) {
  TestRuntime test;
  test.RunScript("Promise.reject(new Error('a'))");
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].kind, ScriptError::Kind::kUnhandledRejection);
  EXPECT_EQ(test.errors[0].message, "Uncaught (in promise) Error: a");
  EXPECT_EQ(test.errors[0].file, "test.js");
  EXPECT_EQ(test.errors[0].line, 1);
}

TEST(UnhandledRejectionTest, OfAValueHasItsText) {
  TestRuntime test;
  test.RunScript("Promise.reject('no')");
  EXPECT_THAT(test.Messages(), ElementsAre("Uncaught (in promise) no"));
}

TEST(UnhandledRejectionTest, HandlerInTheSameTaskIsInTime) {
  TestRuntime test;
  test.RunScript("const p = Promise.reject(1); p.catch(() => {});");
  test.RunScript(
      "const q = Promise.reject(1);"
      "queueMicrotask(() => q.catch(() => {}));");
  EXPECT_THAT(test.errors, IsEmpty());
}

TEST(UnhandledRejectionTest, HandlerInALaterTaskIsTooLate) {
  TestRuntime test;
  test.RunScript(
      "const p = Promise.reject(1);"
      "setTimeout(() => p.catch(() => {}), 5)");
  EXPECT_EQ(test.errors.size(), 1u);
}

TEST(UnhandledRejectionTest, EventHasPromiseAndReason) {
  TestRuntime test;
  test.RunScript(
      "onunhandledrejection = (e) => console.log("
      "  e instanceof PromiseRejectionEvent, e.promise === p, e.reason,"
      "  e.cancelable);"
      "var p = Promise.reject(7)");
  EXPECT_THAT(test.lines, ElementsAre("true true 7 true"));
  EXPECT_EQ(test.errors.size(), 1u);
}

TEST(UnhandledRejectionTest, CanceledEventIsNotReported) {
  TestRuntime test;
  test.RunScript(
      "addEventListener('unhandledrejection', (e) => e.preventDefault());"
      "Promise.reject(7)");
  EXPECT_THAT(test.errors, IsEmpty());
}

TEST(UnhandledRejectionTest, RejectionHandledFollowsALateHandler) {
  TestRuntime test;
  test.RunScript(
      "addEventListener('unhandledrejection', (e) => {"
      "  e.preventDefault(); console.log('unhandled', e.reason);"
      "  setTimeout(() => p.catch(() => console.log('caught')), 1);"
      "});"
      "addEventListener('rejectionhandled', (e) =>"
      "  console.log('handled', e.promise === p, e.reason, e.cancelable));"
      "var p = Promise.reject(7)");
  EXPECT_THAT(test.lines,
              ElementsAre("unhandled 7", "caught", "handled true 7 false"));
}

TEST(UnhandledRejectionTest, AsyncFunctionRejects) {
  TestRuntime test;
  test.RunScript("(async () => { await null; throw new TypeError('late') })()");
  EXPECT_THAT(test.Messages(),
              ElementsAre("Uncaught (in promise) TypeError: late"));
}

TEST(UnhandledRejectionTest, ThousandsAreEachReportedOnce) {
  TestRuntime test;
  test.RunScript("for (let i = 0; i < 2000; ++i) Promise.reject(i)");
  EXPECT_EQ(test.errors.size(), 2000u);
}

}  // namespace
}  // namespace wsjs
