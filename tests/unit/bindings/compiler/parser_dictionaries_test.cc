// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "bindings/compiler/parser.h"
#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

TEST(ParserDictionariesTest, Members) {
  ParsedText parsed(
      "dictionary A : B { long a; long b = 1; required [Clamp] octet c; "
      "[EnforceRange] octet d; };");
  EXPECT_EQ(parsed.errors(), "");
  const DictionaryNode& a = parsed.fragment().dictionaries.at(0);
  EXPECT_EQ(a.inherited.text, "B");
  ASSERT_EQ(a.members.size(), 4u);
  EXPECT_FALSE(a.members[0].required);
  EXPECT_EQ(a.members[1].default_value->value.magnitude, 1u);
  EXPECT_TRUE(a.members[2].required);
  EXPECT_EQ(a.members[2].type.extended_attributes.size(), 1u);
  EXPECT_EQ(a.members[3].extended_attributes.size(), 1u);
}

TEST(ParserDictionariesTest, PartialDictionary) {
  ParsedText parsed("partial dictionary A { long a; };");
  EXPECT_EQ(parsed.errors(), "");
  EXPECT_TRUE(parsed.fragment().dictionaries.at(0).partial);
}

TEST(ParserDictionariesTest, RequiredMemberHasNoDefault) {
  EXPECT_EQ(ParsedText("dictionary A { required long a = 1; };").errors(),
            "test.idl:1:32: error: a required dictionary member can't have a "
            "default value\n"
            "dictionary A { required long a = 1; };\n"
            "                               ^\n");
}

TEST(ParserDictionariesTest, Enumeration) {
  ParsedText parsed("enum A { \"a\", \"\", \"b-c\" }; enum B { \"x\", };");
  EXPECT_EQ(parsed.errors(), "");
  const EnumerationNode& a = parsed.fragment().enumerations.at(0);
  ASSERT_EQ(a.values.size(), 3u);
  EXPECT_EQ(a.values[0].text, "a");
  EXPECT_EQ(a.values[1].text, "");
  EXPECT_EQ(parsed.fragment().enumerations.at(1).values.size(), 1u);
}

TEST(ParserDictionariesTest, EnumerationNeedsAValue) {
  EXPECT_EQ(ParsedText("enum A { };").errors(),
            "test.idl:1:10: error: expected a string as a value of the "
            "enumeration, found \"}\"\n"
            "enum A { };\n"
            "         ^\n");
}

TEST(ParserDictionariesTest, EnumerationValuesAreStrings) {
  EXPECT_EQ(ParsedText("enum A { a };").errors(),
            "test.idl:1:10: error: expected a string as a value of the "
            "enumeration, found \"a\"\n"
            "enum A { a };\n"
            "         ^\n");
}

}  // namespace
}  // namespace wsjs::idl
