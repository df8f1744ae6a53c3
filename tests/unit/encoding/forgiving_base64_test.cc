// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/forgiving_base64.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

namespace wsjs {
namespace {

using namespace std::string_view_literals;

TEST(ForgivingBase64Test, EncodesEveryLengthOfTheLastGroup) {
  EXPECT_EQ(ForgivingBase64Encode({}), "");
  EXPECT_EQ(ForgivingBase64Encode(AsBytes("f")), "Zg==");
  EXPECT_EQ(ForgivingBase64Encode(AsBytes("fo")), "Zm8=");
  EXPECT_EQ(ForgivingBase64Encode(AsBytes("foo")), "Zm9v");
  EXPECT_EQ(ForgivingBase64Encode(AsBytes("\xFB\xFF\x00"sv)), "+/8A");
}

TEST(ForgivingBase64Test, DecodesWithAndWithoutPadding) {
  EXPECT_EQ(ForgivingBase64Decode(u""), "");
  EXPECT_EQ(ForgivingBase64Decode(u"Zg=="), "f");
  EXPECT_EQ(ForgivingBase64Decode(u"Zg"), "f");
  EXPECT_EQ(ForgivingBase64Decode(u"Zm8="), "fo");
  EXPECT_EQ(ForgivingBase64Decode(u"Zm8"), "fo");
  EXPECT_EQ(ForgivingBase64Decode(u"+/8A"), "\xFB\xFF\x00"sv);
}

TEST(ForgivingBase64Test, AsciiWhitespaceIsIgnored) {
  EXPECT_EQ(ForgivingBase64Decode(u" Z\tm\n9\fv\r"), "foo");
  EXPECT_EQ(ForgivingBase64Decode(u"Zg = ="), "f");
  EXPECT_EQ(ForgivingBase64Decode(u"Zm9v\u00A0"), std::nullopt);
}

TEST(ForgivingBase64Test, ExtraBitsOfTheLastCharacterAreDropped) {
  EXPECT_EQ(ForgivingBase64Decode(u"ab"), "i");
  EXPECT_EQ(ForgivingBase64Decode(u"YR"), "a");
  EXPECT_EQ(ForgivingBase64Decode(u"YR=="), "a");
}

TEST(ForgivingBase64Test, WrongLengthPaddingOrCharacterFails) {
  EXPECT_EQ(ForgivingBase64Decode(u"Z"), std::nullopt);
  EXPECT_EQ(ForgivingBase64Decode(u"Zm9vZ"), std::nullopt);
  EXPECT_EQ(ForgivingBase64Decode(u"Zg="), std::nullopt);
  EXPECT_EQ(ForgivingBase64Decode(u"Zg==="), std::nullopt);
  EXPECT_EQ(ForgivingBase64Decode(u"Z==="), std::nullopt);
  EXPECT_EQ(ForgivingBase64Decode(u"===="), std::nullopt);
  EXPECT_EQ(ForgivingBase64Decode(u"Zm9v="), std::nullopt);
  EXPECT_EQ(ForgivingBase64Decode(u"Z=g="), std::nullopt);
  EXPECT_EQ(ForgivingBase64Decode(u"Zm-_"), std::nullopt);
  EXPECT_EQ(ForgivingBase64Decode(u"Zm9\u0176"), std::nullopt);
}

}  // namespace
}  // namespace wsjs
