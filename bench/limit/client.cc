// SPDX-License-Identifier: BSD-3-Clause
#include "bench/limit/client.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "src/net/frame_encoder.h"

namespace wsjs::bench {
namespace {

// What one read takes at most. The input grows up to it when reads fill it, so
// that an idle connection stays small.
constexpr size_t kReadSize = 256 * 1024;
constexpr size_t kInitialInputSize = 32 * 1024;
// A TLS record's most: what Socket::Receive() needs room for.
constexpr size_t kMinimumRoom = 16 * 1024;

}  // namespace

Client::Client(const Address& address, std::string_view target)
    : socket_(address), input_(kInitialInputSize) {
  // The example key of RFC 6455, section 1.3, whose answer is known.
  socket_.Send(
      AsBytes("GET " + std::string(target) +
              " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(address.port) +
              "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
              "Sec-WebSocket-Version: 13\r\n\r\n"));
}

void Client::FinishHandshake() {
  for (;;) {
    Fill();
    const std::string_view received =
        AsStringView(ByteSpan(input_).subspan(begin_, end_ - begin_));
    const size_t end = received.find("\r\n\r\n");
    if (end == std::string_view::npos)
      continue;
    if (received.find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") > end)
      Die("the server refuses the handshake");
    begin_ += end + 4;
    return;
  }
}

void Client::Write(Opcode opcode, ByteSpan payload) {
  FrameHeader header{.opcode = opcode,
                     .is_masked = true,
                     .masking_key = keys_.Next(),
                     .payload_length = payload.size()};
  uint8_t* const frame =
      output_.Room(kMaximumFrameHeaderBytes + payload.size()).data();
  const size_t header_size = EncodeFrameHeader(header, frame);
  CopyMasked(frame + header_size, payload, header.masking_key, 0);
  output_.Commit(header_size + payload.size());
}

void Client::Flush() {
  socket_.Send(output_.span());
  output_.RemoveSuffix(output_.size());
}

bool Client::Next(ReceivedFrame* frame) {
  const uint8_t* const header = input_.data() + begin_;
  const size_t available = end_ - begin_;
  if (available < 2)
    return false;
  uint64_t length = header[1];
  size_t header_size = 2;
  if (length >= 126) {
    const size_t length_size = length == 126 ? 2 : 8;
    header_size += length_size;
    if (available < header_size)
      return false;
    length = 0;
    for (size_t i = 0; i < length_size; ++i)
      length = length << 8 | header[2 + i];
  }
  if (available < header_size + length)
    return false;
  frame->opcode = static_cast<Opcode>(header[0] & 0x0F);
  frame->payload = {header + header_size, static_cast<size_t>(length)};
  begin_ += header_size + length;
  return true;
}

void Client::Fill() {
  if (begin_ == end_) {
    begin_ = end_ = 0;
  } else if (input_.size() - end_ < kMinimumRoom) {
    std::memmove(input_.data(), input_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (input_.size() - end_ < kMinimumRoom)
    input_.resize(2 * input_.size());
  const size_t room = input_.size() - end_;
  const size_t received =
      socket_.Receive(input_.data() + end_, std::min(kReadSize, room));
  end_ += received;
  if (received == room && input_.size() < 2 * kReadSize)
    input_.resize(2 * input_.size());
}

ReceivedFrame Client::Wait() {
  ReceivedFrame frame;
  while (!Next(&frame))
    Fill();
  return frame;
}

}  // namespace wsjs::bench
