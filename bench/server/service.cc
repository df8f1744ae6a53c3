// SPDX-License-Identifier: BSD-3-Clause
#include "bench/server/service.h"

#include <array>
#include <charconv>

#include "bench/server/flood_service.h"
#include "src/net/frame_encoder.h"
#include "src/net/masking.h"

namespace wsjs::bench {
namespace {

class EchoService final : public Service {
 public:
  explicit EchoService(Stream* stream) : stream_(stream) {}

  void Receive(const FrameChunk& chunk) override {
    if (chunk.is_first) {
      FrameHeader header = *chunk.header;
      header.is_masked = false;
      std::array<uint8_t, kMaximumFrameHeaderBytes> bytes;
      stream_->Write(
          ByteSpan(bytes).first(EncodeFrameHeader(header, bytes.data())));
    }
    CopyMasked(stream_->Reserve(chunk.payload.size()), chunk.payload,
               chunk.header->masking_key, chunk.offset);
  }

 private:
  Stream* const stream_;
};

class SinkService final : public Service {
 public:
  SinkService(Stream* stream, uint64_t messages_per_acknowledgement)
      : stream_(stream),
        messages_per_acknowledgement_(messages_per_acknowledgement) {}

  void Receive(const FrameChunk& chunk) override {
    if (!message_.Add(chunk))
      return;
    if (message_.is_text() && message_.text() == "end") {
      WriteFrame(
          stream_, Opcode::kText,
          "done " + std::to_string(count_) + " " + std::to_string(bytes_));
      count_ = bytes_ = 0;
      return;
    }
    ++count_;
    bytes_ += message_.size();
    if (messages_per_acknowledgement_ != 0 &&
        count_ % messages_per_acknowledgement_ == 0) {
      WriteFrame(stream_, Opcode::kText, "a");
    }
  }

 private:
  Stream* const stream_;
  const uint64_t messages_per_acknowledgement_;
  ShortMessage message_;
  uint64_t count_ = 0;
  uint64_t bytes_ = 0;
};

class HoldService final : public Service {
 public:
  void Receive(const FrameChunk&) override {}
};

}  // namespace

std::unique_ptr<Service> MakeService(std::string_view target,
                                     bool is_compressed,
                                     Stream* stream) {
  const size_t question_mark = target.find('?');
  const std::string_view path = target.substr(0, question_mark);
  const std::string_view query = question_mark == std::string_view::npos
                                     ? std::string_view()
                                     : target.substr(question_mark + 1);
  const auto parameter = [query](std::string_view name) {
    return ParameterOf(query, name, '&');
  };
  if (path == "/echo")
    return std::make_unique<EchoService>(stream);
  if (path == "/sink")
    return std::make_unique<SinkService>(stream, NumberOf(parameter("ack")));
  if (path == "/hold")
    return std::make_unique<HoldService>();
  if (path == "/push" || path == "/pushdeflate") {
    return std::make_unique<FloodService>(
        stream, FloodMessage{.is_text = parameter("type") != "binary",
                             .charset = std::string(parameter("charset")),
                             .size = NumberOf(parameter("size")),
                             .is_compressed = is_compressed});
  }
  return nullptr;
}

void WriteFrame(Stream* stream, Opcode opcode, std::string_view payload) {
  std::array<uint8_t, kMaximumFrameHeaderBytes> header;
  const size_t size = EncodeFrameHeader(
      {.opcode = opcode, .payload_length = payload.size()}, header.data());
  stream->Write(ByteSpan(header).first(size));
  stream->Write(AsBytes(payload));
}

bool ShortMessage::Add(const FrameChunk& chunk) {
  if (is_complete_) {
    text_.clear();
    size_ = 0;
    is_text_ = chunk.header->opcode == Opcode::kText;
    is_compressed_ = chunk.header->is_compressed;
  }
  size_ += chunk.payload.size();
  if (size_ <= kLimit) {
    const size_t begin = text_.size();
    text_.resize(begin + chunk.payload.size());
    CopyMasked(reinterpret_cast<uint8_t*>(text_.data()) + begin, chunk.payload,
               chunk.header->masking_key, chunk.offset);
  }
  is_complete_ = chunk.is_last && chunk.header->is_final;
  return is_complete_;
}

std::string_view ParameterOf(std::string_view parameters,
                             std::string_view name,
                             char separator) {
  while (!parameters.empty()) {
    const std::string_view one =
        parameters.substr(0, parameters.find(separator));
    if (one.starts_with(name) && one.substr(name.size()).starts_with('='))
      return one.substr(name.size() + 1);
    parameters.remove_prefix(std::min(one.size() + 1, parameters.size()));
  }
  return {};
}

uint64_t NumberOf(std::string_view text) {
  uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace wsjs::bench
