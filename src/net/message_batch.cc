// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/message_batch.h"

#include <utility>

namespace wsjs {
namespace {

// A read of the network brings as much, if it brings much at all: a batch then
// needs no second block, and keeps the one it has.
constexpr size_t kArenaBlockBytes = 128 << 10;
static_assert(kArenaBlockBytes >= MessageBatch::kLargePayloadBytes);
// What a batch keeps when it is cleared: as many messages as 256 KiB hold when
// their payload has 32 bytes.
constexpr size_t kKeptMessages = 8192;

}  // namespace

void MessageBatch::AddLarge(WebSocketMessage::Type type,
                            bool is_ascii,
                            OwnedBytes block) {
  const ByteSpan payload = block.span();
  messages_.push_back({type, is_ascii, payload, std::move(block)});
  payload_bytes_ += payload.size();
}

void MessageBatch::Clear() {
  messages_.clear();
  if (messages_.capacity() > kKeptMessages) {
    messages_ = std::vector<WebSocketMessage>();
  }
  payload_bytes_ = 0;
  // The last block is the largest, and the one that arena_ is.
  if (arena_blocks_.size() > 1)
    arena_blocks_.erase(arena_blocks_.begin(), arena_blocks_.end() - 1);
  arena_used_ = 0;
}

void MessageBatch::AddArenaBlock(size_t minimum) {
  const bool is_first = arena_blocks_.empty();
  arena_size_ = is_first && minimum <= kFirstArenaBlockBytes
                    ? kFirstArenaBlockBytes
                    : kArenaBlockBytes;
  arena_blocks_.emplace_back(arena_size_);
  arena_ = arena_blocks_.back().data();
  arena_used_ = 0;
}

std::unique_ptr<MessageBatch> MessageBatchPool::Take() {
  std::vector<std::unique_ptr<MessageBatch>>& kept =
      batches_.empty() ? small_batches_ : batches_;
  if (kept.empty())
    return std::make_unique<MessageBatch>();
  std::unique_ptr<MessageBatch> batch = std::move(kept.back());
  kept.pop_back();
  return batch;
}

void MessageBatchPool::GiveBack(std::unique_ptr<MessageBatch> batch) {
  batch->Clear();
  if (batch->has_much_memory()) {
    if (batches_.size() < kKeptBatches)
      batches_.push_back(std::move(batch));
  } else if (small_batches_.size() < kKeptSmallBatches) {
    small_batches_.push_back(std::move(batch));
  }
}

}  // namespace wsjs
