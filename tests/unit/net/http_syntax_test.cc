// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/http_syntax.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

TEST(HttpSyntaxTest, TokenHasOnlyTokenCharacters) {
  EXPECT_TRUE(IsToken("chat"));
  EXPECT_TRUE(IsToken("!#$%&'*+-.^_`|~09AZaz"));
  EXPECT_FALSE(IsToken(""));
  for (int byte = 0; byte < 256; ++byte) {
    const char character = static_cast<char>(byte);
    const bool is_separator =
        std::string_view("\"(),/:;<=>?@[\\]{}").find(character) !=
        std::string_view::npos;
    const bool is_visible = byte > 0x20 && byte < 0x7F;
    EXPECT_EQ(IsTokenCharacter(character), is_visible && !is_separator) << byte;
  }
}

TEST(HttpSyntaxTest, FieldContentHasNoCarriageReturnLineFeedOrNul) {
  EXPECT_TRUE(IsFieldContent(""));
  EXPECT_TRUE(IsFieldContent("a\tb \x7F\xFF"));
  EXPECT_FALSE(IsFieldContent("a\rb"));
  EXPECT_FALSE(IsFieldContent("a\nb"));
  EXPECT_FALSE(IsFieldContent(std::string_view("a\0b", 3)));
}

TEST(HttpSyntaxTest, TrimRemovesSpacesAndTabsOnly) {
  EXPECT_EQ(TrimOptionalWhitespace(" \ta b\t "), "a b");
  EXPECT_EQ(TrimOptionalWhitespace("\va\v"), "\va\v");
  EXPECT_EQ(TrimOptionalWhitespace(" \t "), "");
}

TEST(HttpSyntaxTest, ListHasTokenLooksAtWholeElements) {
  EXPECT_TRUE(ListHasToken("Upgrade", "upgrade"));
  EXPECT_TRUE(ListHasToken("keep-alive, UPGRADE", "upgrade"));
  EXPECT_TRUE(ListHasToken(",\t upgrade ,", "upgrade"));
  EXPECT_FALSE(ListHasToken("up", "upgrade"));
  EXPECT_FALSE(ListHasToken("upgraded", "upgrade"));
  EXPECT_FALSE(ListHasToken("keep-alive upgrade", "upgrade"));
  EXPECT_FALSE(ListHasToken("", "upgrade"));
}

TEST(HttpSyntaxTest, ComparisonIgnoresTheCaseOfAsciiLettersOnly) {
  EXPECT_TRUE(EqualsIgnoringAsciiCase("WebSocket", "websocket"));
  EXPECT_FALSE(EqualsIgnoringAsciiCase("[", "{"));
  EXPECT_FALSE(EqualsIgnoringAsciiCase("\xC4", "\xE4"));
  EXPECT_FALSE(EqualsIgnoringAsciiCase("websocket", "websockets"));
  EXPECT_TRUE(StartsWithIgnoringAsciiCase("__secure-a", "__Secure-"));
  EXPECT_FALSE(StartsWithIgnoringAsciiCase("__s", "__Secure-"));
}

TEST(HttpSyntaxTest, QuoteForLogEscapesWhatIsNotPrintable) {
  EXPECT_EQ(QuoteForLog("a\"b\\c\r\n\x7F\xFF"),
            "\"a\\\"b\\\\c\\x0d\\x0a\\x7f\\xff\"");
  EXPECT_EQ(QuoteForLog("abcdef", 3), "\"abc\"... (6 bytes)");
}

TEST(HttpSyntaxTest, ScannerReadsTokensAndCharacters) {
  FieldValueScanner scanner("a; b=c");
  EXPECT_EQ(scanner.ReadToken(), "a");
  EXPECT_EQ(scanner.ReadToken(), std::nullopt);
  EXPECT_FALSE(scanner.ReadCharacter('='));
  EXPECT_TRUE(scanner.ReadCharacter(';'));
  scanner.SkipOptionalWhitespace();
  EXPECT_EQ(scanner.ReadToken(), "b");
  EXPECT_TRUE(scanner.ReadCharacter('='));
  EXPECT_EQ(scanner.rest(), "c");
  EXPECT_EQ(scanner.ReadToken(), "c");
  EXPECT_TRUE(scanner.at_end());
}

TEST(HttpSyntaxTest, ScannerUnescapesQuotedStrings) {
  FieldValueScanner scanner("\"a\\\"b\\\\ \tc\xFF\"rest");
  EXPECT_EQ(scanner.ReadQuotedString(), "a\"b\\ \tc\xFF");
  EXPECT_EQ(scanner.rest(), "rest");
}

TEST(HttpSyntaxTest, ScannerRefusesBrokenQuotedStrings) {
  for (const std::string_view text : {"", "a", "\"", "\"a", "\"a\\", "\"a\\\"",
                                      "\"\x01\"", "\"\\\x01\"", "\"\x7F\""}) {
    FieldValueScanner scanner(text);
    EXPECT_EQ(scanner.ReadQuotedString(), std::nullopt) << text;
    EXPECT_EQ(scanner.rest(), text);
  }
}

}  // namespace
}  // namespace wsjs
