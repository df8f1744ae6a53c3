// SPDX-License-Identifier: BSD-3-Clause
#include "bench/server/flood_service.h"

#include <algorithm>
#include <array>

#include "bench/server/payload.h"
#include "src/net/byte_buffer.h"
#include "src/net/deflater.h"
#include "src/net/frame_encoder.h"
#include "src/net/inflater.h"

namespace wsjs::bench {
namespace {

// What one call of send() is given, where a frame isn't longer than that.
constexpr size_t kRingSize = 256 * 1024;
constexpr int kWindowBits = 15;
// No message is longer.
constexpr uint64_t kMaximumSize = 64 << 20;

}  // namespace

FloodService::FloodService(Stream* stream, const FloodMessage& message)
    : stream_(stream) {
  const size_t size = std::min(message.size, kMaximumSize);
  const std::string plain =
      message.is_text ? MakeText(message.charset, size) : MakeBinary(size);
  Deflater deflater(kWindowBits, /*takes_over_context=*/false);
  const ByteSpan payload =
      message.is_compressed ? deflater.Deflate(AsBytes(plain)) : AsBytes(plain);
  std::array<uint8_t, kMaximumFrameHeaderBytes> header;
  const size_t header_size = EncodeFrameHeader(
      {.is_compressed = message.is_compressed,
       .opcode = message.is_text ? Opcode::kText : Opcode::kBinary,
       .payload_length = payload.size()},
      header.data());
  frame_size_ = header_size + payload.size();
  const size_t frames = std::max<size_t>(1, kRingSize / frame_size_);
  ring_.reserve(frames * frame_size_);
  for (size_t i = 0; i < frames; ++i) {
    ring_.insert(ring_.end(), header.begin(),
                 header.begin() + static_cast<ptrdiff_t>(header_size));
    ring_.insert(ring_.end(), payload.begin(), payload.end());
  }
}

void FloodService::Receive(const FrameChunk& chunk) {
  if (!message_.Add(chunk) || is_active_)
    return;
  const std::string command = Command();
  if (!command.starts_with("go "))
    return;
  is_active_ = true;
  sent_ = 0;
  limit_ = NumberOf(ParameterOf(command, "n", ' ')) * frame_size_;
  end_ = Clock::now() +
         std::chrono::milliseconds(NumberOf(ParameterOf(command, "ms", ' ')));
}

std::string FloodService::Command() const {
  if (!message_.is_compressed())
    return message_.text();
  Inflater inflater(kWindowBits, /*takes_over_context=*/false,
                    ShortMessage::kLimit);
  ByteBuffer plain;
  if (inflater.Finish(AsBytes(message_.text()), &plain) !=
      Inflater::Result::kOk) {
    return {};
  }
  return std::string(AsStringView(plain.span()));
}

bool FloodService::IsDone() const {
  return limit_ != 0 ? sent_ >= limit_ : Clock::now() >= end_;
}

bool FloodService::Send() {
  if (!is_active_)
    return false;
  if (!IsDone()) {
    const size_t position = sent_ % ring_.size();
    size_t size = std::min(kRingSize, ring_.size() - position);
    if (limit_ != 0)
      size = std::min(size, limit_ - sent_);
    sent_ += stream_->WriteNow(ByteSpan(ring_).subspan(position, size));
    return true;
  }
  EndFrame();
  WriteFrame(stream_, Opcode::kText,
             "end " + std::to_string(sent_ / frame_size_));
  is_active_ = false;
  return false;
}

void FloodService::EndFrame() {
  const size_t begun = sent_ % frame_size_;
  if (begun == 0)
    return;
  const size_t rest = frame_size_ - begun;
  stream_->Write(ByteSpan(ring_).subspan(sent_ % ring_.size(), rest));
  sent_ += rest;
}

}  // namespace wsjs::bench
