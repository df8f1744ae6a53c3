// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/cookie_date.h"

#include <gtest/gtest.h>

#include <optional>

namespace wsjs {
namespace {

// Seconds since 1970, or nullopt.
std::optional<int64_t> Parse(std::string_view text) {
  const auto date = ParseCookieDate(text);
  if (!date)
    return std::nullopt;
  return date->time_since_epoch().count();
}

TEST(CookieDateTest, FormsOfTheSameDate) {
  constexpr int64_t kDate = 784111777;  // 6 November 1994, 08:49:37
  EXPECT_EQ(Parse("Sun, 06 Nov 1994 08:49:37 GMT"), kDate);
  EXPECT_EQ(Parse("Sunday, 06-Nov-94 08:49:37 GMT"), kDate);
  EXPECT_EQ(Parse("Sun Nov  6 08:49:37 1994"), kDate);
  EXPECT_EQ(Parse("6 november 1994 8:49:37"), kDate);
  EXPECT_EQ(Parse("08:49:37x 6 NOV1 94"), kDate);
  EXPECT_EQ(Parse(";;1994/Nov/06@08:49:37;"), kDate);
}

TEST(CookieDateTest, YearsOfTwoDigits) {
  EXPECT_EQ(Parse("1 Jan 70 00:00:00"), 0);
  EXPECT_EQ(Parse("1 Jan 99 00:00:00"), 915148800);
  EXPECT_EQ(Parse("1 Jan 00 00:00:00"), 946684800);
  EXPECT_EQ(Parse("1 Jan 69 00:00:00"), 3124224000);
}

TEST(CookieDateTest, Boundaries) {
  EXPECT_NE(Parse("1 Jan 1601 00:00:00"), std::nullopt);
  EXPECT_EQ(Parse("31 Dec 1600 00:00:00"), std::nullopt);
  EXPECT_NE(Parse("31 Dec 9999 23:59:59"), std::nullopt);
  EXPECT_EQ(Parse("1 Jan 2000 24:00:00"), std::nullopt);
  EXPECT_EQ(Parse("1 Jan 2000 00:60:00"), std::nullopt);
  EXPECT_EQ(Parse("1 Jan 2000 00:00:60"), std::nullopt);
  EXPECT_EQ(Parse("0 Jan 2000 00:00:00"), std::nullopt);
  EXPECT_EQ(Parse("32 Jan 2000 00:00:00"), std::nullopt);
  EXPECT_NE(Parse("29 Feb 2000 00:00:00"), std::nullopt);
  EXPECT_EQ(Parse("29 Feb 2001 00:00:00"), std::nullopt);
  EXPECT_EQ(Parse("1 Jan 20000 00:00:00"), std::nullopt);
}

TEST(CookieDateTest, EachPartMustBeThere) {
  EXPECT_EQ(Parse(""), std::nullopt);
  EXPECT_EQ(Parse("tomorrow"), std::nullopt);
  EXPECT_EQ(Parse("6 Nov 1994"), std::nullopt);
  EXPECT_EQ(Parse("Nov 1994 08:49:37"), std::nullopt);
  EXPECT_EQ(Parse("6 1994 08:49:37"), std::nullopt);
  EXPECT_EQ(Parse("6 Nov 08:49:37"), std::nullopt);
  EXPECT_EQ(Parse("6 Nov 1994 08:49"), std::nullopt);
}

}  // namespace
}  // namespace wsjs
