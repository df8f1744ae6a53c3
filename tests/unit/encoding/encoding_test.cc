// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/encoding.h"

#include <gtest/gtest.h>

#include <string_view>

namespace wsjs {
namespace {

std::string_view NameOf(std::u16string_view label) {
  const Encoding* encoding = Encoding::Get(label);
  return encoding ? encoding->name : "failure";
}

TEST(EncodingTest, LabelsAreFoundWithoutRegardToCase) {
  EXPECT_EQ(NameOf(u"utf-8"), "utf-8");
  EXPECT_EQ(NameOf(u"UTF8"), "utf-8");
  EXPECT_EQ(NameOf(u"x-unicode20utf8"), "utf-8");
  EXPECT_EQ(NameOf(u"Latin1"), "windows-1252");
  EXPECT_EQ(NameOf(u"ISO_8859-1:1987"), "windows-1252");
  EXPECT_EQ(NameOf(u"unicode"), "utf-16le");
  EXPECT_EQ(NameOf(u"unicodefffe"), "utf-16be");
  EXPECT_EQ(NameOf(u"gb2312"), "gbk");
  EXPECT_EQ(NameOf(u"iso-2022-kr"), "replacement");
}

TEST(EncodingTest, AsciiWhitespaceAroundALabelIsIgnored) {
  EXPECT_EQ(NameOf(u"\t\n\f\r utf-8 \r\f\n\t"), "utf-8");
}

TEST(EncodingTest, OtherWhitespaceIsNot) {
  EXPECT_EQ(NameOf(u"\u000Butf-8"), "failure");
  EXPECT_EQ(NameOf(u"\u00A0utf-8"), "failure");
  EXPECT_EQ(NameOf(u"\u2028utf-8"), "failure");
}

TEST(EncodingTest, WhatIsNoLabelFails) {
  EXPECT_EQ(NameOf(u""), "failure");
  EXPECT_EQ(NameOf(u" "), "failure");
  EXPECT_EQ(NameOf(u"utf"), "failure");
  EXPECT_EQ(NameOf(u"utf-8 utf8"), "failure");
  EXPECT_EQ(NameOf(u"utf-7"), "failure");
  // The Kelvin sign is k in Unicode's lower case, but not in ASCII's.
  EXPECT_EQ(NameOf(u"\u212Aoi8-r"), "failure");
}

}  // namespace
}  // namespace wsjs
