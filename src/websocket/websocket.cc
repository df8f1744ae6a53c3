// SPDX-License-Identifier: BSD-3-Clause
#include "src/websocket/websocket.h"

#include <utility>

#include "bindings/runtime/callback_pump.h"
#include "bindings/runtime/in_object.h"
#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/strings.h"
#include "src/base/check.h"
#include "src/dom/blob.h"
#include "src/dom/close_event.h"
#include "src/dom/environment_settings.h"
#include "src/websocket/mixed_content.h"
#include "src/websocket/websocket_validation.h"

namespace wsjs {
namespace {

// https://websockets.spec.whatwg.org/#make-disappear
constexpr uint16_t kGoingAway = 1001;

// https://websockets.spec.whatwg.org/#close-the-websocket
constexpr uint16_t kNormalClosure = 1000;

}  // namespace

// https://websockets.spec.whatwg.org/#dom-websocket-websocket
ExceptionOr<std::unique_ptr<WebSocket>> WebSocket::Create(
    bindings::Realm& realm,
    const std::string& url,
    const std::variant<std::u16string, std::vector<std::u16string>>&
        protocols) {
  // 1. Let baseURL be this's relevant settings object's API base URL.
  const ada::url_aggregator* const base_url =
      EnvironmentSettings::From(realm).api_base_url();
  // 2. Let urlRecord be the result of getting a URL record given url and
  //    baseURL.
  ExceptionOr<ada::url_aggregator> url_record = GetAURLRecord(url, base_url);
  if (url_record.has_exception())
    return url_record.TakeException();
  // INTEROP: For the standard, mixed content is a connection that fails;
  // browsers throw here, and web-platform-tests want that.
  if (base_url && IsMixedContent(*base_url, url_record.value())) {
    return Exception::DOMException(
        "SecurityError",
        "An insecure WebSocket connection may not be initiated "
        "from a page loaded over HTTPS.");
  }
  // 3. If protocols is a string, set protocols to a sequence consisting of just
  //    that string.
  const auto* const protocol = std::get_if<std::u16string>(&protocols);
  // 4. Check the values in protocols.
  ExceptionOr<std::vector<std::string>> subprotocols = ValidateSubprotocols(
      protocol ? std::vector<std::u16string>{*protocol}
               : std::get<std::vector<std::u16string>>(protocols));
  if (subprotocols.has_exception())
    return subprotocols.TakeException();
  // 5. Set this's url to urlRecord.
  return std::make_unique<WebSocket>(realm, url_record.TakeValue(),
                                     subprotocols.TakeValue());
}

WebSocket::WebSocket(bindings::Realm& realm,
                     ada::url_aggregator url,
                     std::vector<std::string> protocols)
    : EventTarget(realm),
      UnloadingObserver(EnvironmentSettings::From(realm)),
      url_(std::move(url)),
      protocols_(std::move(protocols)) {}

// https://websockets.spec.whatwg.org/#dom-websocket-websocket
void WebSocket::DidAttachWrapper() {
  // 6. Let client be this's relevant settings object.
  EnvironmentSettings& client = EnvironmentSettings::From(realm());
  // 7. Run this step in parallel: establish a WebSocket connection given
  //    urlRecord, protocols, and client.
  channel_ = client.websocket_channels().CreateWebSocketChannel(this);
  channel_->Connect({.url = std::string(url_.get_href()),
                     .protocols = std::exchange(protocols_, {}),
                     .origin = client.origin()});
}

// https://websockets.spec.whatwg.org/#garbage-collection
WebSocket::~WebSocket() {
  // "If a WebSocket object is garbage collected while its connection is still
  // open, the user agent must start the WebSocket closing handshake, with no
  // status code for the Close message."
  if (channel_)
    channel_->Abandon(std::nullopt);
}

// https://websockets.spec.whatwg.org/#make-disappear
void WebSocket::RunUnloadingCleanupSteps() {
  // If the WebSocket connection is not yet established: fail the WebSocket
  // connection. If the WebSocket closing handshake has not yet been started:
  // start the WebSocket closing handshake, with the status code to use in the
  // WebSocket Close message being 1001.
  if (!channel_)
    return;
  std::exchange(channel_, nullptr)->Abandon(kGoingAway);
  SetReadyState(ReadyState::kClosed);
}

// https://websockets.spec.whatwg.org/#dom-websocket-close
// https://websockets.spec.whatwg.org/#close-the-websocket
ExceptionOr<void> WebSocket::close(const std::optional<uint16_t>& code,
                                   const std::optional<std::string>& reason) {
  // 1. If code is not present, let code be null.
  // 2. If reason is not present, let reason be the empty string.
  const std::string_view reason_text = reason ? *reason : std::string_view();
  // 3. Validate close code and reason with code and reason.
  ExceptionOr<void> valid = ValidateCloseCodeAndReason(code, reason_text);
  if (valid.has_exception())
    return valid;
  // 4. Run the first matching steps from the following list:
  switch (ready_state_) {
    // If obj's ready state is CLOSING (2) or CLOSED (3): do nothing.
    case ReadyState::kClosing:
    case ReadyState::kClosed:
      break;
    // If the WebSocket connection is not yet established: fail the WebSocket
    // connection and set obj's ready state to CLOSING (2).
    case ReadyState::kConnecting:
      channel_->Fail(
          "WebSocket is closed before the connection is established.");
      SetReadyState(ReadyState::kClosing);
      break;
    // If the WebSocket closing handshake has not yet been started: start the
    // WebSocket closing handshake and set obj's ready state to CLOSING (2). If
    // reason is non-empty but code is null, then set code to 1000 ("Normal
    // Closure"). If code is null and reason is the empty string, the WebSocket
    // Close frame must not have a body.
    case ReadyState::kOpen:
      channel_->Close(
          code || reason_text.empty() ? code : std::optional(kNormalClosure),
          reason_text);
      SetReadyState(ReadyState::kClosing);
      break;
  }
  return {};
}

// https://websockets.spec.whatwg.org/#dom-websocket-send
ExceptionOr<void> WebSocket::send(
    const std::variant<bindings::BufferSource, Blob*, bindings::ScriptString>&
        data) {
  // 1. If this's ready state is CONNECTING, then throw an "InvalidStateError"
  //    DOMException.
  if (ready_state_ == ReadyState::kConnecting) {
    return Exception::DOMException("InvalidStateError",
                                   "Still in CONNECTING state.");
  }
  // 2. Run the appropriate set of steps from the following list:
  if (const auto* const string = std::get_if<bindings::ScriptString>(&data)) {
    // If data is a string: send a WebSocket Message comprised of the data
    // argument using a text frame opcode.
    const bindings::Utf8Text text(realm(), *string);
    if (QueueForSending(text.view().size()))
      channel_->SendText(text.view());
  } else {
    // If data is a Blob object, an ArrayBuffer or a view: send a WebSocket
    // Message comprised of its bytes using a binary frame opcode.
    const auto* const source = std::get_if<bindings::BufferSource>(&data);
    const ByteSpan bytes =
        source ? source->bytes() : std::get<Blob*>(data)->data().span();
    if (QueueForSending(bytes.size()))
      channel_->SendBinary(bytes);
  }
  return {};
}

bool WebSocket::QueueForSending(uint64_t bytes) {
  // "If the WebSocket connection is established and the WebSocket closing
  // handshake has not yet started, then the user agent must send. [...] Any
  // invocation of this method that does not throw an exception must increase
  // the bufferedAmount attribute by the length of data in bytes."
  buffered_amount_ += bytes;
  if (ready_state_ != ReadyState::kOpen)
    return false;
  queued_bytes_ += bytes;
  UpdateLiveness();
  return true;
}

// https://websockets.spec.whatwg.org/#feedback-from-the-protocol
void WebSocket::DidConnect(std::string_view selected_protocol,
                           std::string_view extensions) {
  // The connection was failed by close() in the meantime.
  if (ready_state_ != ReadyState::kConnecting)
    return;
  const bindings::ScriptScope scope(realm());
  const bindings::Pinned<WebSocket> keep_this(*this);
  // 1. Change the ready state to OPEN (1).
  SetReadyState(ReadyState::kOpen);
  // 2. Change the extensions attribute's value to the extensions in use, if it
  //    is not the null value.
  extensions_ = extensions;
  // 3. Change the protocol attribute's value to the subprotocol in use, if it
  // is
  //    not the null value.
  protocol_ = selected_protocol;
  // 4. Fire an event named open at the WebSocket object.
  FireAnEvent(kOpenEvent);
}

// Makes the events for a CallbackPump, until something happens that it can't
// know of.
class WebSocket::MessageSource final : public bindings::CallbackPump::Source {
 public:
  MessageSource(WebSocket& socket,
                MessageEvent boilerplate,
                std::span<WebSocketMessage> messages)
      : socket_(socket),
        event_listener_changes_(socket.event_listener_changes()),
        boilerplate_(bindings::CloneInObject(boilerplate)),
        rest_(messages) {
    boilerplate_.StartDispatchByPump(socket.ToScriptValue());
  }

  std::span<WebSocketMessage> rest() const { return rest_; }

  bindings::ScriptValue NextArgument() override {
    if (rest_.empty() || socket_.ready_state_ != ReadyState::kOpen ||
        socket_.event_listener_changes() != event_listener_changes_) {
      return {};
    }
    WebSocketMessage& message = rest_.front();
    rest_ = rest_.subspan(1);
    return socket_.NewMessageEvent(boilerplate_, message).ToScriptValue();
  }

 private:
  WebSocket& socket_;
  const uint32_t event_listener_changes_;
  const MessageEvent boilerplate_;
  std::span<WebSocketMessage> rest_;
};

// https://websockets.spec.whatwg.org/#feedback-from-the-protocol
// "When a WebSocket message has been received with type type and data data"
void WebSocket::DidReceiveMessages(std::span<WebSocketMessage> messages) {
  // OPTIMIZATION: Nobody could see the events.
  if (!HasEventListeners(kMessageEvent))
    return;
  const bindings::ScriptScope scope(realm());
  const bindings::Pinned<WebSocket> keep_this(*this);
  const MessageEvent boilerplate = MessageBoilerplate();
  // 1. If ready state is not OPEN (1), then return.
  while (!messages.empty() && ready_state_ == ReadyState::kOpen) {
    const bindings::ScriptScope message_scope(realm());
    // 3. Fire an event named message at the WebSocket object, using
    //    MessageEvent, with the origin attribute initialized to the
    //    serialization of the WebSocket object's url's origin, and the data
    //    attribute initialized to dataForEvent.
    const bindings::CallbackFunction listener = OnlyListener(kMessageEvent);
    bindings::CallbackPump* const pump = realm().callback_pump();
    if (listener && pump && pump->CanInvoke(listener)) {
      // OPTIMIZATION: All messages for which this holds, in one go.
      MessageSource source(*this, boilerplate, messages);
      if (!pump->Run(listener, ToScriptValue(), source))
        return;
      messages = source.rest();
    } else {
      const MessageEvent event = NewMessageEvent(boilerplate, messages.front());
      event.StartDispatch(ToScriptValue());
      Dispatch(event);
      messages = messages.subspan(1);
    }
  }
}

MessageEvent WebSocket::MessageBoilerplate() {
  MessageEvent boilerplate = bindings::FromScriptValue<MessageEvent>(
      realm(), GetEdge(kMessageBoilerplate));
  if (!boilerplate) {
    boilerplate = bindings::NewInObject<MessageEvent>(realm());
    boilerplate.InitializeTrusted(url_.get_origin());
    SetEdge(kMessageBoilerplate, boilerplate.ToScriptValue());
  } else {
    boilerplate.SetTimeStampToNow();
  }
  return boilerplate;
}

MessageEvent WebSocket::NewMessageEvent(MessageEvent boilerplate,
                                        WebSocketMessage& message) {
  const MessageEvent event = bindings::CloneInObject(boilerplate);
  // 2. Let dataForEvent be determined by switching on type and binary type.
  event.SetData(TakeData(message));
  return event;
}

bindings::ScriptValue WebSocket::TakeData(WebSocketMessage& message) const {
  const std::string_view text = AsStringView(message.payload);
  switch (message.type) {
    // type indicates that the data is Text: a new DOMString containing data.
    case WebSocketMessage::Type::kText:
      if (!message.is_ascii)
        return bindings::ScriptValue::FromNonAscii(realm(), text);
      return message.block.empty()
                 ? bindings::ScriptValue::FromLatin1(realm(), text)
                 : bindings::ScriptValue::FromAscii(realm(),
                                                    std::move(message.block));
    case WebSocketMessage::Type::kBinary:
      // type indicates that the data is Binary and binary type is
      // "arraybuffer": a new ArrayBuffer object whose contents are data.
      if (binary_type_ == BinaryType::kArraybuffer) {
        return message.block.empty() ? bindings::ScriptValue::NewArrayBuffer(
                                           realm(), message.payload)
                                     : bindings::ScriptValue::NewArrayBuffer(
                                           realm(), std::move(message.block));
      }
      // type indicates that the data is Binary and binary type is "blob": a new
      // Blob object that represents data as its raw data.
      return bindings::New(
                 std::make_unique<Blob>(
                     realm(), BlobData(message.block.empty()
                                           ? OwnedBytes(message.payload)
                                           : std::move(message.block))))
          .ToScriptValue();
  }
  NOTREACHED();
}

void WebSocket::DidConsumeBufferedAmount(uint64_t bytes) {
  CHECK(bytes <= queued_bytes_);
  buffered_amount_ -= bytes;
  queued_bytes_ -= bytes;
  UpdateLiveness();
}

// https://websockets.spec.whatwg.org/#feedback-from-the-protocol
void WebSocket::DidStartClosingHandshake() {
  // "When the WebSocket closing handshake is started, the user agent must queue
  // a task to change the ready state to CLOSING (2). (If the close() method was
  // called, the ready state will already be set to CLOSING (2) when this task
  // runs.)"
  SetReadyState(ReadyState::kClosing);
}

// https://websockets.spec.whatwg.org/#feedback-from-the-protocol
// "When the WebSocket connection is closed, possibly cleanly"
void WebSocket::DidClose(bool failed,
                         bool was_clean,
                         uint16_t code,
                         std::string_view reason) {
  const bindings::ScriptScope scope(realm());
  const bindings::Pinned<WebSocket> keep_this(*this);
  channel_ = nullptr;
  // 1. Change the ready state to CLOSED (3).
  SetReadyState(ReadyState::kClosed);
  // 2. If the user agent was required to fail the WebSocket connection, or if
  //    the WebSocket connection was closed after being flagged as full, fire an
  //    event named error at the WebSocket object.
  if (failed)
    FireAnEvent(kErrorEvent);
  // 3. Fire an event named close at the WebSocket object, using CloseEvent,
  // with
  //    the wasClean attribute initialized to true if the connection closed
  //    cleanly and false otherwise, the code attribute initialized to the
  //    WebSocket connection close code, and the reason attribute initialized to
  //    the result of applying UTF-8 decode without BOM to the WebSocket
  //    connection close reason.
  const auto event = bindings::NewInObject<CloseEvent>(realm());
  event.InitializeTrusted(was_clean, code, reason);
  FireAnEvent(event);
}

void WebSocket::SetReadyState(ReadyState state) {
  ready_state_ = state;
  UpdateLiveness();
}

// https://websockets.spec.whatwg.org/#garbage-collection
bool WebSocket::MustNotBeCollected() const {
  // There is no connection that could make anything happen.
  if (!channel_)
    return false;
  // "A WebSocket object with an established connection that has data queued to
  // be transmitted to the network must not be garbage collected."
  if (queued_bytes_ > 0)
    return true;
  const bool observed =
      HasEventListeners(kErrorEvent) || HasEventListeners(kCloseEvent);
  switch (ready_state_) {
    // CONNECTING (0): if there are any event listeners registered for open
    // events, message events, error events, or close events.
    case ReadyState::kConnecting:
      return observed || HasEventListeners(kOpenEvent) ||
             HasEventListeners(kMessageEvent);
    // OPEN (1): for message events, error, or close events.
    case ReadyState::kOpen:
      return observed || HasEventListeners(kMessageEvent);
    // CLOSING (2): for error or close events.
    case ReadyState::kClosing:
      return observed;
    case ReadyState::kClosed:
      return false;
  }
  NOTREACHED();
}

void WebSocket::UpdateLiveness() {
  const bool must_not_be_collected = MustNotBeCollected();
  if (must_not_be_collected == must_not_be_collected_)
    return;
  must_not_be_collected_ = must_not_be_collected;
  if (must_not_be_collected)
    Pin();
  else
    Unpin();
}

}  // namespace wsjs
