// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/lexer.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace wsjs::idl {
namespace {

// The tokens as "kind:text", separated by spaces, then the diagnostics.
std::string Lex(std::string text) {
  SourceFile file{"test.idl", std::move(text)};
  Diagnostics diagnostics;
  std::string result;
  for (const Token& token : Tokenize(file, diagnostics)) {
    constexpr const char* kKinds[] = {"id",   "int",   "dec", "str",
                                      "term", "other", "end"};
    if (!result.empty())
      result += " ";
    result += kKinds[static_cast<int>(token.kind)];
    result.append(":").append(token.text);
  }
  return result + diagnostics.ToString();
}

TEST(LexerTest, EmptyFileIsTheEnd) {
  EXPECT_EQ(Lex(""), "end:");
  EXPECT_EQ(Lex(" \t\r\n"), "end:");
}

TEST(LexerTest, CommentsAreSkipped) {
  EXPECT_EQ(Lex("a // b\nc /* d\n * e */ f //"), "id:a id:c id:f end:");
  EXPECT_EQ(Lex("/**/a/***/"), "id:a end:");
}

TEST(LexerTest, UnterminatedCommentIsReported) {
  EXPECT_EQ(Lex("a /* b"),
            "id:a end:"
            "test.idl:1:3: error: unterminated comment: expected \"*/\"\n"
            "a /* b\n"
            "  ^~\n");
}

TEST(LexerTest, IdentifiersMayStartWithUnderscoreOrMinus) {
  EXPECT_EQ(Lex("a1 _b -c d-e f_"), "id:a1 id:_b id:-c id:d-e id:f_ end:");
}

TEST(LexerTest, KeywordsAreTerminals) {
  EXPECT_EQ(Lex("long Long async_iterable _long -Infinity"),
            "term:long id:Long term:async_iterable id:_long term:-Infinity "
            "end:");
}

TEST(LexerTest, IntegersHaveThreeBases) {
  EXPECT_EQ(Lex("0 7 -42 0x1F 0XaB 017 -0x8"),
            "int:0 int:7 int:-42 int:0x1F int:0XaB int:017 int:-0x8 end:");
}

TEST(LexerTest, LongestMatchEndsAnIntegerAtAWrongDigit) {
  EXPECT_EQ(Lex("08 0x 0xg 1a"),
            "int:0 int:8 int:0 id:x int:0 id:xg int:1 id:a "
            "end:");
}

TEST(LexerTest, DecimalsNeedAPointOrAnExponent) {
  EXPECT_EQ(
      Lex("1.5 .5 5. 1e3 1.5E-3 -2.5e+1 -.5"),
      "dec:1.5 dec:.5 dec:5. dec:1e3 dec:1.5E-3 dec:-2.5e+1 dec:-.5 end:");
  EXPECT_EQ(Lex("1e 1e+"), "int:1 id:e int:1 id:e other:+ end:");
}

TEST(LexerTest, StringsKeepTheirQuotes) {
  EXPECT_EQ(Lex(R"("" "a b" "interface" "\")"),
            R"(str:"" str:"a b" str:"interface" str:"\" end:)");
}

TEST(LexerTest, UnterminatedStringIsReported) {
  EXPECT_EQ(Lex("a \"b\n"),
            "id:a end:"
            "test.idl:1:3: error: unterminated string: expected '\"'\n"
            "a \"b\n"
            "  ^\n");
}

TEST(LexerTest, EllipsisIsOneToken) {
  EXPECT_EQ(Lex("any... . .."), "term:any term:... term:. term:. term:. end:");
}

TEST(LexerTest, PunctuatorsAreTerminals) {
  EXPECT_EQ(Lex("()[]{},:;<>=?*-"),
            "term:( term:) term:[ term:] term:{ term:} term:, term:: term:; "
            "term:< term:> term:= term:? term:* term:- end:");
}

TEST(LexerTest, OtherCharactersAreWholeScalarValues) {
  EXPECT_EQ(Lex("a € \xF0\x9F\x98\x80 #"),
            "id:a other:€ other:\xF0\x9F\x98\x80 other:# end:");
}

}  // namespace
}  // namespace wsjs::idl
