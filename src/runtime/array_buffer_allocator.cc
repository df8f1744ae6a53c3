// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/array_buffer_allocator.h"

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(address, size) static_cast<void>(size)
#define ASAN_UNPOISON_MEMORY_REGION(address, size) static_cast<void>(size)
#endif

namespace wsjs {

// There is a size halfway between two powers of two: at most a third of a block
// is wasted.
size_t ArrayBufferAllocator::PoolIndex(size_t length) {
  constexpr size_t kSmallestWidth = 8;  // of 128 to 255
  const auto width = static_cast<size_t>(std::bit_width(length - 1));
  const size_t halfway = size_t{3} << (width - 2);
  return 2 * (width - kSmallestWidth) + (length > halfway ? 1 : 0);
}

size_t ArrayBufferAllocator::BlockSize(size_t pool_index) {
  constexpr size_t kSmallestPower = 256;
  const size_t power = kSmallestPower << (pool_index / 2);
  return pool_index % 2 == 0 ? power / 4 * 3 : power;
}

void* ArrayBufferAllocator::Allocate(size_t length) {
  if (!IsPooled(length))
    return std::calloc(length, 1);
  void* const data = AllocateUninitialized(length);
  if (data)
    std::memset(data, 0, length);
  return data;
}

void* ArrayBufferAllocator::AllocateUninitialized(size_t length) {
  if (!IsPooled(length))
    return std::malloc(length);
  const size_t index = PoolIndex(length);
  Pool& pool = pools_[index];
  if (!pool.free)
    pool.free = pool.freed.exchange(nullptr, std::memory_order_acquire);
  FreeBlock* const block = pool.free;
  if (!block)
    return std::malloc(BlockSize(index));
  pool.free = block->next;
  ASAN_UNPOISON_MEMORY_REGION(block, BlockSize(index));
  // OPTIMIZATION: A block that has been free is in no cache. The next one comes
  // there while script looks at this one.
  if (pool.free) {
    constexpr size_t kCacheLine = 64;
    const auto* const next = reinterpret_cast<const uint8_t*>(pool.free);
    for (size_t offset = 0; offset < BlockSize(index); offset += kCacheLine)
      __builtin_prefetch(next + offset, /*rw=*/1, /*locality=*/3);
  }
  idle_bytes_.fetch_sub(BlockSize(index), std::memory_order_relaxed);
  return block;
}

void ArrayBufferAllocator::Free(void* data, size_t length) {
  if (!IsPooled(length) || !data) {
    std::free(data);
    return;
  }
  const size_t index = PoolIndex(length);
  const size_t size = BlockSize(index);
  if (idle_bytes_.fetch_add(size, std::memory_order_relaxed) + size >
      kMaxIdleBytes) {
    idle_bytes_.fetch_sub(size, std::memory_order_relaxed);
    std::free(data);
    return;
  }
  auto* const block = static_cast<FreeBlock*>(data);
  ASAN_POISON_MEMORY_REGION(block + 1, size - sizeof(FreeBlock));
  std::atomic<FreeBlock*>& freed = pools_[index].freed;
  block->next = freed.load(std::memory_order_relaxed);
  while (!freed.compare_exchange_weak(block->next, block,
                                      std::memory_order_release,
                                      std::memory_order_relaxed)) {
  }
}

void ArrayBufferAllocator::ReleaseIdleMemory() {
  for (size_t index = 0; index < kPoolCount; ++index) {
    Pool& pool = pools_[index];
    for (FreeBlock* list :
         {pool.free, pool.freed.exchange(nullptr, std::memory_order_acquire)}) {
      while (list) {
        FreeBlock* const next = list->next;
        ASAN_UNPOISON_MEMORY_REGION(list, BlockSize(index));
        std::free(list);
        list = next;
        idle_bytes_.fetch_sub(BlockSize(index), std::memory_order_relaxed);
      }
    }
    pool.free = nullptr;
  }
}

}  // namespace wsjs
