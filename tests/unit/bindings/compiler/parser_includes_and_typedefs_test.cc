// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "bindings/compiler/parser.h"
#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

TEST(ParserIncludesTest, IncludesStatement) {
  ParsedText parsed("A includes B;");
  EXPECT_EQ(parsed.errors(), "");
  EXPECT_EQ(parsed.fragment().includes.at(0).interface.text, "A");
  EXPECT_EQ(parsed.fragment().includes.at(0).mixin.text, "B");
}

TEST(ParserIncludesTest, ImplementsIsNoLongerAStatement) {
  EXPECT_EQ(ParsedText("A implements B;").errors(),
            "test.idl:1:3: error: expected \"includes\" after the identifier "
            "that starts an includes statement, found \"implements\"\n"
            "A implements B;\n"
            "  ^~~~~~~~~~\n");
}

TEST(ParserTypedefTest, TypedefHasATypeWithExtendedAttributes) {
  ParsedText parsed("typedef [Clamp] long? A;");
  EXPECT_EQ(parsed.errors(), "");
  const TypedefNode& a = parsed.fragment().typedefs.at(0);
  EXPECT_EQ(a.name.text, "A");
  EXPECT_TRUE(a.type.nullable);
  EXPECT_EQ(a.type.extended_attributes.at(0).name.text, "Clamp");
}

TEST(ParserTypedefTest, TypedefNeedsAName) {
  EXPECT_EQ(ParsedText("typedef long;").errors(),
            "test.idl:1:13: error: expected an identifier as the name of the "
            "typedef, found \";\"\n"
            "typedef long;\n"
            "            ^\n");
}

}  // namespace
}  // namespace wsjs::idl
