// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/websocket_connection.h"

#include <algorithm>
#include <array>
#include <utility>

#include "src/base/check.h"
#include "src/net/close_code.h"
#include "src/net/connect_policy.h"
#include "src/net/handshake_request.h"

namespace wsjs {
namespace {

// Reading stops while script is behind by so much, and goes on when it has
// caught up to the second.
constexpr uint64_t kPauseReadingBytes = 4 << 20;
constexpr uint64_t kResumeReadingBytes = 1 << 20;

// RFC 6455, section 5.5.1: two bytes of a control frame's payload are the code.
constexpr size_t kMaximumCloseReasonBytes = kMaximumControlPayloadBytes - 2;

// What delivering a batch frees.
uint64_t MemoryOf(MessageBatch& batch) {
  return batch.payload_bytes() +
         batch.messages().size() * sizeof(WebSocketMessage);
}

std::optional<std::string> ExtraHeadersError(const NetworkSettings& settings) {
  for (const auto& [name, value] : settings.extra_headers) {
    if (std::optional<std::string> error = ExtraHeaderError(name, value))
      return error;
  }
  return std::nullopt;
}

}  // namespace

struct WebSocketConnection::Establishing {
  WebSocketConnectParameters parameters;
  NetworkUrl url;
  // From the moment on in which the transport is connected.
  std::optional<OpeningHandshake> handshake;
};

WebSocketConnection::WebSocketConnection(NetworkContext* context,
                                         Owner* owner,
                                         WebSocketChannelClient* client)
    : context_(context),
      owner_(owner),
      client_(client),
      self_(std::make_shared<WebSocketConnection*>(this)),
      sender_(context, [this](uint64_t bytes) { DidSend(bytes); }) {}

WebSocketConnection::~WebSocketConnection() {
  StopTimeout();
}

// https://websockets.spec.whatwg.org/#concept-websocket-establish
void WebSocketConnection::Connect(
    const WebSocketConnectParameters& parameters) {
  CHECK(state_ == State::kIdle);
  SetState(State::kWaitingForTurn);
  UpdateKeepAlive();
  std::optional<NetworkUrl> url = ParseNetworkUrl(parameters.url);
  log_name_ = url ? url->text : parameters.url;
  std::optional<std::string> error =
      ConnectError(url, parameters.url, context_->settings);
  if (!error)
    error = ExtraHeadersError(context_->settings);
  if (error) {
    FailTheWebSocketConnection(std::nullopt, *error);
    return;
  }
  turn_key_ = url->hostname + ":" + std::to_string(url->port);
  establishing_ = std::make_unique<Establishing>();
  establishing_->parameters = parameters;
  establishing_->url = std::move(*url);
  owner_->RequestTurn(this);
}

void WebSocketConnection::StartConnecting() {
  CHECK(state_ == State::kWaitingForTurn);
  SetState(State::kConnecting);
  const NetworkUrl& url = establishing_->url;
  transport_ = context_->transport_factory->CreateTransport(this);
  sender_.Start(transport_.get());
  transport_->Connect({url.hostname, url.port, url.is_secure});
}

void WebSocketConnection::SendText(std::string_view text) {
  SendMessage(Opcode::kText, AsBytes(text));
}

void WebSocketConnection::SendBinary(ByteSpan data) {
  SendMessage(Opcode::kBinary, data);
}

void WebSocketConnection::Close(std::optional<uint16_t> code,
                                std::string_view reason) {
  // Otherwise the peer has started the closing handshake or the connection was
  // failed, and the task that tells so is on its way.
  if (state_ == State::kOpen)
    StartTheClosingHandshake(code, reason);
}

void WebSocketConnection::Fail(std::string_view why) {
  // Otherwise the client will hear anyway.
  if (state_ == State::kOpen || IsBeingEstablished()) {
    FailTheWebSocketConnection(kCloseGoingAway, why);
  }
}

void WebSocketConnection::Abandon(std::optional<uint16_t> code) {
  if (!client_)
    return;  // DidClose is running.
  client_ = nullptr;
  if (state_ == State::kIdle || IsBeingEstablished()) {
    CloseTheWebSocketConnection();
  } else if (state_ == State::kOpen) {
    StartTheClosingHandshake(code, {});
  }
  UpdateKeepAlive();
  FinishIfDone();
}

void WebSocketConnection::SetState(State state) {
  const bool was_being_established = IsBeingEstablished();
  StopTimeout();
  state_ = state;
  if (was_being_established && !IsBeingEstablished()) {
    establishing_.reset();
    owner_->GiveUpTurn(this);
  }
}

bool WebSocketConnection::IsBeingEstablished() const {
  return state_ == State::kWaitingForTurn || state_ == State::kConnecting ||
         state_ == State::kOpeningHandshake;
}

// RFC 6455, section 4.1: "Once a connection to the server has been established
// … the client MUST send an opening handshake to the server."
void WebSocketConnection::DidConnect() {
  CHECK(state_ == State::kConnecting);
  SetState(State::kOpeningHandshake);
  StartTimeout(context_->settings.limits.handshake_timeout);
  const OpeningHandshake& handshake = establishing_->handshake.emplace(
      context_, std::move(establishing_->parameters), establishing_->url);
  sender_.SendHandshake(AsBytes(handshake.SerializeRequest()));
}

std::span<uint8_t> WebSocketConnection::ReceiveBuffer() {
  if (state_ == State::kOpen || state_ == State::kCloseSent)
    return reader_->ReceiveBuffer();
  return {};
}

void WebSocketConnection::DidReceive(ByteSpan bytes) {
  if (state_ == State::kOpeningHandshake)
    ReceiveHandshake(&bytes);
  if (state_ == State::kOpen || state_ == State::kCloseSent) {
    ReceiveFrames(bytes);
  }
  // RFC 6455, section 5.5.1: after a Close frame nothing has a meaning; nor has
  // it after a failure (section 7.1.7).
  FinishIfDone();
}

void WebSocketConnection::ReceiveHandshake(ByteSpan* bytes) {
  OpeningHandshake& handshake = *establishing_->handshake;
  switch (handshake.Receive(bytes)) {
    case OpeningHandshake::Result::kNeedsMoreBytes:
      break;
    case OpeningHandshake::Result::kEstablished:
      Establish(handshake.established());
      break;
    case OpeningHandshake::Result::kFailed:
      FailTheWebSocketConnection(std::nullopt,
                                 "opening handshake: " + handshake.error());
      break;
  }
}

// https://websockets.spec.whatwg.org/#feedback-from-the-protocol
// "When the WebSocket connection is established"
void WebSocketConnection::Establish(EstablishedHandshake established) {
  const NetworkLimits& limits = context_->settings.limits;
  reader_.emplace(
      Role::kClient, established.deflate,
      MessageLimits{limits.message_bytes, limits.inflated_message_bytes});
  if (established.deflate)
    sender_.EnableCompression(*established.deflate);
  SetState(State::kOpen);
  Log(LogLevel::kDebug, "established");
  QueueTask(
      [established = std::move(established)](WebSocketConnection& connection) {
        if (connection.client_) {
          connection.client_->DidConnect(established.protocol,
                                         established.extensions);
        }
      });
}

void WebSocketConnection::ReceiveFrames(ByteSpan bytes) {
  std::unique_ptr<MessageBatch> batch = context_->batches.Take();
  while (true) {
    switch (reader_->Read(&bytes, batch.get())) {
      case MessageReader::Result::kPing:
        sender_.AnswerPing(reader_->control_payload());
        owner_->ScheduleFlush(this);
        break;
      case MessageReader::Result::kPong:
        // RFC 6455, section 5.5.3: one that nobody asked for is ignored, and
        // nobody asks.
        break;
      case MessageReader::Result::kNeedsMoreBytes:
        DeliverLater(std::move(batch));
        return;
      case MessageReader::Result::kClose:
        DeliverLater(std::move(batch));
        ReceiveClose();
        return;
      case MessageReader::Result::kMalformed:
        DeliverLater(std::move(batch));
        FailTheWebSocketConnection(reader_->error().close_code,
                                   reader_->error().message);
        return;
    }
  }
}

void WebSocketConnection::DeliverLater(std::unique_ptr<MessageBatch> batch) {
  // https://websockets.spec.whatwg.org/#feedback-from-the-protocol
  // "If ready state is not OPEN (1), then return."
  if (batch->empty() || !client_ || state_ != State::kOpen) {
    context_->batches.GiveBack(std::move(batch));
    return;
  }
  undelivered_bytes_ += MemoryOf(*batch);
  if (undelivered_bytes_ >= kPauseReadingBytes && !is_reading_paused_) {
    is_reading_paused_ = true;
    transport_->PauseReading();
  }
  QueueTask(
      [batch = std::move(batch)](WebSocketConnection& connection) mutable {
        connection.Deliver(std::move(batch));
      });
}

void WebSocketConnection::Deliver(std::unique_ptr<MessageBatch> batch) {
  undelivered_bytes_ -= MemoryOf(*batch);
  if (undelivered_bytes_ <= kResumeReadingBytes && is_reading_paused_) {
    is_reading_paused_ = false;
    if (transport_)
      transport_->ResumeReading();
  }
  if (!client_)
    return;
  MessageBatchPool& pool = context_->batches;
  client_->DidReceiveMessages(batch->messages());
  pool.GiveBack(std::move(batch));
}

// https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1
void WebSocketConnection::ReceiveClose() {
  // Section 7.1.5: "If this Close control frame contains no status code, _The
  // WebSocket Connection Close Code_ is considered to be 1005."
  const std::optional<uint16_t> code = reader_->close_code();
  received_close_code_ = code.value_or(kCloseNoStatusReceived);
  received_close_reason_ = reader_->close_reason();
  if (state_ == State::kOpen) {
    QueueTask([](WebSocketConnection& connection) {
      if (connection.client_)
        connection.client_->DidStartClosingHandshake();
    });
    // "If an endpoint receives a Close frame and did not previously send a
    // Close frame, the endpoint MUST send a Close frame in response. … the
    // endpoint typically echos the status code it received."
    SendClose(code, {});
  }
  // Section 7.1.1: "a client … SHOULD wait for the server to close the
  // connection but MAY close the connection at any time".
  SetState(State::kClosingHandshakeDone);
  StartTimeout(context_->settings.limits.close_timeout);
}

void WebSocketConnection::SendMessage(Opcode type, ByteSpan payload) {
  // Otherwise the peer has started the closing handshake or the connection was
  // failed, and the task that tells so is on its way.
  if (state_ != State::kOpen)
    return;
  const uint64_t limit = context_->settings.limits.unsent_bytes;
  const uint64_t unsent = sender_.unsent_bytes();
  if (unsent > limit || payload.size() > limit - unsent) {
    // https://websockets.spec.whatwg.org/#dom-websocket-send
    // "If the data cannot be sent, e.g. because it would need to be buffered
    // but the buffer is full, the user agent must flag the WebSocket as full
    // and then close the WebSocket connection."
    FailTheWebSocketConnection(std::nullopt,
                               "unsent data is more than the limit of " +
                                   std::to_string(limit) + " bytes");
    return;
  }
  sender_.SendMessage(type, payload);
  owner_->ScheduleFlush(this);
}

void WebSocketConnection::SendClose(std::optional<uint16_t> code,
                                    std::string_view reason) {
  std::array<uint8_t, kMaximumControlPayloadBytes> body;
  size_t size = 0;
  if (code) {
    CHECK(reason.size() <= kMaximumCloseReasonBytes);
    body[size++] = static_cast<uint8_t>(*code >> 8);
    body[size++] = static_cast<uint8_t>(*code);
    std::ranges::copy(reason, body.data() + size);
    size += reason.size();
  }
  sender_.SendClose(ByteSpan(body).first(size));
  owner_->ScheduleFlush(this);
}

void WebSocketConnection::Flush() {
  sender_.Flush();
  UpdateKeepAlive();
}

void WebSocketConnection::DidDrain() {
  sender_.DidDrain();
  UpdateKeepAlive();
  // What was sent before our Close frame may take its time, as long as it gets
  // on.
  if (state_ == State::kCloseSent || state_ == State::kClosingHandshakeDone ||
      state_ == State::kFailed) {
    StopTimeout();
    StartTimeout(context_->settings.limits.close_timeout);
  }
}

void WebSocketConnection::DidSend(uint64_t payload_bytes) {
  if (!client_)
    return;
  const bool is_task_queued = sent_payload_bytes_ != 0;
  sent_payload_bytes_ += payload_bytes;
  if (is_task_queued)
    return;
  QueueTask([](WebSocketConnection& connection) {
    const uint64_t bytes = std::exchange(connection.sent_payload_bytes_, 0);
    if (connection.client_)
      connection.client_->DidConsumeBufferedAmount(bytes);
  });
}

void WebSocketConnection::DidEnd(const TransportError* error) {
  const std::string why =
      error ? error->message : "the server closed the transport connection";
  switch (state_) {
    case State::kOpeningHandshake:
      FailTheWebSocketConnection(
          std::nullopt, "opening handshake: no complete response: " + why);
      break;
    case State::kOpen:
      // RFC 6455, section 7.2.1: "If at any point the underlying transport
      // layer connection is unexpectedly lost, the client MUST _Fail the
      // WebSocket Connection_."
      FailTheWebSocketConnection(std::nullopt,
                                 "lost without a Close frame: " + why);
      break;
    case State::kCloseSent:
      // INTEROP: not failed. We have asked for the end, and many servers come
      // to it without a Close frame.
      EndClosingHandshake("no Close frame in answer to ours: " + why);
      break;
    case State::kClosingHandshakeDone:
      EndClosingHandshake("closed");
      break;
    case State::kFailed:
      CloseTheWebSocketConnection();
      break;
    case State::kIdle:
    case State::kWaitingForTurn:
    case State::kConnecting:
    case State::kClosed:
      NOTREACHED();
  }
  FinishIfDone();
}

void WebSocketConnection::DidFail(const TransportError& error) {
  FailTheWebSocketConnection(std::nullopt, error.message);
}

// https://www.rfc-editor.org/rfc/rfc6455#section-7.1.2
void WebSocketConnection::StartTheClosingHandshake(std::optional<uint16_t> code,
                                                   std::string_view reason) {
  SendClose(code, reason);
  SetState(State::kCloseSent);
  StartTimeout(context_->settings.limits.close_timeout);
}

// The closing handshake or the wait for it is over: closes the transport.
void WebSocketConnection::EndClosingHandshake(std::string_view log_text) {
  // RFC 6455, section 7.1.4: "If the TCP connection is closed after the
  // WebSocket closing handshake is completed, the WebSocket connection is said
  // to have been closed _cleanly_."
  const bool was_clean = state_ == State::kClosingHandshakeDone;
  Log(was_clean ? LogLevel::kDebug : LogLevel::kWarning, log_text);
  CloseTheWebSocketConnection();
  if (was_clean) {
    ReportClosed(false, true, received_close_code_, received_close_reason_);
  } else {
    // Section 7.1.5: "If _The WebSocket Connection is Closed_ and no Close
    // control frame was received by the endpoint …, _The WebSocket Connection
    // Close Code_ is considered to be 1006."
    ReportClosed(false, false, kCloseAbnormal, {});
  }
}

// https://www.rfc-editor.org/rfc/rfc6455#section-7.1.7
void WebSocketConnection::FailTheWebSocketConnection(
    std::optional<uint16_t> close_code,
    std::string_view why) {
  Log(LogLevel::kError, "failed: " + std::string(why));
  // "An endpoint … SHOULD send a Close frame with an appropriate status code
  // before proceeding to _Close the WebSocket Connection_." The transport stays
  // until the server has closed it, so that nothing of ours is lost; the client
  // needn't wait.
  if (state_ == State::kOpen && close_code) {
    SendClose(close_code, {});
    SetState(State::kFailed);
    StartTimeout(context_->settings.limits.close_timeout);
  } else {
    CloseTheWebSocketConnection();
  }
  // https://websockets.spec.whatwg.org/#feedback-from-the-protocol
  // "User agents must not convey any failure information to scripts": 1006
  // whatever it was.
  ReportClosed(true, false, kCloseAbnormal, {});
}

// https://www.rfc-editor.org/rfc/rfc6455#section-7.1.1
void WebSocketConnection::CloseTheWebSocketConnection() {
  SetState(State::kClosed);
  sender_.Stop();
  transport_.reset();
  UpdateKeepAlive();
}

void WebSocketConnection::ReportClosed(bool failed,
                                       bool was_clean,
                                       uint16_t code,
                                       std::string reason) {
  if (!client_)
    return;
  QueueTask([failed, was_clean, code,
             reason = std::move(reason)](WebSocketConnection& connection) {
    // While the client runs it has none to abandon, and this stays.
    WebSocketChannelClient* client = std::exchange(connection.client_, nullptr);
    if (client)
      client->DidClose(failed, was_clean, code, reason);
    connection.UpdateKeepAlive();
    connection.FinishIfDone();
  });
}

// The last thing that a function does: this is gone then.
void WebSocketConnection::FinishIfDone() {
  if (state_ == State::kClosed && !client_)
    owner_->DidFinish(this);
}

void WebSocketConnection::UpdateKeepAlive() {
  const bool is_needed = state_ != State::kIdle && state_ != State::kClosed &&
                         (client_ || sender_.unsent_bytes() != 0);
  if (is_needed == keep_alive_.has_value())
    return;
  if (is_needed) {
    keep_alive_.emplace(*context_->loop);
  } else {
    keep_alive_.reset();
  }
}

template <typename ConnectionTask>
void WebSocketConnection::QueueTask(ConnectionTask task) {
  context_->loop->QueueTask(
      TaskSource::kWebSocket,
      [self = std::weak_ptr(self_), task = std::move(task)]() mutable {
        if (const auto connection = self.lock())
          task(**connection);
      });
}

void WebSocketConnection::StartTimeout(std::chrono::milliseconds delay) {
  timeout_ = context_->loop->StartTimer(delay, /*repeating=*/false,
                                        /*keeps_alive=*/false, [this] {
                                          timeout_ = 0;
                                          DidTimeOut();
                                        });
}

void WebSocketConnection::StopTimeout() {
  context_->loop->StopTimer(std::exchange(timeout_, 0));
}

void WebSocketConnection::DidTimeOut() {
  const NetworkLimits& limits = context_->settings.limits;
  const auto milliseconds = [](std::chrono::milliseconds time) {
    return std::to_string(time.count()) + " ms";
  };
  switch (state_) {
    case State::kOpeningHandshake:
      FailTheWebSocketConnection(
          std::nullopt, "opening handshake: no complete response after " +
                            milliseconds(limits.handshake_timeout));
      break;
    case State::kCloseSent:
      EndClosingHandshake("no Close frame in answer to ours after " +
                          milliseconds(limits.close_timeout));
      break;
    case State::kClosingHandshakeDone:
      EndClosingHandshake("the server left the transport connection open for " +
                          milliseconds(limits.close_timeout) +
                          " after the closing handshake");
      break;
    case State::kFailed:
      CloseTheWebSocketConnection();
      break;
    case State::kIdle:
    case State::kWaitingForTurn:
    case State::kConnecting:
    case State::kOpen:
    case State::kClosed:
      NOTREACHED();
  }
  FinishIfDone();
}

void WebSocketConnection::Log(LogLevel level, std::string_view text) const {
  if (!context_->logger.IsOn(level))
    return;
  context_->logger.Log(level, "WebSocket connection to '" + log_name_ +
                                  "': " + std::string(text));
}

}  // namespace wsjs
