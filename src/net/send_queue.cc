// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/send_queue.h"

#include <cstring>
#include <utility>

#include "src/base/check.h"

namespace wsjs {

OwnedBytes ChunkPool::Take(size_t wanted) {
  const bool is_small = wanted <= kSmallChunkBytes;
  std::vector<OwnedBytes>& kept = is_small ? small_chunks_ : chunks_;
  if (kept.empty())
    return OwnedBytes(is_small ? kSmallChunkBytes : kChunkBytes);
  OwnedBytes chunk = std::move(kept.back());
  kept.pop_back();
  return chunk;
}

void ChunkPool::GiveBack(OwnedBytes chunk) {
  const bool is_small = chunk.size() == kSmallChunkBytes;
  std::vector<OwnedBytes>& kept = is_small ? small_chunks_ : chunks_;
  if (kept.size() < (is_small ? kKeptSmallChunks : kKeptChunks))
    kept.push_back(std::move(chunk));
}

SendQueue::~SendQueue() {
  Clear();
}

std::span<uint8_t> SendQueue::Room(size_t minimum, size_t wanted) {
  DCHECK(minimum <= ChunkPool::kChunkBytes && minimum <= wanted);
  if (chunks_.empty()) {
    chunks_.push_back({pool_->Take(wanted)});
  } else if (chunks_.back().room() < wanted) {
    Chunk& last = chunks_.back();
    if (last.memory.size() == ChunkPool::kSmallChunkBytes) {
      Enlarge(&last);
    } else if (last.room() < minimum) {
      chunks_.push_back({pool_->Take(wanted)});
    }
  }
  Chunk& last = chunks_.back();
  return {last.memory.data() + last.size, last.room()};
}

// What a turn sends is to leave in as few writes as possible.
void SendQueue::Enlarge(Chunk* chunk) {
  OwnedBytes large = pool_->Take(ChunkPool::kChunkBytes);
  std::memcpy(large.data(), chunk->memory.data(), chunk->size);
  pool_->GiveBack(std::exchange(chunk->memory, std::move(large)));
}

void SendQueue::Commit(size_t written, uint64_t payload_bytes) {
  Chunk& last = chunks_.back();
  CHECK(written <= last.room());
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
