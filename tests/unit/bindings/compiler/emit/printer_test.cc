// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/printer.h"

#include <gtest/gtest.h>

namespace wsjs::idl {
namespace {

TEST(PrinterTest, ReplacesVariables) {
  EXPECT_EQ(Substitute("$a$ and $b$, $a$, $$1", {{"a", "x"}, {"b", "y"}}),
            "x and y, x, $1");
}

TEST(PrinterTest, IndentsTheLinesOfAVariable) {
  EXPECT_EQ(Substitute("  f($a$);\n", {{"a", "one,\ntwo"}}),
            "  f(one,\n    two);\n");
}

TEST(PrinterTest, DoesNotIndentBlankLinesAndTheEnd) {
  EXPECT_EQ(Substitute("  $a$x", {{"a", "one\n\ntwo\n"}}), "  one\n\n  two\nx");
}

TEST(PrinterTest, FormatListKeepsShortLists) {
  EXPECT_EQ(FormatList("f(", {"a", "b"}, ");", 0), "f(a, b);");
  EXPECT_EQ(FormatList("f(", {}, ");", 0), "f();");
}

TEST(PrinterTest, FormatListBreaksAtColumn80) {
  const std::string long_part(70, 'a');
  EXPECT_EQ(FormatList("f(", {long_part}, ");", 6), "f(" + long_part + ");");
  EXPECT_EQ(FormatList("f(", {long_part}, ");", 7),
            "f(\n    " + long_part + ");");
  EXPECT_EQ(FormatList("f(", {long_part, "b", "c"}, ");", 2),
            "f(\n    " + long_part + ",\n    b,\n    c);");
}

TEST(PrinterTest, FormatTemplateBreaksBetweenArguments) {
  EXPECT_EQ(FormatTemplate("A<B, C<D>>", 0, 0), "A<B, C<D>>");
  const std::string long_part(70, 'a');
  EXPECT_EQ(FormatTemplate("A<" + long_part + ", C<D, E>>", 2, 0),
            "A<\n      " + long_part + ",\n      C<D, E>>");
}

TEST(PrinterTest, FormatParametersAlignsThem) {
  const std::string long_part(70, 'a');
  EXPECT_EQ(FormatParameters("f(", {"a", "b"}, ")"), "f(a, b)");
  EXPECT_EQ(FormatParameters("f(", {long_part, "b12345"}, ")"),
            "f(" + long_part + ",\n  b12345)");
}

TEST(PrinterTest, FormatCommentBreaksBetweenWords) {
  EXPECT_EQ(FormatComment("a b;"), "// a b;\n");
  const std::string word(50, 'w');
  EXPECT_EQ(FormatComment(word + " " + word),
            "// " + word + "\n//     " + word + "\n");
}

}  // namespace
}  // namespace wsjs::idl
