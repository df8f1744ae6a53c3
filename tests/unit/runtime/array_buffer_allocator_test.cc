// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/array_buffer_allocator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace wsjs {
namespace {

bool IsZero(const void* data, size_t length) {
  const auto* const bytes = static_cast<const uint8_t*>(data);
  return std::all_of(bytes, bytes + length, [](uint8_t b) { return b == 0; });
}

TEST(ArrayBufferAllocatorTest, EveryLengthHasItsBytes) {
  ArrayBufferAllocator allocator;
  for (size_t length = 1; length <= 4200; ++length) {
    void* const data = allocator.AllocateUninitialized(length);
    ASSERT_TRUE(data);
    // A sanitizer sees when the block is shorter.
    std::memset(data, 0xFF, length);
    allocator.Free(data, length);
  }
}

TEST(ArrayBufferAllocatorTest, BlocksAreUsedAgain) {
  for (const size_t length : {129, 192, 193, 1024, 3073, 4096}) {
    ArrayBufferAllocator allocator;
    void* const data = allocator.AllocateUninitialized(length);
    allocator.Free(data, length);
    EXPECT_GE(allocator.idle_bytes(), length);
    EXPECT_EQ(allocator.AllocateUninitialized(length), data);
    EXPECT_EQ(allocator.idle_bytes(), 0u);
    allocator.Free(data, length);
  }
}

TEST(ArrayBufferAllocatorTest, SmallAndLargeBlocksAreNotKept) {
  ArrayBufferAllocator allocator;
  for (const size_t length : {1, 128, 4097, 100'000}) {
    allocator.Free(allocator.Allocate(length), length);
    EXPECT_EQ(allocator.idle_bytes(), 0u);
  }
}

TEST(ArrayBufferAllocatorTest, AllocatedBytesAreZeroWhenUsedAgain) {
  ArrayBufferAllocator allocator;
  for (const size_t length : {100, 129, 1000, 4096, 5000}) {
    void* const data = allocator.Allocate(length);
    EXPECT_TRUE(IsZero(data, length));
    std::memset(data, 0xFF, length);
    allocator.Free(data, length);
    void* const again = allocator.Allocate(length);
    EXPECT_TRUE(IsZero(again, length));
    allocator.Free(again, length);
  }
}

TEST(ArrayBufferAllocatorTest, IdleMemoryIsBoundedAndReleased) {
  constexpr size_t kLength = 4096;
  ArrayBufferAllocator allocator;
  std::vector<void*> blocks(2 * ArrayBufferAllocator::kMaxIdleBytes / kLength);
  for (void*& block : blocks)
    block = allocator.AllocateUninitialized(kLength);
  for (void* const block : blocks)
    allocator.Free(block, kLength);
  EXPECT_EQ(allocator.idle_bytes(), ArrayBufferAllocator::kMaxIdleBytes);
  allocator.ReleaseIdleMemory();
  EXPECT_EQ(allocator.idle_bytes(), 0u);
}

TEST(ArrayBufferAllocatorTest, AnotherThreadFrees) {
  ArrayBufferAllocator allocator;
  std::mutex mutex;
  std::condition_variable has_blocks;
  std::vector<std::pair<uint8_t*, size_t>> blocks;
  bool is_done = false;
  size_t wrong = 0;
  std::thread collector([&] {
    std::unique_lock lock(mutex);
    while (!is_done || !blocks.empty()) {
      has_blocks.wait(lock, [&] { return is_done || !blocks.empty(); });
      const auto garbage = std::exchange(blocks, {});
      lock.unlock();
      for (const auto& [data, length] : garbage) {
        wrong += data[0] != static_cast<uint8_t>(length) ||
                 data[length - 1] != static_cast<uint8_t>(length);
        allocator.Free(data, length);
      }
      lock.lock();
    }
  });
  for (size_t i = 0; i < 100'000; ++i) {
    const size_t length = 129 + i * 37 % 4000;
    auto* const data =
        static_cast<uint8_t*>(allocator.AllocateUninitialized(length));
    std::memset(data, static_cast<uint8_t>(length), length);
    const std::lock_guard lock(mutex);
    blocks.emplace_back(data, length);
    has_blocks.notify_one();
  }
  {
    const std::lock_guard lock(mutex);
    is_done = true;
    has_blocks.notify_one();
  }
  collector.join();
  EXPECT_EQ(wrong, 0u);
}

}  // namespace
}  // namespace wsjs
