// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/message_batch.h"

#include <utility>

namespace wsjs {
namespace {

// A read of the network brings about as much.
constexpr size_t kArenaBlockBytes = 64 << 10;
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
  if (arena_blocks_.size() > 1)
    arena_blocks_.resize(1);
  if (!arena_blocks_.empty())
    arena_ = arena_blocks_.front().data();
  arena_used_ = 0;
}

void MessageBatch::AddArenaBlock() {
  arena_blocks_.emplace_back(kArenaBlockBytes);
  arena_ = arena_blocks_.back().data();
  arena_size_ = kArenaBlockBytes;
  arena_used_ = 0;
}

std::unique_ptr<MessageBatch> MessageBatchPool::Take() {
  if (batches_.empty())
    return std::make_unique<MessageBatch>();
  std::unique_ptr<MessageBatch> batch = std::move(batches_.back());
  batches_.pop_back();
  return batch;
}

void MessageBatchPool::GiveBack(std::unique_ptr<MessageBatch> batch) {
  if (batches_.size() == kKeptBatches)
    return;
  batch->Clear();
  batches_.push_back(std::move(batch));
}

}  // namespace wsjs
