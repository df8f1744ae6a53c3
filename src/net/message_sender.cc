// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/message_sender.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "src/base/check.h"
#include "src/net/frame.h"

namespace wsjs {
namespace {

// A connection that hasn't compressed for so long gives back the memory for it.
constexpr std::chrono::milliseconds kIdleDeflaterTime{10'000};

}  // namespace

MessageSender::MessageSender(NetworkContext* context,
                             UniqueFunction<void(uint64_t)> did_send)
    : context_(context),
      did_send_(std::move(did_send)),
      queue_(&context->chunks),
      writer_(Role::kClient, &context->masking_keys, &queue_) {}

MessageSender::~MessageSender() {
  context_->loop->StopTimer(deflater_timer_);
}

void MessageSender::Start(Transport* transport) {
  transport_ = transport;
}

void MessageSender::EnableCompression(
    const PermessageDeflateParameters& parameters) {
  writer_.EnableCompression(parameters);
}

void MessageSender::SendMessage(Opcode type, ByteSpan payload) {
  if (writer_.StartMessage(type, payload)) {
    deflater_was_used_ = true;
    if (deflater_timer_ == 0)
      StartDeflaterTimer();
  }
  // A long message leaves chunk by chunk, each while it is still in the cache.
  while (!writer_.WriteSome()) {
    Flush();
  }
  if (queue_.size_bytes() >= ChunkPool::kChunkBytes)
    Flush();
}

void MessageSender::SendClose(ByteSpan payload) {
  AnswerLastPing();
  writer_.WriteControlFrame(Opcode::kClose, payload);
}

// RFC 6455, section 5.5.3: "If an endpoint receives a Ping frame and has not
// yet sent Pong frame(s) in response to previous Ping frame(s), the endpoint
// MAY elect to send a Pong frame for only the most recently processed Ping
// frame." So a peer that doesn't read can't make us hold one for each.
void MessageSender::AnswerPing(ByteSpan payload) {
  if (transport_bytes_ != 0) {
    unanswered_ping_ = OwnedBytes(payload);
  } else {
    writer_.WriteControlFrame(Opcode::kPong, payload);
  }
}

void MessageSender::SendHandshake(ByteSpan bytes) {
  while (!bytes.empty()) {
    const std::span<uint8_t> room = queue_.Room(1, bytes.size());
    const ByteSpan part = bytes.first(std::min(bytes.size(), room.size()));
    std::ranges::copy(part, room.data());
    queue_.Commit(part.size(), 0);
    bytes = bytes.subspan(part.size());
  }
  Flush();
}

void MessageSender::Flush() {
  while (!queue_.empty() && transport_bytes_ == 0) {
    const ByteSpan bytes = queue_.front();
    const uint64_t payload_bytes = queue_.front_payload_bytes();
    if (transport_->Write(bytes)) {
      if (payload_bytes != 0)
        did_send_(payload_bytes);
    } else {
      transport_bytes_ = bytes.size();
      transport_payload_bytes_ = payload_bytes;
    }
    queue_.PopFront();
  }
}

void MessageSender::DidDrain() {
  transport_bytes_ = 0;
  if (const uint64_t sent = std::exchange(transport_payload_bytes_, 0)) {
    did_send_(sent);
  }
  AnswerLastPing();
  Flush();
}

void MessageSender::AnswerLastPing() {
  if (!unanswered_ping_)
    return;
  writer_.WriteControlFrame(Opcode::kPong, unanswered_ping_->span());
  unanswered_ping_.reset();
}

void MessageSender::Stop() {
  transport_ = nullptr;
  transport_bytes_ = 0;
  transport_payload_bytes_ = 0;
  unanswered_ping_.reset();
  queue_.Clear();
  writer_.ReleaseCompressionMemory();
}

void MessageSender::StartDeflaterTimer() {
  deflater_was_used_ = false;
  deflater_timer_ = context_->loop->StartTimer(
      kIdleDeflaterTime, /*repeating=*/false, /*keeps_alive=*/false, [this] {
        deflater_timer_ = 0;
        if (deflater_was_used_) {
          StartDeflaterTimer();
        } else {
          writer_.ReleaseCompressionMemory();
        }
      });
}

}  // namespace wsjs
