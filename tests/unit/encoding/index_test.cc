// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/index.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

// How many pointers below `end` have a code point, and no private one.
size_t Count(const Index& index, size_t end) {
  size_t count = 0;
  for (size_t pointer = 0; pointer < end; ++pointer) {
    const char32_t code_point = index.CodePoint(pointer);
    const bool is_private = code_point >= 0xE000 && code_point <= 0xF8FF;
    count += code_point != 0 && !is_private;
  }
  return count;
}

// The numbers of lines of the standard's index-*.txt, those of private use in
// index-gb18030.txt (2,048) aside.
TEST(IndexTest, HasAsManyCodePointsAsTheStandard) {
  EXPECT_EQ(Count(Index::Big5(), 126 * 157), 18590u);
  EXPECT_EQ(Count(Index::EucKr(), 126 * 190), 17048u);
  EXPECT_EQ(Count(Index::Gb18030(), 126 * 190), 21892u);
  EXPECT_EQ(Count(Index::Jis0208(), 11280), 7724u);
  EXPECT_EQ(Count(Index::Jis0212(), 94 * 94), 6067u);
}

TEST(IndexTest, NullIsWhatIsNotInTheIndex) {
  EXPECT_EQ(Index::Big5().CodePoint(0), 0u);
  EXPECT_EQ(Index::Big5().CodePoint(126 * 157), 0u);
  EXPECT_EQ(Index::Jis0208().CodePoint(108), 0u);
  EXPECT_EQ(Index::Jis0212().CodePoint(0), 0u);
}

TEST(IndexTest, CodePointsOfBothPlanesOfBig5) {
  EXPECT_EQ(Index::Big5().CodePoint(942), 0x43F0u);
  EXPECT_EQ(Index::Big5().CodePoint(947), 0x27267u);
  EXPECT_EQ(Index::Big5().CodePoint(19781), 0x79D4u);
}

TEST(IndexTest, Big5IsTheStandardsWhereIcuDiffers) {
  // A private character in ICU, a code point that it lacks, the last one.
  EXPECT_EQ(Index::Big5().CodePoint((0x88 - 0x81) * 157), 0x31C0u);
  EXPECT_EQ(Index::Big5().CodePoint((0xA3 - 0x81) * 157 + 0xC0 - 0x62),
            0x2400u);
  EXPECT_EQ(Index::Big5().CodePoint((0xFE - 0x81) * 157 + 0xDD - 0x62),
            0x7809u);
}

TEST(IndexTest, Gb18030IsTheStandardsWhereIcuDiffers) {
  EXPECT_EQ(Index::Gb18030().CodePoint((0xA3 - 0x81) * 190 + 0xA0 - 0x41),
            0x3000u);
  EXPECT_EQ(Index::Gb18030().CodePoint((0xA8 - 0x81) * 190 + 0xBC - 0x41),
            0x1E3Fu);
  EXPECT_EQ(Index::Gb18030().CodePoint((0xFE - 0x81) * 190 + 0xA0 - 0x41),
            0x9FBBu);
}

TEST(IndexTest, Gb18030RangesOfFourBytes) {
  EXPECT_EQ(IndexGb18030RangesCodePoint(0), 0x80u);
  EXPECT_EQ(IndexGb18030RangesCodePoint(35), 0xA3u);
  EXPECT_EQ(IndexGb18030RangesCodePoint(36), 0xA5u);
  EXPECT_EQ(IndexGb18030RangesCodePoint(7456), 0x1E3Eu);
  EXPECT_EQ(IndexGb18030RangesCodePoint(7457), 0xE7C7u);
  EXPECT_EQ(IndexGb18030RangesCodePoint(7458), 0x1E40u);
  EXPECT_EQ(IndexGb18030RangesCodePoint(39419), 0xFFFFu);
  EXPECT_EQ(IndexGb18030RangesCodePoint(39420), 0u);
  EXPECT_EQ(IndexGb18030RangesCodePoint(188999), 0u);
  EXPECT_EQ(IndexGb18030RangesCodePoint(189000), 0x10000u);
  EXPECT_EQ(IndexGb18030RangesCodePoint(1237575), 0x10FFFFu);
  EXPECT_EQ(IndexGb18030RangesCodePoint(1237576), 0u);
}

}  // namespace
}  // namespace wsjs
