// SPDX-License-Identifier: BSD-3-Clause
#include "src/console/console.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/test_realm.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;

class ConsoleTest : public testing::Test {
 protected:
  // What the calls in `script` print, one entry a call.
  std::vector<std::string> Printed(std::string_view script) {
    EXPECT_EQ(realm_.Evaluate(std::string(script) + "; 'done'"), "done");
    return realm_.environment().TakeConsoleOutput();
  }

  TestRealm realm_;
};

TEST_F(ConsoleTest, LogJoinsItsArguments) {
  EXPECT_THAT(Printed("console.log('a', 1, {b: 'c'}, ['d'])"),
              ElementsAre("a 1 { b: 'c' } [ 'd' ]"));
  EXPECT_THAT(Printed("console.log()"), ElementsAre(""));
}

TEST_F(ConsoleTest, FormatSpecifiers) {
  EXPECT_THAT(Printed("console.log('%s is %d or %i or %f', 'x', '42.9', 42.9, "
                      "'1.5e1z')"),
              ElementsAre("x is 42 or 42 or 15"));
  EXPECT_THAT(Printed("console.log('%d %f', Symbol(), 'z')"),
              ElementsAre("NaN NaN"));
  EXPECT_THAT(Printed("console.log('%o %O', {a: 1}, {b: 'c'})"),
              ElementsAre("{ a: 1 } { b: 'c' }"));
  EXPECT_THAT(Printed("console.log('%cred%c', 'color: red', '')"),
              ElementsAre("red"));
  EXPECT_THAT(Printed("console.log('%s', Symbol('s'))"),
              ElementsAre("Symbol(s)"));
}

TEST_F(ConsoleTest, SpecifiersWithoutArgumentsStay) {
  EXPECT_THAT(Printed("console.log('%s %d')"), ElementsAre("%s %d"));
  EXPECT_THAT(Printed("console.log('%s %s', 'a')"), ElementsAre("a %s"));
  EXPECT_THAT(Printed("console.log('100%')"), ElementsAre("100%"));
  EXPECT_THAT(Printed("console.log('%x %s', 'a')"), ElementsAre("%x a"));
  EXPECT_THAT(Printed("console.log('%% %s', 'a', 'b')"), ElementsAre("% a b"));
}

TEST_F(ConsoleTest, SpecifiersOnlyCountInTheFirstArgument) {
  EXPECT_THAT(Printed("console.log('a', '%s', 'b')"), ElementsAre("a %s b"));
  EXPECT_THAT(Printed("console.log(1, '%s', 'b')"), ElementsAre("1 %s b"));
}

TEST_F(ConsoleTest, WhatAConversionThrowsIsThrown) {
  EXPECT_EQ(realm_.Evaluate("thrown(() => console.log('%s', {toString() { "
                            "throw new RangeError('no'); }}))"),
            "RangeError RangeError: no");
  EXPECT_THAT(realm_.environment().TakeConsoleOutput(), IsEmpty());
}

TEST_F(ConsoleTest, Assert) {
  EXPECT_THAT(Printed("console.assert(true, 'a')"), IsEmpty());
  EXPECT_THAT(Printed("console.assert()"), ElementsAre("Assertion failed"));
  EXPECT_THAT(Printed("console.assert(false, 'a %s', 'b')"),
              ElementsAre("Assertion failed: a b"));
  EXPECT_THAT(Printed("console.assert(0, {a: 1})"),
              ElementsAre("Assertion failed { a: 1 }"));
}

TEST_F(ConsoleTest, Count) {
  EXPECT_THAT(Printed("console.count(); console.count(); console.count('a')"),
              ElementsAre("default: 1", "default: 2", "a: 1"));
  EXPECT_THAT(Printed("console.countReset(); console.count()"),
              ElementsAre("default: 1"));
  EXPECT_THAT(Printed("console.countReset('b')"),
              ElementsAre("Count for 'b' does not exist"));
}

TEST_F(ConsoleTest, GroupsIndentEachLine) {
  EXPECT_THAT(Printed("console.group('g'); console.log('a\\nb'); "
                      "console.groupCollapsed(); console.log('c'); "
                      "console.groupEnd(); console.groupEnd(); "
                      "console.groupEnd(); console.log('d')"),
              ElementsAre("g", "  a\n  b", "    c", "d"));
}

TEST_F(ConsoleTest, ClearLeavesAllGroups) {
  EXPECT_THAT(Printed("console.group('g'); console.clear(); console.log('a')"),
              ElementsAre("g", "a"));
}

TEST_F(ConsoleTest, Timers) {
  EXPECT_THAT(
      Printed("console.time(); console.timeLog(undefined, 'a', {b: 1}); "
              "console.timeEnd()"),
      ElementsAre(MatchesRegex("default: [0-9.]+ms a . b: 1 ."),
                  MatchesRegex("default: [0-9.]+ms")));
  EXPECT_THAT(Printed("console.timeEnd()"),
              ElementsAre("Timer 'default' does not exist"));
  EXPECT_THAT(Printed("console.timeLog('a')"),
              ElementsAre("Timer 'a' does not exist"));
  EXPECT_THAT(Printed("console.time('a'); console.time('a')"),
              ElementsAre("Timer 'a' already exists"));
}

TEST_F(ConsoleTest, TraceHasTheStack) {
  EXPECT_THAT(Printed("(function outer() { console.trace('t %d', 1); })()"),
              ElementsAre(HasSubstr("Trace: t 1\n    at outer (")));
}

TEST_F(ConsoleTest, DirIgnoresFormatSpecifiers) {
  EXPECT_THAT(Printed("console.dir('%s', {colors: false})"),
              ElementsAre("'%s'"));
}

TEST_F(ConsoleTest, TableOfObjects) {
  EXPECT_THAT(Printed("console.table([{a: 1, b: 'x'}, {a: 2, c: true}])"),
              ElementsAre("┌─────────┬───┬─────┬──────┐\n"
                          "│ (index) │ a │ b   │ c    │\n"
                          "├─────────┼───┼─────┼──────┤\n"
                          "│ 0       │ 1 │ 'x' │      │\n"
                          "│ 1       │ 2 │     │ true │\n"
                          "└─────────┴───┴─────┴──────┘"));
}

TEST_F(ConsoleTest, TableOfChosenProperties) {
  EXPECT_THAT(Printed("console.table({r: {a: 1, b: 2}}, ['b'])"),
              ElementsAre("┌─────────┬───┐\n"
                          "│ (index) │ b │\n"
                          "├─────────┼───┤\n"
                          "│ r       │ 2 │\n"
                          "└─────────┴───┘"));
}

TEST_F(ConsoleTest, TableOfMaps) {
  EXPECT_THAT(Printed("console.table(new Map([['k', 'v']]))"),
              ElementsAre("┌───────────────────┬─────┬────────┐\n"
                          "│ (iteration index) │ Key │ Values │\n"
                          "├───────────────────┼─────┼────────┤\n"
                          "│ 0                 │ 'k' │ 'v'    │\n"
                          "└───────────────────┴─────┴────────┘"));
}

TEST_F(ConsoleTest, TableOfAPrimitiveIsALog) {
  EXPECT_THAT(Printed("console.table('a')"), ElementsAre("a"));
}

}  // namespace
}  // namespace wsjs
