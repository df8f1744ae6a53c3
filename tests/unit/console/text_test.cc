// SPDX-License-Identifier: BSD-3-Clause
#include "src/console/text.h"

#include <gtest/gtest.h>

#include <string>

namespace wsjs {
namespace {

TEST(TextTest, QuoteStringTakesAQuoteThatIsNotInTheText) {
  EXPECT_EQ(QuoteString(u"a"), "'a'");
  EXPECT_EQ(QuoteString(u""), "''");
  EXPECT_EQ(QuoteString(u"it's"), "\"it's\"");
  EXPECT_EQ(QuoteString(u"'\""), "`'\"`");
  EXPECT_EQ(QuoteString(u"'\"`"), R"('\'"`')");
  EXPECT_EQ(QuoteString(u"'\"${"), R"('\'"${')");
}

TEST(TextTest, QuoteStringEscapesWhatCannotBeSeen) {
  EXPECT_EQ(QuoteString(u"\b\t\n\f\r\\"), R"('\b\t\n\f\r\\')");
  EXPECT_EQ(QuoteString(u"\u001B\u007F\u0080\u00A0"),
            "'\\x1B\\x7F\\x80\u00A0'");
}

TEST(TextTest, QuoteStringEscapesLoneSurrogates) {
  EXPECT_EQ(QuoteString(u"\U0001F600"), "'\U0001F600'");
  EXPECT_EQ(QuoteString(std::u16string{u'a', 0xD83D}), R"('a\uD83D')");
  EXPECT_EQ(QuoteString(std::u16string{0xDE00, u'b'}), R"('\uDE00b')");
  EXPECT_EQ(QuoteString(std::u16string{0xD83D, 0xD83D, 0xDE00}),
            "'\\uD83D\U0001F600'");
}

TEST(TextTest, DisplayWidthCountsColumns) {
  EXPECT_EQ(DisplayWidth(""), 0u);
  EXPECT_EQ(DisplayWidth("abc"), 3u);
  EXPECT_EQ(DisplayWidth("é"), 1u);
  EXPECT_EQ(DisplayWidth("e\u0301"), 1u);
  EXPECT_EQ(DisplayWidth("日本"), 4u);
  EXPECT_EQ(DisplayWidth("\U0001F600"), 2u);
}

TEST(TextTest, DisplayWidthLeavesEscapeSequencesOut) {
  EXPECT_EQ(DisplayWidth(Styled("12", TextStyle::kNumber)), 2u);
  EXPECT_EQ(DisplayWidth("a\x1B["), 1u);
}

TEST(TextTest, IdentifierNames) {
  EXPECT_TRUE(IsIdentifierName(u"a"));
  EXPECT_TRUE(IsIdentifierName(u"$_9Z"));
  EXPECT_FALSE(IsIdentifierName(u""));
  EXPECT_FALSE(IsIdentifierName(u"9a"));
  EXPECT_FALSE(IsIdentifierName(u"a-b"));
  EXPECT_FALSE(IsIdentifierName(u"a b"));
}

}  // namespace
}  // namespace wsjs
