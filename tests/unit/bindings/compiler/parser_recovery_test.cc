// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "bindings/compiler/parser.h"
#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

TEST(ParserRecoveryTest, SeveralMembersAreReportedInOneRun) {
  ParsedText parsed(
      "interface A {\n"
      "  attribute lng long a;\n"
      "  undefined b();\n"
      "  readonly long c;\n"
      "  undefined d();\n"
      "};\n");
  EXPECT_EQ(parsed.errors(),
            "test.idl:2:17: error: expected an identifier as the name of the "
            "attribute, found \"long\"\n"
            "  attribute lng long a;\n"
            "                ^~~~\n"
            "test.idl:4:12: error: expected \"attribute\" before the "
            "attribute's type, found \"long\"\n"
            "  readonly long c;\n"
            "           ^~~~\n");
  EXPECT_EQ(parsed.fragment().containers.at(0).members.size(), 2u);
}

TEST(ParserRecoveryTest, SeveralDefinitionsAreReportedInOneRun) {
  ParsedText parsed(
      "typedef A;\n"
      "class B { attribute long x; };\n"
      "enum C { \"c\" };\n"
      "interfac D {};\n");
  EXPECT_EQ(parsed.errors(),
            "test.idl:1:10: error: expected an identifier as the name of the "
            "typedef, found \";\"\n"
            "typedef A;\n"
            "         ^\n"
            "test.idl:2:7: error: expected \"includes\" after the identifier "
            "that starts an includes statement, found \"B\"\n"
            "class B { attribute long x; };\n"
            "      ^\n"
            "test.idl:4:10: error: expected \"includes\" after the identifier "
            "that starts an includes statement, found \"D\"\n"
            "interfac D {};\n"
            "         ^\n");
  EXPECT_EQ(parsed.fragment().enumerations.size(), 1u);
}

TEST(ParserRecoveryTest, MissingEndDoesNotHideTheNextDefinition) {
  ParsedText parsed(
      "enum A { \"a\"\n"
      "\n"
      "interface B { undefined b(; };\n");
  EXPECT_EQ(parsed.errors(),
            "test.idl:3:1: error: expected \"}\" after the enumeration's "
            "values, found \"interface\"\n"
            "interface B { undefined b(; };\n"
            "^~~~~~~~~\n"
            "test.idl:3:27: error: expected a type, found \";\"\n"
            "interface B { undefined b(; };\n"
            "                          ^\n");
}

// The braces of a default value don't end the members.
TEST(ParserRecoveryTest, BracesInsideABrokenMember) {
  ParsedText parsed(
      "interface A {\n"
      "  undefined b(C c = {}, optional C d = { 1 });\n"
      "  undefined e(optional C f = { 1 });\n"
      "  undefined g();\n"
      "};\n");
  EXPECT_EQ(parsed.errors(),
            "test.idl:2:19: error: only an optional argument can have a "
            "default value\n"
            "  undefined b(C c = {}, optional C d = { 1 });\n"
            "                  ^\n"
            "test.idl:3:32: error: expected \"}\" after \"{\": only the empty "
            "object can be a default value, found \"1\"\n"
            "  undefined e(optional C f = { 1 });\n"
            "                               ^\n");
  EXPECT_EQ(parsed.fragment().containers.at(0).members.size(), 1u);
}

TEST(ParserRecoveryTest, MissingEndOfTheMembers) {
  ParsedText parsed(
      "interface A {\n"
      "  undefined a();\n"
      "  interface B { undefined b(); };\n"
      "dictionary C {\n"
      "  long c;\n"
      "dictionary D {};\n");
  EXPECT_EQ(parsed.errors(),
            "test.idl:3:3: error: expected \"}\" after the members, found "
            "\"interface\"\n"
            "  interface B { undefined b(); };\n"
            "  ^~~~~~~~~\n"
            "test.idl:6:1: error: expected \"}\" after the dictionary's "
            "members, found \"dictionary\"\n"
            "dictionary D {};\n"
            "^~~~~~~~~~\n");
  EXPECT_EQ(parsed.fragment().containers.size(), 1u);
  EXPECT_EQ(parsed.fragment().dictionaries.size(), 2u);
}

TEST(ParserRecoveryTest, EndOfFileInsideADefinition) {
  EXPECT_EQ(ParsedText("interface A {\n").errors(),
            "test.idl:2:1: error: expected \"}\" after the members, found the "
            "end of the file\n"
            "\n"
            "^\n");
}

TEST(ParserRecoveryTest, StrayPunctuation) {
  EXPECT_EQ(ParsedText("};").errors(),
            "test.idl:1:1: error: expected a definition (callback, dictionary, "
            "enum, interface, namespace, partial, typedef or an includes "
            "statement), found \"}\"\n"
            "};\n"
            "^\n");
}

TEST(ParserRecoveryTest, EveryPrefixOfAFileEnds) {
  const std::string text =
      "[Exposed=(A,B)] interface A : B { [C] const long d = -1; getter (long "
      "or sequence<octet?>) e(optional record<DOMString, any> f = {}, any... "
      "g); }; enum H { \"h\" }; /* i */ J includes K; callback L = "
      "Promise<any> "
      "(); dictionary M { required long n; };";
  EXPECT_EQ(ParsedText(text).errors(), "");
  for (size_t length = 0; length < text.size(); ++length)
    ParsedText(text.substr(0, length));
}

}  // namespace
}  // namespace wsjs::idl
