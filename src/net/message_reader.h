// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_MESSAGE_READER_H_
#define WSJS_SRC_NET_MESSAGE_READER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "src/base/bytes.h"
#include "src/net/byte_buffer.h"
#include "src/net/frame_decoder.h"
#include "src/net/inflater.h"
#include "src/net/message_batch.h"
#include "src/net/permessage_deflate.h"
#include "src/net/utf8_validator.h"

namespace wsjs {

struct MessageLimits {
  uint64_t message_bytes = 0;           // as the frames have them
  uint64_t inflated_message_bytes = 0;  // of a compressed message
};

// Turns the stream of bytes from a peer into messages and control frames:
// puts fragments together, inflates, checks UTF-8 as it comes.
class MessageReader final {
 public:
  enum class Result : uint8_t {
    kNeedsMoreBytes,  // all bytes are consumed
    kPing,
    kPong,
    kClose,
    kMalformed,
  };

  // `role` is ours. With `deflate` messages may be compressed.
  MessageReader(Role role,
                const std::optional<PermessageDeflateParameters>& deflate,
                MessageLimits limits);

  // The memory in which the current message will be delivered, behind what is
  // there of it, when that is known and worth a read of its own; else none. The
  // next Read() may be given bytes there, or anywhere.
  [[nodiscard]] std::span<uint8_t> ReceiveBuffer();

  // Consumes from the front of `bytes` until a control frame is complete or no
  // byte is left; adds the messages that it completes to `batch`. After kClose
  // and kMalformed: no more calls.
  [[nodiscard]] Result Read(ByteSpan* bytes, MessageBatch* batch);

  // After kPing, kPong and kClose, until the next call.
  [[nodiscard]] ByteSpan control_payload() const {
    return ByteSpan(control_payload_).first(control_payload_size_);
  }
  // After kClose. Without a code the reason is empty.
  [[nodiscard]] std::optional<uint16_t> close_code() const;
  [[nodiscard]] std::string_view close_reason() const;

  // After kMalformed.
  [[nodiscard]] const ProtocolError& error() const { return error_; }

 private:
  // More than a frame's header in front of the next message.
  static constexpr size_t kLookaheadBytes = 16;

  void SaveLookahead(ByteSpan* bytes, ByteSpan* lookahead);
  bool AddPlainMessages(ByteSpan* bytes, MessageBatch* batch);
  [[nodiscard]] bool AddControlChunk(const FrameChunk& chunk);
  [[nodiscard]] Result FinishControlFrame(Opcode opcode);
  [[nodiscard]] bool CheckClosePayload();

  [[nodiscard]] bool StartDataFrame(const FrameHeader& header);
  [[nodiscard]] bool AddDataChunk(const FrameChunk& chunk, MessageBatch* batch);
  [[nodiscard]] bool AddWholeMessage(const FrameChunk& chunk,
                                     MessageBatch* batch);
  [[nodiscard]] bool AddPayload(const FrameChunk& chunk);
  [[nodiscard]] bool AddCompressedPayload(const FrameChunk& chunk);
  [[nodiscard]] bool CheckText(size_t checked);
  [[nodiscard]] bool CheckInflated(Inflater::Result result);
  [[nodiscard]] bool FinishMessage(MessageBatch* batch);
  bool Malformed(uint16_t close_code, std::string message);

  const MessageLimits limits_;
  FrameDecoder decoder_;
  std::optional<Inflater> inflater_;  // with permessage-deflate

  // The message whose first frame has begun and whose last hasn't ended.
  bool in_message_ = false;
  WebSocketMessage::Type type_ = WebSocketMessage::Type::kText;
  bool is_compressed_ = false;
  uint64_t frames_bytes_ = 0;  // of its frames so far, as their headers tell
  ByteBuffer payload_;         // inflated
  Utf8Validator utf8_;
  // Of a read into payload_, what came behind the message.
  std::array<uint8_t, kLookaheadBytes> lookahead_ = {};

  // The current or last control frame.
  std::array<uint8_t, kMaximumControlPayloadBytes> control_payload_ = {};
  size_t control_payload_size_ = 0;

  ProtocolError error_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_MESSAGE_READER_H_
