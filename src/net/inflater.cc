// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/inflater.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include "src/base/check.h"

namespace wsjs {
namespace {

// What the sender removed from the end of the message.
constexpr uint8_t kFlushTail[] = {0x00, 0x00, 0xFF, 0xFF};
// A last piece up to this size is copied, for the sake of a call less.
constexpr size_t kJoinedBytes = 1024;
// Room for the output of one call of zlib: so much for a byte of input, and at
// least so much. Where less than 258 bytes of room are left, zlib goes on byte
// by byte.
constexpr size_t kExpectedGrowth = 4;
constexpr size_t kMinimumRoom = 4096;
// Room for one call, less the byte that tells of more.
constexpr uint64_t kMaximumRoom = std::numeric_limits<uInt>::max() - 1;
// https://zlib.net/manual.html#Advanced: in data_type, "128 if inflate()
// returned immediately after decoding an end-of-block code".
constexpr int kAtEndOfBlock = 128;

}  // namespace

Inflater::Inflater(int window_bits, bool takes_over_context, uint64_t limit)
    : window_bits_(window_bits),
      takes_over_context_(takes_over_context),
      limit_(limit) {
  CHECK(window_bits >= 8 && window_bits <= 15);
}

Inflater::Result Inflater::Inflate(ByteSpan piece, ByteBuffer* output) {
  constexpr size_t kMaximumInput = std::numeric_limits<uInt>::max();
  while (!piece.empty()) {
    const ByteSpan part = piece.first(std::min(piece.size(), kMaximumInput));
    if (const Result result = InflatePiece(part, output);
        result != Result::kOk) {
      return result;
    }
    piece = piece.subspan(part.size());
  }
  return Result::kOk;
}

// https://www.rfc-editor.org/rfc/rfc7692#section-7.2.2
Inflater::Result Inflater::Finish(ByteSpan piece, ByteBuffer* output) {
  // 1. "Append 4 octets of 0x00 0x00 0xff 0xff to the tail end of the payload".
  // 2. "Decompress the resulting data using DEFLATE."
  // OPTIMIZATION: in one call where copying costs less than another call.
  Result result = Result::kOk;
  if (piece.size() <= kJoinedBytes) {
    std::array<uint8_t, kJoinedBytes + std::size(kFlushTail)> joined;
    const auto end = std::ranges::copy(piece, joined.begin()).out;
    std::ranges::copy(kFlushTail, end);
    result = InflatePiece(
        ByteSpan(joined).first(piece.size() + std::size(kFlushTail)), output);
  } else {
    result = Inflate(piece, output);
    if (result == Result::kOk)
      result = InflatePiece(kFlushTail, output);
  }
  if (result != Result::kOk)
    return result;
  if ((stream_->data_type & kAtEndOfBlock) == 0) {
    return Corrupt("the message ends within a block");
  }
  // RFC 7692, section 7.1.1.1: without context takeover each message starts
  // with an empty window.
  if (!takes_over_context_)
    CHECK(inflateReset(stream_.get()) == Z_OK);
  return Result::kOk;
}

void Inflater::ReleaseIdleMemory() {
  if (!takes_over_context_)
    stream_.reset();
}

Inflater::Result Inflater::InflatePiece(ByteSpan piece, ByteBuffer* output) {
  if (!stream_) {
    stream_.reset(new z_stream());
    CHECK(inflateInit2(stream_.get(), -window_bits_) == Z_OK);
  }
  stream_->next_in = const_cast<Bytef*>(piece.data());
  stream_->avail_in = static_cast<uInt>(piece.size());
  bool filled_all_room = false;
  while (stream_->avail_in > 0 || filled_all_room) {
    // One byte more than the limit allows tells that there is more.
    const uint64_t left =
        std::min<uint64_t>(limit_ - output->size(), kMaximumRoom) + 1;
    const size_t wanted =
        std::max(kMinimumRoom, kExpectedGrowth * stream_->avail_in);
    const std::span<uint8_t> room =
        output->Room(static_cast<size_t>(std::min<uint64_t>(left, wanted)));
    const auto offered =
        static_cast<uInt>(std::min<uint64_t>(left, room.size()));
    stream_->next_out = room.data();
    stream_->avail_out = offered;
    const int data_type = stream_->data_type;
    const int result = inflate(stream_.get(), Z_SYNC_FLUSH);
    output->Commit(offered - stream_->avail_out);
    if (output->size() > limit_)
      return Result::kTooLong;
    filled_all_room = stream_->avail_out == 0;
    if (result == Z_STREAM_END) {
      // RFC 7692, section 7.2.3.4: a block with BFINAL set may be followed by
      // others, which refer to the same window.
      CHECK(inflateResetKeep(stream_.get()) == Z_OK);
    } else if (result == Z_BUF_ERROR) {
      // There was nothing more to put out: what was said before holds.
      filled_all_room = false;
      stream_->data_type = data_type;
    } else if (result != Z_OK) {
      CHECK(result != Z_MEM_ERROR);
      return Corrupt(stream_->msg ? stream_->msg : "bad DEFLATE data");
    }
  }
  return Result::kOk;
}

Inflater::Result Inflater::Corrupt(const char* message) {
  error_ = message;
  return Result::kCorrupt;
}

void Inflater::StreamDeleter::operator()(z_stream* stream) const {
  inflateEnd(stream);
  delete stream;
}

}  // namespace wsjs
