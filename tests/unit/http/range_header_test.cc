// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/range_header.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

constexpr uint64_t kLargest = 18446744073709551615u;

std::optional<ByteRange> Parse(std::string_view value) {
  return ParseSingleRangeHeaderValue(value, /*allows_whitespace=*/true);
}

TEST(RangeHeaderTest, StartAndEnd) {
  EXPECT_EQ(Parse("bytes=2-5"), (ByteRange{2, 5}));
  EXPECT_EQ(Parse("bytes=0-0"), (ByteRange{0, 0}));
  EXPECT_EQ(Parse("bytes=2-"), (ByteRange{2, std::nullopt}));
  EXPECT_EQ(Parse("bytes=-5"), (ByteRange{std::nullopt, 5}));
}

TEST(RangeHeaderTest, EndBeforeStartIsAFailure) {
  EXPECT_EQ(Parse("bytes=5-5"), (ByteRange{5, 5}));
  EXPECT_EQ(Parse("bytes=5-4"), std::nullopt);
}

TEST(RangeHeaderTest, OtherSyntaxIsAFailure) {
  for (const char* value :
       {"", "bytes", "bytes=", "bytes=-", "bytes=1", "bytes=1-2,4-5",
        "bytes=1-2x", "Bytes=1-2", "byte=1-2", "bytes=a-2", "bytes 1-2",
        " bytes=1-2", "bytes=--1"}) {
    EXPECT_EQ(Parse(value), std::nullopt) << value;
  }
}

TEST(RangeHeaderTest, WhitespaceIsAllowedBetweenTokensOnly) {
  EXPECT_EQ(Parse("bytes \t= 1\t- 2"), (ByteRange{1, 2}));
  EXPECT_EQ(Parse("bytes=1-2 "), std::nullopt);
  EXPECT_EQ(
      ParseSingleRangeHeaderValue("bytes= 1-2", /*allows_whitespace=*/false),
      std::nullopt);
}

TEST(RangeHeaderTest, NumbersThatDoNotFitAreTheLargest) {
  EXPECT_EQ(Parse("bytes=0-18446744073709551615"), (ByteRange{0, kLargest}));
  EXPECT_EQ(Parse("bytes=0-18446744073709551616"), (ByteRange{0, kLargest}));
  EXPECT_EQ(Parse("bytes=99999999999999999999999-"),
            (ByteRange{kLargest, std::nullopt}));
}

}  // namespace
}  // namespace wsjs
