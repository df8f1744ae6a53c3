// SPDX-License-Identifier: BSD-3-Clause
#include "bench/server/connection.h"

#include <algorithm>

#include "src/net/masking.h"
#include "src/net/permessage_deflate.h"

namespace wsjs::bench {
namespace {

// How often one connection is read and written before others have their turn.
constexpr int kReadsPerTurn = 8;
constexpr int kSendsPerTurn = 16;

constexpr std::string_view kProtocolError = "\x03\xEA";  // 1002

}  // namespace

bool Connection::DidBecomeReady() {
  stream_.TryAgain();
  for (int i = 0; i < kReadsPerTurn && wants_to_read(); ++i) {
    const std::span<uint8_t> bytes = stream_.Read();
    if (bytes.empty())
      break;
    Receive(bytes);
    stream_.Flush();
  }
  stream_.Flush();
  has_work_ = state_ == State::kOpen;
  for (int i = 0; i < kSendsPerTurn && has_work_; ++i)
    has_work_ = !wants_to_write() && service_->Send();
  has_work_ = has_work_ && !wants_to_write();
  stream_.Flush();
  return !stream_.has_ended();
}

void Connection::Receive(ByteSpan bytes) {
  if (state_ == State::kOpeningHandshake)
    ReceiveHandshake(&bytes);
  if (state_ == State::kOpen)
    ReceiveFrames(bytes);
}

void Connection::ReceiveHandshake(ByteSpan* bytes) {
  switch (handshake_.Receive(bytes)) {
    case ServerHandshake::Result::kNeedsMoreBytes:
      return;
    case ServerHandshake::Result::kMalformed:
      return Refuse("400 Bad Request");
    case ServerHandshake::Result::kComplete:
      break;
  }
  const std::string& target = handshake_.target();
  bool is_compressed = false;
  if (target.starts_with("/pushdeflate")) {
    for (const std::string_view offer :
         handshake_.Values("sec-websocket-extensions")) {
      is_compressed |= offer.find(kPermessageDeflate) != std::string_view::npos;
    }
  }
  service_ = MakeService(target, is_compressed, &stream_);
  if (!service_)
    return Refuse("404 Not Found");
  stream_.Write(AsBytes(AcceptHandshake(
      handshake_.key(), "",
      is_compressed ? "Sec-WebSocket-Extensions: permessage-deflate; "
                      "server_no_context_takeover; "
                      "client_no_context_takeover\r\n"
                    : "")));
  decoder_.emplace(Role::kServer, is_compressed);
  handshake_ = ServerHandshake();
  state_ = State::kOpen;
}

void Connection::ReceiveFrames(ByteSpan bytes) {
  FrameChunk chunk;
  while (state_ == State::kOpen) {
    switch (decoder_->Next(&bytes, &chunk)) {
      case FrameDecoder::Result::kNeedsMoreBytes:
        return;
      case FrameDecoder::Result::kMalformed:
        return Close(kProtocolError);
      case FrameDecoder::Result::kChunk:
        break;
    }
    if (IsControl(chunk.header->opcode))
      ReceiveControl(chunk);
    else
      service_->Receive(chunk);
  }
}

void Connection::ReceiveControl(const FrameChunk& chunk) {
  if (chunk.is_first)
    control_payload_.clear();
  const size_t begin = control_payload_.size();
  control_payload_.resize(begin + chunk.payload.size());
  CopyMasked(reinterpret_cast<uint8_t*>(control_payload_.data()) + begin,
             chunk.payload, chunk.header->masking_key, chunk.offset);
  if (!chunk.is_last)
    return;
  if (chunk.header->opcode == Opcode::kClose)
    return Close(control_payload_);
  if (chunk.header->opcode == Opcode::kPing) {
    service_->EndFrame();
    WriteFrame(&stream_, Opcode::kPong, control_payload_);
  }
}

void Connection::Refuse(std::string_view status) {
  stream_.Write(AsBytes("HTTP/1.1 " + std::string(status) +
                        "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
  state_ = State::kClosing;
  stream_.Shutdown();
}

void Connection::Close(std::string_view payload) {
  service_->EndFrame();
  WriteFrame(&stream_, Opcode::kClose, payload);
  state_ = State::kClosing;
  stream_.Shutdown();
}

}  // namespace wsjs::bench
