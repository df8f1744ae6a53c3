// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/message_reader.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "src/base/check.h"
#include "src/base/utf.h"
#include "src/net/close_code.h"
#include "src/net/http_syntax.h"
#include "src/net/masking.h"

namespace wsjs {
namespace {

// A shorter rest of a message is copied: several messages come with one read.
constexpr size_t kMinimumDirectBytes = 16 << 10;

// The chunk's payload, unmasked. It has room at `destination`.
void CopyPayload(const FrameChunk& chunk, uint8_t* destination) {
  if (chunk.header->is_masked) {
    CopyMasked(destination, chunk.payload, chunk.header->masking_key,
               chunk.offset);
  } else if (!chunk.payload.empty()) {
    std::memcpy(destination, chunk.payload.data(), chunk.payload.size());
  }
}

// What the log says of `text`, which isn't UTF-8; the same when only a part of
// it has arrived.
std::string DescribeInvalidUtf8(ByteSpan text) {
  Utf8Validator utf8;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!utf8.Add(text.subspan(i, 1))) {
      const size_t start = i - std::min<size_t>(i, 3);
      return "text message isn't UTF-8: byte " + std::to_string(i) +
             ", after " +
             QuoteForLog(AsStringView(text.subspan(start, i - start))) +
             ", is " + QuoteForLog(AsStringView(text.subspan(i, 1)));
    }
  }
  return "text message isn't UTF-8: it ends within a sequence";
}

}  // namespace

MessageReader::MessageReader(
    Role role,
    const std::optional<PermessageDeflateParameters>& deflate,
    MessageLimits limits)
    : limits_(limits), decoder_(role, deflate.has_value()) {
  if (!deflate)
    return;
  if (role == Role::kClient) {
    inflater_.emplace(deflate->server_max_window_bits,
                      !deflate->server_no_context_takeover,
                      limits.inflated_message_bytes);
  } else {
    inflater_.emplace(deflate->client_max_window_bits,
                      !deflate->client_no_context_takeover,
                      limits.inflated_message_bytes);
  }
}

std::span<uint8_t> MessageReader::ReceiveBuffer() {
  const uint64_t missing = decoder_.missing_payload_bytes();
  // A control frame's payload is shorter than this.
  if (missing < kMinimumDirectBytes || is_compressed_)
    return {};
  // With the header of the next frame, which tells where its payload is to go.
  const size_t size = static_cast<size_t>(missing) + kLookaheadBytes;
  return payload_.Room(size).first(size);
}

// Bytes behind the end of a message that came into its memory go before that
// memory does.
void MessageReader::SaveLookahead(ByteSpan* bytes, ByteSpan* lookahead) {
  const uint64_t missing = decoder_.missing_payload_bytes();
  if (missing == 0 || bytes->size() <= missing || !payload_.EndsAt(*bytes))
    return;
  const ByteSpan rest = bytes->subspan(static_cast<size_t>(missing));
  CHECK(rest.size() <= lookahead_.size());
  std::ranges::copy(rest, lookahead_.data());
  *lookahead = ByteSpan(lookahead_).first(rest.size());
  *bytes = bytes->first(static_cast<size_t>(missing));
}

MessageReader::Result MessageReader::Read(ByteSpan* bytes,
                                          MessageBatch* batch) {
  ByteSpan lookahead;
  SaveLookahead(bytes, &lookahead);
  FrameChunk chunk;
  while (true) {
    // They end the frame's last chunk, which is a data frame's.
    if (bytes->empty())
      *bytes = std::exchange(lookahead, {});
    if (!in_message_ && !AddPlainMessages(bytes, batch))
      return Result::kMalformed;
    switch (decoder_.Next(bytes, &chunk)) {
      case FrameDecoder::Result::kNeedsMoreBytes:
        if (inflater_ && !in_message_)
          inflater_->ReleaseIdleMemory();
        return Result::kNeedsMoreBytes;
      case FrameDecoder::Result::kMalformed:
        error_ = decoder_.error();
        return Result::kMalformed;
      case FrameDecoder::Result::kChunk:
        break;
    }
    // RFC 6455, section 5.4: "Control frames MAY be injected in the middle of a
    // fragmented message."
    const Opcode opcode = chunk.header->opcode;
    if (IsControl(opcode)) {
      if (AddControlChunk(chunk))
        return FinishControlFrame(opcode);
    } else if (!AddDataChunk(chunk, batch)) {
      return Result::kMalformed;
    }
  }
}

// OPTIMIZATION: nearly all messages are so simple.
bool MessageReader::AddPlainMessages(ByteSpan* bytes, MessageBatch* batch) {
  static constexpr FrameHeader kPlainHeader;
  FrameChunk chunk;
  chunk.header = &kPlainHeader;
  Opcode opcode;
  while (decoder_.TakePlainMessage(bytes, limits_.message_bytes, &opcode,
                                   &chunk.payload)) {
    type_ = opcode == Opcode::kText ? WebSocketMessage::Type::kText
                                    : WebSocketMessage::Type::kBinary;
    if (!AddWholeMessage(chunk, batch))
      return false;
  }
  return true;
}

// Returns whether the frame is complete.
bool MessageReader::AddControlChunk(const FrameChunk& chunk) {
  if (chunk.is_first)
    control_payload_size_ = 0;
  CHECK(chunk.payload.size() <=
        control_payload_.size() - control_payload_size_);
  CopyPayload(chunk, control_payload_.data() + control_payload_size_);
  control_payload_size_ += chunk.payload.size();
  return chunk.is_last;
}

MessageReader::Result MessageReader::FinishControlFrame(Opcode opcode) {
  switch (opcode) {
    case Opcode::kPing:
      return Result::kPing;
    case Opcode::kPong:
      return Result::kPong;
    case Opcode::kClose:
      return CheckClosePayload() ? Result::kClose : Result::kMalformed;
    case Opcode::kContinuation:
    case Opcode::kText:
    case Opcode::kBinary:
      break;
  }
  NOTREACHED();
}

// https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1
bool MessageReader::CheckClosePayload() {
  // "If there is a body, the first two bytes of the body MUST be a 2-byte
  // unsigned integer".
  if (control_payload_size_ == 1) {
    return Malformed(kCloseProtocolError,
                     "Close frame with a payload of one byte: " +
                         QuoteForLog(AsStringView(control_payload())));
  }
  // RFC 6455, section 7.4.
  if (close_code() && !IsCloseCodeAllowedInFrame(*close_code())) {
    return Malformed(kCloseProtocolError, "Close frame with the close code " +
                                              std::to_string(*close_code()) +
                                              ", which no frame may have");
  }
  // "the body MAY contain UTF-8-encoded data".
  if (!IsValidUtf8(AsBytes(close_reason()))) {
    return Malformed(
        kCloseInvalidPayload,
        "Close frame whose reason isn't UTF-8: " + QuoteForLog(close_reason()));
  }
  return true;
}

std::optional<uint16_t> MessageReader::close_code() const {
  if (control_payload_size_ < 2)
    return std::nullopt;
  return static_cast<uint16_t>(control_payload_[0] << 8 | control_payload_[1]);
}

std::string_view MessageReader::close_reason() const {
  if (control_payload_size_ < 2)
    return {};
  return AsStringView(control_payload().subspan(2));
}

bool MessageReader::StartDataFrame(const FrameHeader& header) {
  if (header.opcode == Opcode::kContinuation) {
    // RFC 6455, section 5.4: "A fragmented message consists of a single frame
    // with the FIN bit clear and an opcode other than 0, followed by …".
    if (!in_message_) {
      return Malformed(kCloseProtocolError,
                       "continuation frame without a message to continue");
    }
  } else {
    // RFC 6455, section 5.4: "The fragments of one message MUST NOT be
    // interleaved between the fragments of another message".
    if (in_message_) {
      return Malformed(kCloseProtocolError,
                       "new message within a fragmented message");
    }
    in_message_ = true;
    type_ = header.opcode == Opcode::kText ? WebSocketMessage::Type::kText
                                           : WebSocketMessage::Type::kBinary;
    is_compressed_ = header.is_compressed;
    frames_bytes_ = 0;
  }
  // RFC 6455, section 10.4; frames_bytes_ is never above the limit.
  if (header.payload_length > limits_.message_bytes - frames_bytes_)
      [[unlikely]] {
    return Malformed(kCloseMessageTooBig,
                     "message is longer than the limit of " +
                         std::to_string(limits_.message_bytes) + " bytes");
  }
  frames_bytes_ += header.payload_length;
  return true;
}

bool MessageReader::AddDataChunk(const FrameChunk& chunk, MessageBatch* batch) {
  const FrameHeader& header = *chunk.header;
  if (chunk.is_first && !StartDataFrame(header))
    return false;
  const bool ends_message = chunk.is_last && header.is_final;
  // OPTIMIZATION: nearly every message is one frame that came in one read.
  if (ends_message && chunk.is_first && !is_compressed_ &&
      header.opcode != Opcode::kContinuation) {
    in_message_ = false;
    return AddWholeMessage(chunk, batch);
  }
  if (is_compressed_ ? !AddCompressedPayload(chunk) : !AddPayload(chunk)) {
    return false;
  }
  return !ends_message || FinishMessage(batch);
}

bool MessageReader::AddWholeMessage(const FrameChunk& chunk,
                                    MessageBatch* batch) {
  const size_t size = chunk.payload.size();
  OwnedBytes block;
  uint8_t* payload = nullptr;
  const bool is_large = size >= MessageBatch::kLargePayloadBytes;
  if (is_large) {
    block = OwnedBytes(size);
    payload = block.data();
  } else {
    payload = batch->AllocateSmallPayload(size);
  }
  CopyPayload(chunk, payload);
  bool is_ascii = false;
  if (type_ == WebSocketMessage::Type::kText) {
    is_ascii = IsAscii({payload, size});
    if (!is_ascii && !IsValidUtf8({payload, size})) {
      return Malformed(kCloseInvalidPayload,
                       DescribeInvalidUtf8({payload, size}));
    }
  }
  if (is_large) {
    batch->AddLarge(type_, is_ascii, std::move(block));
  } else {
    batch->AddSmall(type_, is_ascii, {payload, size});
  }
  return true;
}

bool MessageReader::AddPayload(const FrameChunk& chunk) {
  // The header of a message's last frame tells how long the message is.
  if (chunk.is_first && chunk.header->is_final) {
    const auto length = static_cast<size_t>(chunk.header->payload_length);
    payload_.ReserveExactly(
        length >= kMinimumDirectBytes ? length + kLookaheadBytes : length);
  }
  const size_t old_size = payload_.size();
  if (payload_.EndsAt(chunk.payload)) {
    if (chunk.header->is_masked) {
      CopyPayload(chunk, payload_.Room(0).data());  // unmasks in place
    }
  } else {
    CopyPayload(chunk, payload_.Room(chunk.payload.size()).data());
  }
  payload_.Commit(chunk.payload.size());
  return CheckText(old_size);
}

bool MessageReader::AddCompressedPayload(const FrameChunk& chunk) {
  const size_t old_size = payload_.size();
  OwnedBytes unmasked;
  ByteSpan piece = chunk.payload;
  if (chunk.header->is_masked) {
    unmasked = OwnedBytes(piece.size());
    CopyPayload(chunk, unmasked.data());
    piece = unmasked.span();
  }
  const bool is_last = chunk.is_last && chunk.header->is_final;
  const Inflater::Result result = is_last
                                      ? inflater_->Finish(piece, &payload_)
                                      : inflater_->Inflate(piece, &payload_);
  // In this order: what is wrong first is told, however the frames are cut.
  return CheckText(old_size) && CheckInflated(result);
}

// RFC 6455, section 8.1. `checked` bytes of the payload have been checked.
bool MessageReader::CheckText(size_t checked) {
  if (type_ == WebSocketMessage::Type::kText &&
      !utf8_.Add(payload_.span().subspan(checked))) {
    return Malformed(kCloseInvalidPayload,
                     DescribeInvalidUtf8(payload_.span()));
  }
  return true;
}

bool MessageReader::CheckInflated(Inflater::Result result) {
  switch (result) {
    case Inflater::Result::kOk:
      return true;
    case Inflater::Result::kCorrupt:
      return Malformed(kCloseProtocolError,
                       "bad compressed message: " + inflater_->error());
    case Inflater::Result::kTooLong:
      return Malformed(kCloseMessageTooBig,
                       "inflated message is longer than the limit of " +
                           std::to_string(limits_.inflated_message_bytes) +
                           " bytes");
  }
  NOTREACHED();
}

bool MessageReader::FinishMessage(MessageBatch* batch) {
  bool is_ascii = false;
  if (type_ == WebSocketMessage::Type::kText) {
    if (!utf8_.is_complete()) {
      return Malformed(kCloseInvalidPayload,
                       DescribeInvalidUtf8(payload_.span()));
    }
    is_ascii = utf8_.is_ascii();
  }
  if (payload_.size() >= MessageBatch::kLargePayloadBytes) {
    batch->AddLarge(type_, is_ascii, payload_.Take());
  } else {
    uint8_t* const payload = batch->AllocateSmallPayload(payload_.size());
    if (!payload_.empty()) {
      std::memcpy(payload, payload_.span().data(), payload_.size());
    }
    batch->AddSmall(type_, is_ascii, {payload, payload_.size()});
    payload_.Clear();
  }
  utf8_.Reset();
  in_message_ = false;
  return true;
}

// Returns false.
bool MessageReader::Malformed(uint16_t close_code, std::string message) {
  error_ = {close_code, std::move(message)};
  return false;
}

}  // namespace wsjs
