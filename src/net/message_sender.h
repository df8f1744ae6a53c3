// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_MESSAGE_SENDER_H_
#define WSJS_SRC_NET_MESSAGE_SENDER_H_

#include <cstdint>
#include <optional>

#include "src/base/bytes.h"
#include "src/base/unique_function.h"
#include "src/loop/event_loop.h"
#include "src/net/message_writer.h"
#include "src/net/network_context.h"
#include "src/net/permessage_deflate.h"
#include "src/net/send_queue.h"
#include "src/net/transport.h"

namespace wsjs {

// The sending half of a connection: what is sent collects here until Flush(),
// or until it fills a chunk, and then leaves as fast as the transport takes it.
class MessageSender final {
 public:
  // `did_send` is called when so many bytes of messages were handed to the
  // kernel. `context` isn't owned and outlives this.
  MessageSender(NetworkContext* context,
                UniqueFunction<void(uint64_t)> did_send);
  ~MessageSender();
  MessageSender(const MessageSender&) = delete;
  MessageSender& operator=(const MessageSender&) = delete;

  // Not owned; first, and it outlives this or the call of Stop().
  void Start(Transport* transport);
  // permessage-deflate was negotiated.
  void EnableCompression(const PermessageDeflateParameters& parameters);

  // `type` is kText or kBinary.
  void SendMessage(Opcode type, ByteSpan payload);
  void SendClose(ByteSpan payload);
  // Sends a pong, or remembers to while the transport is full.
  void AnswerPing(ByteSpan payload);
  // Bytes that aren't a frame: the opening handshake. They leave at once.
  void SendHandshake(ByteSpan bytes);

  void Flush();
  // TransportClient::DidDrain.
  void DidDrain();

  // Bytes that aren't handed to the kernel.
  [[nodiscard]] uint64_t unsent_bytes() const {
    return queue_.size_bytes() + transport_bytes_;
  }

  // The transport goes away; drops what is unsent.
  void Stop();

 private:
  void AnswerLastPing();
  void StartDeflaterTimer();

  NetworkContext* const context_;
  UniqueFunction<void(uint64_t)> did_send_;
  Transport* transport_ = nullptr;  // null before Start() and after Stop()
  SendQueue queue_;
  MessageWriter writer_;
  // Of the last chunk that was written, until DidDrain: the transport is full.
  uint64_t transport_bytes_ = 0;
  uint64_t transport_payload_bytes_ = 0;
  // The last ping that came while the transport was full.
  std::optional<OwnedBytes> unanswered_ping_;
  EventLoop::TimerId deflater_timer_ = 0;
  bool deflater_was_used_ = false;  // since the timer was started
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_MESSAGE_SENDER_H_
