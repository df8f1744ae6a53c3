// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/send_queue.h"

#include <utility>

#include "src/base/check.h"

namespace wsjs {

OwnedBytes ChunkPool::Take() {
  if (chunks_.empty())
    return OwnedBytes(kChunkBytes);
  OwnedBytes chunk = std::move(chunks_.back());
  chunks_.pop_back();
  return chunk;
}

void ChunkPool::GiveBack(OwnedBytes chunk) {
  if (chunks_.size() < kKeptChunks)
    chunks_.push_back(std::move(chunk));
}

SendQueue::~SendQueue() {
  Clear();
}

std::span<uint8_t> SendQueue::Room(size_t minimum) {
  DCHECK(minimum <= ChunkPool::kChunkBytes);
  if (chunks_.empty() ||
      chunks_.back().memory.size() - chunks_.back().size < minimum) {
    chunks_.push_back({pool_->Take()});
  }
  Chunk& last = chunks_.back();
  return {last.memory.data() + last.size, last.memory.size() - last.size};
}

void SendQueue::Commit(size_t written, uint64_t payload_bytes) {
  Chunk& last = chunks_.back();
  CHECK(written <= last.memory.size() - last.size);
  last.size += written;
  last.payload_bytes += payload_bytes;
  size_bytes_ += written;
}

ByteSpan SendQueue::front() const {
  return chunks_.front().memory.span().first(chunks_.front().size);
}

uint64_t SendQueue::front_payload_bytes() const {
  return chunks_.front().payload_bytes;
}

void SendQueue::PopFront() {
  size_bytes_ -= chunks_.front().size;
  pool_->GiveBack(std::move(chunks_.front().memory));
  chunks_.pop_front();
}

void SendQueue::Clear() {
  while (!empty())
    PopFront();
}

}  // namespace wsjs
