// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_SEND_QUEUE_H_
#define WSJS_SRC_NET_SEND_QUEUE_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <span>
#include <vector>

#include "src/base/bytes.h"

namespace wsjs {

// Blocks of memory for output that the connections of a runtime share: an idle
// connection holds none.
class ChunkPool final {
 public:
  // As much as leaves in one write. Large enough that system calls don't count,
  // small enough that what was masked is still in the cache when it is sent.
  static constexpr size_t kChunkBytes = 128 << 10;
  // Enough for what most connections send in a turn. A thousand of them may
  // each send a message in the same turn.
  static constexpr size_t kSmallChunkBytes = 2 << 10;

  // A chunk of kSmallChunkBytes if that is at least `wanted`, else one of
  // kChunkBytes.
  [[nodiscard]] OwnedBytes Take(size_t wanted);
  void GiveBack(OwnedBytes chunk);

 private:
  static constexpr size_t kKeptChunks = 4;
  static constexpr size_t kKeptSmallChunks = 256;

  std::vector<OwnedBytes> chunks_;
  std::vector<OwnedBytes> small_chunks_;
};

// The bytes that a connection has to send, in chunks, each of which knows how
// much of the messages' payload it carries.
class SendQueue final {
 public:
  // `pool` isn't owned and outlives this.
  explicit SendQueue(ChunkPool* pool) : pool_(pool) {}
  ~SendQueue();
  SendQueue(const SendQueue&) = delete;
  SendQueue& operator=(const SendQueue&) = delete;

  // The room at the end of the last chunk, at least `minimum` bytes (at most
  // kChunkBytes), best `wanted`: write from its start, then Commit.
  [[nodiscard]] std::span<uint8_t> Room(size_t minimum, size_t wanted);
  // `payload_bytes`: what to tell as sent when these bytes are.
  void Commit(size_t written, uint64_t payload_bytes);

  [[nodiscard]] bool empty() const { return chunks_.empty(); }
  [[nodiscard]] uint64_t size_bytes() const { return size_bytes_; }

  // The first chunk; only when not empty().
  [[nodiscard]] ByteSpan front() const;
  [[nodiscard]] uint64_t front_payload_bytes() const;
  void PopFront();
  void Clear();

 private:
  struct Chunk {
    OwnedBytes memory;
    size_t size = 0;
    uint64_t payload_bytes = 0;

    [[nodiscard]] size_t room() const { return memory.size() - size; }
  };

  void Enlarge(Chunk* chunk);

  ChunkPool* const pool_;
  std::list<Chunk> chunks_;
  uint64_t size_bytes_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_SEND_QUEUE_H_
