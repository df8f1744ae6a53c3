// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_WEBSOCKET_CONNECTION_H_
#define WSJS_SRC_NET_WEBSOCKET_CONNECTION_H_

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "src/base/bytes.h"
#include "src/base/unique_function.h"
#include "src/loop/event_loop.h"
#include "src/net/message_batch.h"
#include "src/net/message_reader.h"
#include "src/net/message_sender.h"
#include "src/net/network_context.h"
#include "src/net/network_url.h"
#include "src/net/opening_handshake.h"
#include "src/net/transport.h"
#include "src/net/websocket_channel.h"

namespace wsjs {

// A client's WebSocket connection (RFC 6455) over a Transport: its states, its
// timeouts, what it tells its WebSocketChannelClient and when.
//
// Its owner destroys it in DidFinish(), or at any time without a word to the
// client. Every call of the client is the last thing that a task does with the
// connection, because the client may abandon it, which may destroy it.
class WebSocketConnection final : public WebSocketChannel,
                                  private TransportClient {
 public:
  // What the connections of a runtime need of each other.
  class Owner {
   public:
    // Calls StartConnecting(), at once or later, when no other connection to
    // the host and port of turn_key() is being established.
    virtual void RequestTurn(WebSocketConnection* connection) = 0;
    // It isn't being established any more, or doesn't want to be.
    virtual void GiveUpTurn(WebSocketConnection* connection) = 0;
    // Calls Flush() at the end of the turn of the event loop.
    virtual void ScheduleFlush(WebSocketConnection* connection) = 0;
    // It is to be destroyed.
    virtual void DidFinish(WebSocketConnection* connection) = 0;

   protected:
    ~Owner() = default;
  };

  // None of these is owned; `context` and `owner` outlive this.
  WebSocketConnection(NetworkContext* context,
                      Owner* owner,
                      WebSocketChannelClient* client);
  ~WebSocketConnection();
  WebSocketConnection(const WebSocketConnection&) = delete;
  WebSocketConnection& operator=(const WebSocketConnection&) = delete;

  // WebSocketChannel:
  void Connect(const WebSocketConnectParameters& parameters) override;
  void SendText(std::string_view text) override;
  void SendBinary(ByteSpan data) override;
  void Close(std::optional<uint16_t> code, std::string_view reason) override;
  void Fail(std::string_view why) override;
  void Abandon(std::optional<uint16_t> code) override;

  // For the owner.
  [[nodiscard]] const std::string& turn_key() const { return turn_key_; }
  [[nodiscard]] bool is_waiting_for_turn() const {
    return state_ == State::kWaitingForTurn;
  }
  // The last thing that the caller does with this.
  void StartConnecting();
  void Flush();
  [[nodiscard]] bool is_flush_scheduled() const { return is_flush_scheduled_; }
  void set_is_flush_scheduled(bool is_scheduled) {
    is_flush_scheduled_ = is_scheduled;
  }

 private:
  enum class State : uint8_t {
    kIdle,              // Connect() hasn't been called
    kWaitingForTurn,    // another connection to the same host comes first
    kConnecting,        // the transport connects
    kOpeningHandshake,  // connected; the request is sent, the response awaited
    kOpen,              // established
    kCloseSent,         // our Close frame is sent, the peer's is awaited
    kClosingHandshakeDone,  // both are; the server is to close the transport
    kFailed,                // our Close frame tells the server why; the same
    kClosed,                // the transport is gone
  };

  // TransportClient:
  void DidConnect() override;
  std::span<uint8_t> ReceiveBuffer() override;
  void DidReceive(ByteSpan bytes) override;
  void DidDrain() override;
  void DidEnd(const TransportError* error) override;
  void DidFail(const TransportError& error) override;

  void SetState(State state);
  [[nodiscard]] bool IsBeingEstablished() const;

  // Receiving.
  void ReceiveHandshake(ByteSpan* bytes);
  void Establish(EstablishedHandshake established);
  void ReceiveFrames(ByteSpan bytes);
  void DeliverLater(std::unique_ptr<MessageBatch> batch);
  void Deliver(std::unique_ptr<MessageBatch> batch);
  void ReceiveClose();

  // Sending.
  void SendMessage(Opcode type, ByteSpan payload);
  void SendClose(std::optional<uint16_t> code, std::string_view reason);
  void DidSend(uint64_t payload_bytes);

  // The end.
  void StartTheClosingHandshake(std::optional<uint16_t> code,
                                std::string_view reason);
  void EndClosingHandshake(std::string_view log_text);
  // Without a code, or before the connection is established, the transport is
  // dropped at once.
  void FailTheWebSocketConnection(std::optional<uint16_t> close_code,
                                  std::string_view why);
  void CloseTheWebSocketConnection();
  void ReportClosed(bool failed,
                    bool was_clean,
                    uint16_t code,
                    std::string reason);
  void FinishIfDone();
  void UpdateKeepAlive();

  // Queues a task that calls `task(*this)` unless this is gone by then.
  template <typename ConnectionTask>
  void QueueTask(ConnectionTask task);
  void StartTimeout(std::chrono::milliseconds delay);
  void StopTimeout();
  void DidTimeOut();
  void Log(LogLevel level, std::string_view text) const;

  NetworkContext* const context_;
  Owner* const owner_;
  WebSocketChannelClient*
      client_;  // null once it was told, or has abandoned us
  // The event loop can't take tasks back: each holds this weakly, and does
  // nothing when we are gone. That is why it is a shared_ptr.
  const std::shared_ptr<WebSocketConnection*> self_;

  State state_ = State::kIdle;
  std::optional<EventLoop::KeepAlive> keep_alive_;
  EventLoop::TimerId timeout_ = 0;  // of the current state; 0: none

  std::string log_name_;  // the URL without credentials
  std::string turn_key_;
  std::unique_ptr<Transport> transport_;
  // What only establishing needs.
  struct Establishing;
  std::unique_ptr<Establishing> establishing_;

  std::optional<MessageReader> reader_;
  uint64_t undelivered_bytes_ = 0;  // in tasks that haven't run
  bool is_reading_paused_ = false;
  // The close event's, once the peer's Close frame has arrived.
  uint16_t received_close_code_ = 0;
  std::string received_close_reason_;

  MessageSender sender_;
  bool is_flush_scheduled_ = false;
  uint64_t sent_payload_bytes_ = 0;  // that the client hasn't been told
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_WEBSOCKET_CONNECTION_H_
