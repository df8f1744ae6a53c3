// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/deflater.h"

#include <algorithm>
#include <limits>

#include "src/base/check.h"

namespace wsjs {
namespace {

// Script waits while a message is compressed: the fastest level already saves
// most of what JSON and HTML have to save.
constexpr int kCompressionLevel = Z_BEST_SPEED;
// zlib's default: 128 KiB of hash table and buffers.
constexpr int kMemoryLevel = 8;
// What ends the output of a sync flush (RFC 7692, section 7.2.1).
constexpr size_t kFlushTailBytes = 4;
// Memory for output that is kept from one message to the next.
constexpr size_t kKeptOutputBytes = 64 << 10;

}  // namespace

Deflater::Deflater(int window_bits, bool takes_over_context)
    : window_bits_(window_bits), takes_over_context_(takes_over_context) {
  CHECK(window_bits >= kMinimumWindowBits && window_bits <= 15);
}

// https://www.rfc-editor.org/rfc/rfc7692#section-7.2.1
ByteSpan Deflater::Deflate(ByteSpan message) {
  if (!stream_) {
    stream_.reset(new z_stream());
    CHECK(deflateInit2(stream_.get(), kCompressionLevel, Z_DEFLATED,
                       -window_bits_, kMemoryLevel,
                       Z_DEFAULT_STRATEGY) == Z_OK);
  }
  output_.RemoveSuffix(output_.size());
  if (output_.Room(0).size() > kKeptOutputBytes)
    output_.Clear();

  // 1. "Compress all the octets of the payload of the message using DEFLATE."
  // 2. "If the resulting data does not end with an empty DEFLATE block with no
  //    compression …, append an empty DEFLATE block": a sync flush does both.
  constexpr size_t kMaximumInput = std::numeric_limits<uInt>::max();
  bool is_done = false;
  while (!is_done) {
    if (stream_->avail_in == 0) {
      const ByteSpan piece =
          message.first(std::min(message.size(), kMaximumInput));
      stream_->next_in = const_cast<Bytef*>(piece.data());
      stream_->avail_in = static_cast<uInt>(piece.size());
      message = message.subspan(piece.size());
    }
    const std::span<uint8_t> room =
        output_.Room(kFlushTailBytes + stream_->avail_in / 2);
    stream_->next_out = room.data();
    stream_->avail_out =
        static_cast<uInt>(std::min(room.size(), kMaximumInput));
    const uInt offered = stream_->avail_out;
    const int result =
        deflate(stream_.get(), message.empty() ? Z_SYNC_FLUSH : Z_NO_FLUSH);
    // Z_BUF_ERROR: the flush before this call was complete already.
    CHECK(result == Z_OK || result == Z_BUF_ERROR);
    output_.Commit(offered - stream_->avail_out);
    is_done =
        message.empty() && stream_->avail_in == 0 && stream_->avail_out > 0;
  }

  // 3. "Remove 4 octets (that are 0x00 0x00 0xff 0xff) from the tail end."
  if (output_.size() >= kFlushTailBytes) {
    output_.RemoveSuffix(kFlushTailBytes);
  }
  if (output_.empty()) {
    // RFC 7692, section 7.2.3.6: an empty message is the octet 0x00.
    output_.Append(ByteSpan({uint8_t{0}}));
  }
  if (!takes_over_context_)
    ForgetContext();
  return output_.span();
}

void Deflater::ForgetContext() {
  if (stream_)
    CHECK(deflateReset(stream_.get()) == Z_OK);
}

void Deflater::Release() {
  stream_.reset();
  output_.Clear();
}

void Deflater::StreamDeleter::operator()(z_stream* stream) const {
  deflateEnd(stream);
  delete stream;
}

}  // namespace wsjs
