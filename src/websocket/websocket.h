// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_WEBSOCKET_WEBSOCKET_H_
#define WSJS_SRC_WEBSOCKET_WEBSOCKET_H_

#include <ada.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bindings/binary_type.h"
#include "bindings/runtime/buffer_source.h"
#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"
#include "src/dom/unloading_observer.h"
#include "src/messaging/message_event.h"
#include "src/net/websocket_channel.h"

namespace wsjs {

class Blob;

// https://websockets.spec.whatwg.org/#the-websocket-interface
//
// Its channel exists from the moment on in which script has the object until
// DidClose() or until this abandons it: when the object is collected or its
// global goes away.
class WebSocket final : public EventTarget,
                        private WebSocketChannelClient,
                        private UnloadingObserver {
 public:
  static constexpr int kEdgeCount = EventTarget::kEdgeCount + 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  WebSocket(bindings::Realm& realm,
            ada::url_aggregator url,
            std::vector<std::string> protocols);
  ~WebSocket() override;

  static ExceptionOr<std::unique_ptr<WebSocket>> Create(
      bindings::Realm& realm,
      const std::string& url,
      const std::variant<std::u16string, std::vector<std::u16string>>&
          protocols);
  void DidAttachWrapper();

  std::string_view url() const { return url_.get_href(); }
  uint16_t readyState() const { return static_cast<uint16_t>(ready_state_); }
  uint64_t bufferedAmount() const { return buffered_amount_; }
  std::string_view extensions() const { return extensions_; }
  std::string_view protocol() const { return protocol_; }
  BinaryType binaryType() const { return binary_type_; }
  void setBinaryType(BinaryType type) { binary_type_ = type; }

  ExceptionOr<void> close(const std::optional<uint16_t>& code,
                          const std::optional<std::string>& reason);
  ExceptionOr<void> send(
      const std::variant<bindings::BufferSource, Blob*, bindings::ScriptString>&
          data);

  bindings::ScriptValue onopen() const { return GetEventHandler(kOpenEvent); }
  void setOnopen(bindings::ScriptValue handler) {
    SetEventHandler(kOpenEvent, handler);
  }
  bindings::ScriptValue onerror() const { return GetEventHandler(kErrorEvent); }
  void setOnerror(bindings::ScriptValue handler) {
    SetEventHandler(kErrorEvent, handler);
  }
  bindings::ScriptValue onclose() const { return GetEventHandler(kCloseEvent); }
  void setOnclose(bindings::ScriptValue handler) {
    SetEventHandler(kCloseEvent, handler);
  }
  bindings::ScriptValue onmessage() const {
    return GetEventHandler(kMessageEvent);
  }
  void setOnmessage(bindings::ScriptValue handler) {
    SetEventHandler(kMessageEvent, handler);
  }

 private:
  // https://websockets.spec.whatwg.org/#websocket-ready-state
  enum class ReadyState : uint8_t { kConnecting, kOpen, kClosing, kClosed };

  enum Edge { kMessageBoilerplate = EventTarget::kEdgeCount };

  class MessageSource;

  // WebSocketChannelClient:
  void DidConnect(std::string_view selected_protocol,
                  std::string_view extensions) override;
  void DidReceiveMessages(std::span<WebSocketMessage> messages) override;
  void DidConsumeBufferedAmount(uint64_t bytes) override;
  void DidStartClosingHandshake() override;
  void DidClose(bool failed,
                bool was_clean,
                uint16_t code,
                std::string_view reason) override;

  // UnloadingObserver:
  void RunUnloadingCleanupSteps() override;

  // EventTarget:
  void DidChangeEventListeners() override { UpdateLiveness(); }

  // Adds a message's payload to bufferedAmount. Returns whether the message is
  // to be sent.
  bool QueueForSending(uint64_t bytes);

  // A message event without data: others are clones of it.
  MessageEvent MessageBoilerplate();
  MessageEvent NewMessageEvent(MessageEvent boilerplate,
                               WebSocketMessage& message);
  bindings::ScriptValue TakeData(WebSocketMessage& message) const;

  void SetReadyState(ReadyState state);

  // https://websockets.spec.whatwg.org/#garbage-collection
  bool MustNotBeCollected() const;
  // To call after whatever that depends on has changed.
  void UpdateLiveness();

  const ada::url_aggregator url_;
  std::vector<std::string> protocols_;  // Until the channel is told.
  std::string extensions_;
  std::string protocol_;

  ReadyState ready_state_ = ReadyState::kConnecting;
  BinaryType binary_type_ = BinaryType::kBlob;
  // The result of MustNotBeCollected(): this has pinned itself.
  bool must_not_be_collected_ = false;

  // What bufferedAmount returns, and how much of it the channel has: what is
  // sent after closing began is only counted.
  uint64_t buffered_amount_ = 0;
  uint64_t queued_bytes_ = 0;

  // Owned by its factory; null when there is no connection (any more).
  WebSocketChannel* channel_ = nullptr;
};

}  // namespace wsjs

#endif  // WSJS_SRC_WEBSOCKET_WEBSOCKET_H_
