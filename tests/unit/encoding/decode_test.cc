// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/decode.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace wsjs {
namespace {

using namespace std::string_view_literals;

std::string DecodeAs(std::u16string_view label, std::string_view bytes) {
  return Decode(AsBytes(bytes), *Encoding::Get(label));
}

TEST(DecodeTest, WithoutByteOrderMarkUsesTheGivenEncoding) {
  EXPECT_EQ(DecodeAs(u"windows-1252", "\x80\xE9"), "\u20AC\u00E9");
  EXPECT_EQ(DecodeAs(u"utf-8", "\xC3\xA9\xFF"), "\u00E9\uFFFD");
  EXPECT_EQ(DecodeAs(u"utf-8", ""), "");
}

TEST(DecodeTest, ByteOrderMarkWinsAndIsDropped) {
  EXPECT_EQ(DecodeAs(u"windows-1252", "\xEF\xBB\xBF\xC3\xA9"), "\u00E9");
  EXPECT_EQ(DecodeAs(u"utf-8", "\xFE\xFF\x20\xAC"sv), "\u20AC");
  EXPECT_EQ(DecodeAs(u"utf-8", "\xFF\xFE\xAC\x20"sv), "\u20AC");
}

TEST(DecodeTest, OnlyTheFirstByteOrderMarkIsDropped) {
  EXPECT_EQ(DecodeAs(u"utf-8", "\xEF\xBB\xBF\xEF\xBB\xBF"), "\uFEFF");
}

}  // namespace
}  // namespace wsjs
