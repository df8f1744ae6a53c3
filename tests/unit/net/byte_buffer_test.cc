// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/byte_buffer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

namespace wsjs {
namespace {

TEST(ByteBufferTest, AppendGrows) {
  ByteBuffer buffer;
  std::string expected;
  for (int i = 0; i < 1000; ++i) {
    const std::string part = std::to_string(i);
    buffer.Append(AsBytes(part));
    expected += part;
  }
  EXPECT_EQ(AsStringView(buffer.span()), expected);
  buffer.RemoveSuffix(3);
  expected.resize(expected.size() - 3);
  const OwnedBytes block = buffer.Take();
  EXPECT_EQ(AsStringView(block.span()), expected);
  EXPECT_TRUE(buffer.empty());
}

TEST(ByteBufferTest, RoomIsWrittenAndCommitted) {
  ByteBuffer buffer;
  std::ranges::fill(buffer.Room(3).first(3), uint8_t{'a'});
  EXPECT_TRUE(buffer.empty());
  buffer.Commit(2);
  EXPECT_EQ(AsStringView(buffer.span()), "aa");
}

TEST(ByteBufferTest, ReserveExactlyMakesOneBlock) {
  ByteBuffer buffer;
  buffer.Append(AsBytes("ab"));
  buffer.ReserveExactly(10'000);
  const uint8_t* const data = buffer.span().data();
  buffer.Append(AsBytes(std::string(10'000, 'c')));
  const OwnedBytes block = buffer.Take();
  EXPECT_EQ(block.data(), data);
  EXPECT_EQ(block.size(), 10'002u);
}

TEST(ByteBufferTest, TakeOfNothingIsEmpty) {
  ByteBuffer buffer;
  EXPECT_TRUE(buffer.Take().empty());
  static_cast<void>(buffer.Room(10));
  EXPECT_TRUE(buffer.Take().empty());
  buffer.Append(AsBytes("a"));
  buffer.Clear();
  EXPECT_EQ(buffer.size(), 0u);
  EXPECT_EQ(buffer.Room(0).size(), 0u);
}

}  // namespace
}  // namespace wsjs
