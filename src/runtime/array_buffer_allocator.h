// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_ARRAY_BUFFER_ALLOCATOR_H_
#define WSJS_SRC_RUNTIME_ARRAY_BUFFER_ALLOCATOR_H_

#include <v8-array-buffer.h>

#include <array>
#include <atomic>
#include <cstddef>

namespace wsjs {

// The memory of an isolate's ArrayBuffers. A garbage collection frees thousands
// of blocks at once, which malloc then joins, and cuts again for the next
// messages. So those of middling size wait here for their next use.
//
// Allocates on the isolate's thread. Frees on any, without locks: a buffer may
// have gone to another isolate. Lives as long as its last block.
class ArrayBufferAllocator final : public v8::ArrayBuffer::Allocator {
 public:
  // Of the smaller ones malloc has lists of that kind itself, and beside a
  // larger one the cost is small.
  static constexpr size_t kMinPooledBytes = 129;
  static constexpr size_t kMaxPooledBytes = 4096;
  // What freed blocks may wait here for their next use.
  static constexpr size_t kMaxIdleBytes = 8 << 20;

  ArrayBufferAllocator() = default;
  ~ArrayBufferAllocator() override { ReleaseIdleMemory(); }
  ArrayBufferAllocator(const ArrayBufferAllocator&) = delete;
  ArrayBufferAllocator& operator=(const ArrayBufferAllocator&) = delete;

  // Gives what no buffer uses back to the system. On the isolate's thread.
  void ReleaseIdleMemory();

  // For tests.
  size_t idle_bytes() const {
    return idle_bytes_.load(std::memory_order_relaxed);
  }

  // v8::ArrayBuffer::Allocator:
  void* Allocate(size_t length) override;
  void* AllocateUninitialized(size_t length) override;
  void Free(void* data, size_t length) override;

 private:
  struct FreeBlock {
    FreeBlock* next;
  };

  // Blocks of one size.
  struct Pool {
    // Of the isolate's thread.
    FreeBlock* free = nullptr;
    // Every thread adds to it; the isolate's thread takes it as a whole.
    std::atomic<FreeBlock*> freed = nullptr;
  };

  // Of 192, 256, 384, 512, 768 … 4096 bytes.
  static constexpr size_t kPoolCount = 10;

  static bool IsPooled(size_t length) {
    return length >= kMinPooledBytes && length <= kMaxPooledBytes;
  }
  static size_t PoolIndex(size_t length);
  static size_t BlockSize(size_t pool_index);

  std::array<Pool, kPoolCount> pools_;
  std::atomic<size_t> idle_bytes_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_ARRAY_BUFFER_ALLOCATOR_H_
