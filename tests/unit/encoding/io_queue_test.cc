// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/io_queue.h"

#include <gtest/gtest.h>

#include <string_view>

#include "src/base/bytes.h"

namespace wsjs {
namespace {

TEST(IoQueueTest, ReadsBytesAndThenItsEndForEver) {
  IoQueue queue(AsBytes("a\xFF"));
  EXPECT_EQ(queue.Read(), 'a');
  EXPECT_FALSE(queue.empty());
  EXPECT_EQ(queue.Read(), 0xFF);
  EXPECT_TRUE(queue.empty());
  EXPECT_EQ(queue.Read(), IoQueue::kEndOfQueue);
  EXPECT_EQ(queue.Read(), IoQueue::kEndOfQueue);
}

TEST(IoQueueTest, RestoredBytesComeInTheirOrderBeforeTheRest) {
  IoQueue queue(AsBytes("x"));
  queue.Restore({'b', 'c'});
  queue.Restore({'a'});
  EXPECT_EQ(queue.Read(), 'a');
  EXPECT_EQ(queue.Read(), 'b');
  EXPECT_EQ(queue.Read(), 'c');
  EXPECT_EQ(queue.Read(), 'x');
}

TEST(IoQueueTest, TheEndIsNotRestored) {
  IoQueue queue({});
  queue.Restore({'a', IoQueue::kEndOfQueue});
  EXPECT_EQ(queue.Read(), 'a');
  EXPECT_TRUE(queue.empty());
}

TEST(IoQueueTest, ReadAsciiEndsAtOtherBytesAndLeavesRestoredOnes) {
  IoQueue queue(AsBytes("ab\x80z"));
  queue.Restore({'r'});
  EXPECT_TRUE(queue.ReadAscii().empty());
  EXPECT_EQ(queue.Read(), 'r');
  EXPECT_EQ(AsStringView(queue.ReadAscii()), "ab");
  EXPECT_TRUE(queue.ReadAscii().empty());
  EXPECT_EQ(queue.Read(), 0x80);
  EXPECT_EQ(AsStringView(queue.ReadAscii()), "z");
}

}  // namespace
}  // namespace wsjs
