// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_MESSAGE_BATCH_H_
#define WSJS_SRC_NET_MESSAGE_BATCH_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "src/base/bytes.h"
#include "src/net/websocket_channel.h"

namespace wsjs {

// The messages that one read of the network completed, with their bytes: small
// payloads lie together, a large one has a block of its own, which an
// ArrayBuffer can adopt.
class MessageBatch final {
 public:
  // From here on copying costs more than a block of its own does.
  static constexpr size_t kLargePayloadBytes = 4096;

  // Uninitialised memory for the payload of the next message, less than
  // kLargePayloadBytes. It stays in place until Clear().
  [[nodiscard]] uint8_t* AllocateSmallPayload(size_t size) {
    if (arena_size_ - arena_used_ < size)
      AddArenaBlock(size);
    uint8_t* const payload = arena_ + arena_used_;
    arena_used_ += size;
    return payload;
  }

  // Adds a message whose payload AllocateSmallPayload returned.
  void AddSmall(WebSocketMessage::Type type, bool is_ascii, ByteSpan payload) {
    messages_.push_back({type, is_ascii, payload, OwnedBytes()});
    payload_bytes_ += payload.size();
  }
  // Adds a message with its large payload.
  void AddLarge(WebSocketMessage::Type type, bool is_ascii, OwnedBytes block);

  [[nodiscard]] bool empty() const { return messages_.empty(); }
  [[nodiscard]] std::span<WebSocketMessage> messages() { return messages_; }
  [[nodiscard]] uint64_t payload_bytes() const { return payload_bytes_; }

  // Drops the messages; keeps a bounded amount of memory for the next ones.
  void Clear();
  // Whether it has ever held more than a few short messages.
  [[nodiscard]] bool has_much_memory() const {
    return arena_size_ > kFirstArenaBlockBytes ||
           messages_.capacity() > kFewMessages;
  }

 private:
  static constexpr size_t kFirstArenaBlockBytes = 1 << 10;
  static constexpr size_t kFewMessages = 16;

  void AddArenaBlock(size_t minimum);

  std::vector<WebSocketMessage> messages_;
  uint64_t payload_bytes_ = 0;
  // Small payloads lie in the last of these blocks, from its start on.
  std::vector<OwnedBytes> arena_blocks_;
  uint8_t* arena_ = nullptr;  // the last block
  size_t arena_size_ = 0;
  size_t arena_used_ = 0;
};

// Spare batches that the connections of a runtime share: a few for floods, and
// many for connections that bring a message each.
class MessageBatchPool final {
 public:
  [[nodiscard]] std::unique_ptr<MessageBatch> Take();
  void GiveBack(std::unique_ptr<MessageBatch> batch);

 private:
  static constexpr size_t kKeptBatches = 4;
  static constexpr size_t kKeptSmallBatches = 256;

  std::vector<std::unique_ptr<MessageBatch>> batches_;
  std::vector<std::unique_ptr<MessageBatch>> small_batches_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_MESSAGE_BATCH_H_
