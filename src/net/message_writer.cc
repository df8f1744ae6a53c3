// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/message_writer.h"

#include <algorithm>
#include <cstring>

#include "src/base/check.h"
#include "src/net/frame_encoder.h"

namespace wsjs {
namespace {

// Such a message leaves in one packet anyway, and compressing costs more than
// all else that is done to it.
constexpr size_t kMinimumCompressedBytes = 256;

}  // namespace

MessageWriter::MessageWriter(Role role,
                             MaskingKeySource* keys,
                             SendQueue* queue)
    : role_(role), keys_(keys), queue_(queue) {
  DCHECK((role == Role::kClient) == (keys != nullptr));
}

void MessageWriter::EnableCompression(
    const PermessageDeflateParameters& parameters) {
  const bool is_client = role_ == Role::kClient;
  const int window_bits = is_client ? parameters.client_max_window_bits
                                    : parameters.server_max_window_bits;
  const bool no_context_takeover = is_client
                                       ? parameters.client_no_context_takeover
                                       : parameters.server_no_context_takeover;
  // zlib can't compress with a window of 256 bytes. RFC 7692, section 6: an
  // endpoint may send any message uncompressed.
  if (window_bits >= Deflater::kMinimumWindowBits) {
    deflater_.emplace(window_bits, !no_context_takeover);
  }
}

void MessageWriter::ReleaseCompressionMemory() {
  if (deflater_)
    deflater_->Release();
}

bool MessageWriter::StartMessage(Opcode type, ByteSpan payload) {
  DCHECK(!IsControl(type) && rest_.empty());
  const uint64_t size = payload.size();
  if (!deflater_ || size < kMinimumCompressedBytes) {
    StartFrame(type, false, payload, size);
    return false;
  }
  const ByteSpan compressed = deflater_->Deflate(payload);
  if (compressed.size() < size) {
    StartFrame(type, true, compressed, size);
  } else {
    deflater_->ForgetContext();
    StartFrame(type, false, payload, size);
  }
  return true;
}

void MessageWriter::StartFrame(Opcode opcode,
                               bool is_compressed,
                               ByteSpan payload,
                               uint64_t counted_bytes) {
  header_.opcode = opcode;
  header_.is_compressed = is_compressed;
  header_.payload_length = payload.size();
  // RFC 6455, section 5.1: "a client MUST mask all frames that it sends to the
  // server"; "A server MUST NOT mask any frames that it sends to the client."
  header_.is_masked = role_ == Role::kClient;
  if (header_.is_masked)
    header_.masking_key = keys_->Next();
  header_written_ = false;
  rest_ = payload;
  offset_ = 0;
  uncounted_bytes_ = counted_bytes;
}

bool MessageWriter::WriteSome() {
  const size_t header_room = header_written_ ? 0 : kMaximumFrameHeaderBytes;
  const std::span<uint8_t> room = queue_->Room(std::max<size_t>(header_room, 1),
                                               header_room + rest_.size());
  size_t written = 0;
  if (!header_written_) {
    written = EncodeFrameHeader(header_, room.data());
    header_written_ = true;
  }
  const ByteSpan part =
      rest_.first(std::min(rest_.size(), room.size() - written));
  if (header_.is_masked) {
    CopyMasked(room.data() + written, part, header_.masking_key, offset_);
  } else if (!part.empty()) {
    std::memcpy(room.data() + written, part.data(), part.size());
  }
  rest_ = rest_.subspan(part.size());
  offset_ += part.size();
  const bool is_complete = rest_.empty();
  const uint64_t counted = is_complete             ? uncounted_bytes_
                           : header_.is_compressed ? 0
                                                   : part.size();
  uncounted_bytes_ -= counted;
  queue_->Commit(written + part.size(), counted);
  return is_complete;
}

void MessageWriter::WriteControlFrame(Opcode opcode, ByteSpan payload) {
  DCHECK(IsControl(opcode) && rest_.empty());
  StartFrame(opcode, false, payload, 0);
  // A chunk may end within the frame. It has no room left then.
  while (!WriteSome()) {
  }
}

}  // namespace wsjs
