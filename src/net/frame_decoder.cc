// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/frame_decoder.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "src/net/close_code.h"

namespace wsjs {
namespace {

constexpr uint8_t kFinalBit = 0x80;
constexpr uint8_t kReservedBits = 0x70;
constexpr uint8_t kCompressedBit = 0x40;  // RSV1
constexpr uint8_t kOpcodeBits = 0x0F;
constexpr uint8_t kMaskBit = 0x80;
constexpr uint8_t kLengthBits = 0x7F;
constexpr uint8_t kLengthIn2Bytes = 126;
constexpr uint8_t kLengthIn8Bytes = 127;

bool IsDefinedOpcode(uint8_t opcode) {
  return opcode <= 0x2 || (opcode >= 0x8 && opcode <= 0xA);
}

uint64_t LoadBigEndian(ByteSpan bytes) {
  uint64_t value = 0;
  for (const uint8_t byte : bytes)
    value = value << 8 | byte;
  return value;
}

std::string HexBytes(ByteSpan bytes) {
  constexpr char kHexDigits[] = "0123456789abcdef";
  std::string text;
  for (const uint8_t byte : bytes) {
    if (!text.empty())
      text += ' ';
    text += kHexDigits[byte >> 4];
    text += kHexDigits[byte & 15];
  }
  return text;
}

}  // namespace

FrameDecoder::Result FrameDecoder::Next(ByteSpan* bytes, FrameChunk* chunk) {
  chunk->is_first = !in_payload_;
  if (!in_payload_) {
    if (bytes->empty())
      return Result::kNeedsMoreBytes;
    // Nearly always the whole header is there.
    if (partial_header_size_ == 0 && bytes->size() >= 2 &&
        bytes->size() >= HeaderSize((*bytes)[1])) {
      const ByteSpan header = bytes->first(HeaderSize((*bytes)[1]));
      if (!CheckFirstByte(header) || !CheckSecondByte(header) ||
          !ParseHeader(header)) {
        return Result::kMalformed;
      }
      *bytes = bytes->subspan(header.size());
    } else if (const Result result = CollectHeader(bytes);
               result != Result::kChunk) {
      return result;
    }
    in_payload_ = true;
    payload_consumed_ = 0;
  } else if (bytes->empty()) {
    return Result::kNeedsMoreBytes;
  }

  const uint64_t remaining = header_.payload_length - payload_consumed_;
  const size_t size =
      static_cast<size_t>(std::min<uint64_t>(remaining, bytes->size()));
  chunk->header = &header_;
  chunk->payload = bytes->first(size);
  chunk->offset = payload_consumed_;
  chunk->is_last = size == remaining;
  *bytes = bytes->subspan(size);
  payload_consumed_ += size;
  in_payload_ = !chunk->is_last;
  return Result::kChunk;
}

bool FrameDecoder::TakePlainMessage(ByteSpan* bytes,
                                    uint64_t limit,
                                    Opcode* opcode,
                                    ByteSpan* payload) {
  constexpr uint8_t kText = kFinalBit | static_cast<uint8_t>(Opcode::kText);
  constexpr uint8_t kBinary = kFinalBit | static_cast<uint8_t>(Opcode::kBinary);
  size_t header_size = 2;
  if (in_payload_ || partial_header_size_ != 0 || role_ == Role::kServer ||
      bytes->size() < header_size) {
    return false;
  }
  const uint8_t first_byte = (*bytes)[0];
  if (first_byte != kText && first_byte != kBinary)
    return false;
  // With the bit of the mask it is more than any of these.
  size_t size = (*bytes)[1];
  if (size == kLengthIn2Bytes && bytes->size() >= 4) {
    header_size = 4;
    size = static_cast<size_t>((*bytes)[2] << 8 | (*bytes)[3]);
    if (size < kLengthIn2Bytes)
      return false;
  } else if (size >= kLengthIn2Bytes) {
    return false;
  }
  if (size > limit || size > bytes->size() - header_size)
    return false;
  *opcode = static_cast<Opcode>(first_byte & kOpcodeBits);
  *payload = bytes->subspan(header_size, size);
  *bytes = bytes->subspan(header_size + size);
  return true;
}

size_t FrameDecoder::HeaderSize(uint8_t second_byte) {
  const uint8_t length = second_byte & kLengthBits;
  return size_t{2} +
         (length == kLengthIn8Bytes   ? 8
          : length == kLengthIn2Bytes ? 2
                                      : 0) +
         ((second_byte & kMaskBit) != 0 ? 4 : 0);
}

// Takes bytes until the header is complete (kChunk) or they run out; each check
// is made as soon as the bytes that it looks at are there.
FrameDecoder::Result FrameDecoder::CollectHeader(ByteSpan* bytes) {
  while (!bytes->empty()) {
    partial_header_[partial_header_size_++] = bytes->front();
    *bytes = bytes->subspan(1);
    const ByteSpan header(partial_header_.data(), partial_header_size_);
    if (header.size() == 1 && !CheckFirstByte(header)) {
      return Result::kMalformed;
    }
    if (header.size() == 2 && !CheckSecondByte(header)) {
      return Result::kMalformed;
    }
    if (header.size() >= 2 && header.size() == HeaderSize(header[1])) {
      partial_header_size_ = 0;
      return ParseHeader(header) ? Result::kChunk : Result::kMalformed;
    }
  }
  return Result::kNeedsMoreBytes;
}

bool FrameDecoder::CheckFirstByte(ByteSpan header) {
  header = header.first(1);
  const uint8_t byte = header[0];
  const uint8_t opcode = byte & kOpcodeBits;
  // RFC 6455, section 5.2: "If an unknown opcode is received, the receiving
  // endpoint MUST _Fail the WebSocket Connection_."
  if (!IsDefinedOpcode(opcode)) [[unlikely]] {
    return Malformed("reserved opcode", header);
  }
  // RFC 6455, section 5.2: RSV1, RSV2, RSV3 "MUST be 0 unless an extension is
  // negotiated that defines meanings for non-zero values."
  if ((byte & kReservedBits) != 0) [[unlikely]] {
    if ((byte & kReservedBits) != kCompressedBit || !allow_compressed_) {
      return Malformed("reserved bit set that no extension defines", header);
    }
    // RFC 7692, section 6.1: RSV1 "MUST NOT" be set on control frames and on
    // the fragments of a message but the first.
    if (opcode != static_cast<uint8_t>(Opcode::kText) &&
        opcode != static_cast<uint8_t>(Opcode::kBinary)) {
      return Malformed("RSV1 set on a frame that doesn't begin a message",
                       header);
    }
  }
  // RFC 6455, section 5.5: "All control frames … MUST NOT be fragmented."
  if (IsControl(static_cast<Opcode>(opcode)) && (byte & kFinalBit) == 0)
      [[unlikely]] {
    return Malformed("fragmented control frame", header);
  }
  return true;
}

bool FrameDecoder::CheckSecondByte(ByteSpan header) {
  header = header.first(2);
  const bool is_masked = (header[1] & kMaskBit) != 0;
  // RFC 6455, section 5.1: "A client MUST close a connection if it detects a
  // masked frame." "The server MUST close the connection upon receiving a frame
  // that is not masked."
  if (is_masked != (role_ == Role::kServer)) [[unlikely]] {
    return Malformed(is_masked ? "masked frame from a server"
                               : "unmasked frame from a client",
                     header);
  }
  // RFC 6455, section 5.5: "All control frames MUST have a payload length of
  // 125 bytes or less".
  if ((header[0] & 0x8) != 0 &&
      (header[1] & kLengthBits) > kMaximumControlPayloadBytes) [[unlikely]] {
    return Malformed("control frame with a payload of more than 125 bytes",
                     header);
  }
  return true;
}

bool FrameDecoder::ParseHeader(ByteSpan header) {
  header_.is_final = (header[0] & kFinalBit) != 0;
  header_.is_compressed = (header[0] & kCompressedBit) != 0;
  header_.opcode = static_cast<Opcode>(header[0] & kOpcodeBits);
  header_.is_masked = (header[1] & kMaskBit) != 0;
  header_.payload_length = header[1] & kLengthBits;
  if (header_.payload_length == kLengthIn2Bytes) {
    header_.payload_length = LoadBigEndian(header.subspan(2, 2));
    // RFC 6455, section 5.2: "the minimal number of bytes MUST be used to
    // encode the length".
    if (header_.payload_length < kLengthIn2Bytes) [[unlikely]] {
      return Malformed("payload length in more bytes than needed",
                       header.first(4));
    }
  } else if (header_.payload_length == kLengthIn8Bytes) {
    header_.payload_length = LoadBigEndian(header.subspan(2, 8));
    // RFC 6455, section 5.2: "the most significant bit MUST be 0".
    if (header_.payload_length >> 63 != 0) [[unlikely]] {
      return Malformed("payload length with its top bit set", header.first(10));
    }
    if (header_.payload_length <= 0xFFFF) [[unlikely]] {
      return Malformed("payload length in more bytes than needed",
                       header.first(10));
    }
  }
  if (header_.is_masked) {
    std::memcpy(header_.masking_key.data(), header.last(4).data(), 4);
  }
  return true;
}

// `header` is what the failed check looked at, the same however the bytes came.
// Returns false.
bool FrameDecoder::Malformed(const char* check, ByteSpan header) {
  error_ = {kCloseProtocolError,
            std::string(check) + ": frame header " + HexBytes(header)};
  return false;
}

}  // namespace wsjs
