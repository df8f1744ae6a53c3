// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_FRAME_DECODER_H_
#define WSJS_SRC_NET_FRAME_DECODER_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "src/base/bytes.h"
#include "src/net/frame.h"

namespace wsjs {

// A piece of a frame: all that has arrived of its payload and was not yet told.
struct FrameChunk {
  const FrameHeader* header = nullptr;  // the decoder's, until the next call
  bool is_first = false;  // the piece begins with the frame's header
  bool is_last = false;   // … and ends with the frame's last byte
  // In the bytes that were given; masked when the header says so, and then the
  // first byte's position in the frame's payload is `offset`.
  ByteSpan payload;
  uint64_t offset = 0;
};

// Cuts the stream of bytes from a peer into frames, and fails at the first byte
// that no frame can have at its place. Looks at each frame by itself: what may
// follow what is MessageReader's.
class FrameDecoder final {
 public:
  enum class Result : uint8_t { kNeedsMoreBytes, kChunk, kMalformed };

  // `role` is ours. `allow_compressed`: permessage-deflate was negotiated.
  FrameDecoder(Role role, bool allow_compressed)
      : role_(role), allow_compressed_(allow_compressed) {}

  // Consumes from the front of `bytes`, up to the end of a frame at most. A
  // frame whose header is complete gives a chunk at once, without payload when
  // none has arrived. After kMalformed: no more calls.
  [[nodiscard]] Result Next(ByteSpan* bytes, FrameChunk* chunk);

  // OPTIMIZATION: Takes the next frame from the front of `bytes` when it is a
  // whole message of text or binary data, neither masked nor compressed nor
  // longer than `limit`, all of it is there, and nothing is wrong with it.
  // Otherwise takes nothing, and Next() says what there is.
  [[nodiscard]] bool TakePlainMessage(ByteSpan* bytes,
                                      uint64_t limit,
                                      Opcode* opcode,
                                      ByteSpan* payload);

  // What is missing of the current frame's payload; 0 between frames.
  [[nodiscard]] uint64_t missing_payload_bytes() const {
    return in_payload_ ? header_.payload_length - payload_consumed_ : 0;
  }

  // After kMalformed.
  const ProtocolError& error() const { return error_; }

 private:
  // The header's length as its second byte tells.
  [[nodiscard]] static size_t HeaderSize(uint8_t second_byte);

  [[nodiscard]] Result CollectHeader(ByteSpan* bytes);
  [[nodiscard]] bool CheckFirstByte(ByteSpan header);
  [[nodiscard]] bool CheckSecondByte(ByteSpan header);
  [[nodiscard]] bool ParseHeader(ByteSpan header);
  bool Malformed(const char* check, ByteSpan header);

  const Role role_;
  const bool allow_compressed_;
  bool in_payload_ = false;
  FrameHeader header_;             // the current frame's when in_payload_
  uint64_t payload_consumed_ = 0;  // of the current frame
  // A header that came in more than one piece.
  std::array<uint8_t, kMaximumFrameHeaderBytes> partial_header_ = {};
  size_t partial_header_size_ = 0;
  ProtocolError error_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_FRAME_DECODER_H_
