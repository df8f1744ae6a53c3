// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/random_bytes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <span>
#include <vector>

namespace wsjs {
namespace {

TEST(RandomBytesTest, FillsAllAndNeverTheSame) {
  // More than the kernel gives without a chance to be interrupted.
  std::vector<uint8_t> first(1024);
  std::vector<uint8_t> second(1024);
  FillWithRandomBytes(first);
  FillWithRandomBytes(second);
  EXPECT_NE(first, second);
  // All zeros by chance: once in 2^128 times.
  EXPECT_THAT(std::vector<uint8_t>(first.end() - 16, first.end()),
              testing::Not(testing::Each(0)));
}

TEST(RandomBytesTest, NothingToFill) {
  std::vector<uint8_t> bytes(1);
  FillWithRandomBytes(std::span(bytes).first(0));
  EXPECT_EQ(bytes[0], 0);
}

}  // namespace
}  // namespace wsjs
