// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_MESSAGING_MESSAGE_PORT_H_
#define WSJS_SRC_MESSAGING_MESSAGE_PORT_H_

#include <memory>
#include <utility>
#include <vector>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/serialized_data.h"
#include "bindings/structured_serialize_options.h"
#include "src/base/exception_or.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"
#include "src/messaging/message_pipe_end.h"

namespace wsjs {

// https://html.spec.whatwg.org/#message-ports
// The end of a pipe, as script sees it. Entangled as long as it has an end.
//
// While it may still get messages that something listens for, it isn't
// collected: each of two ports of one realm keeps the other one alive, by an
// edge; a port whose other one is elsewhere, or that has messages under way, is
// pinned.
class MessagePort final : public EventTarget, private MessagePipeClient {
 public:
  static constexpr int kEdgeCount = EventTarget::kEdgeCount + 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit MessagePort(bindings::Realm& realm, MessagePipeEnd end = {})
      : EventTarget(realm), end_(std::move(end)) {}
  ~MessagePort() override;

  // https://html.spec.whatwg.org/#entangle
  // The two ports, which aren't entangled yet, with each other.
  static void Entangle(MessagePort& port1, MessagePort& port2);

  // A new port. In a ScriptScope.
  static MessagePort& Receive(bindings::Realm& realm, MessagePipeEnd end);

  // [Transferable]
  bool is_detached() const { return is_detached_; }
  ExceptionOr<std::unique_ptr<bindings::SerializedData>> Transfer();
  static ExceptionOr<std::unique_ptr<MessagePort>> Receive(
      bindings::Realm& realm,
      std::unique_ptr<bindings::SerializedData> data_holder);
  void DidAttachWrapper();

  ExceptionOr<void> postMessage(
      bindings::ScriptValue message,
      const std::vector<bindings::ScriptValue>& transfer);
  ExceptionOr<void> postMessage(bindings::ScriptValue message,
                                const StructuredSerializeOptions& options);
  void start();
  void close();
  bindings::ScriptValue onclose() const { return GetEventHandler(kCloseEvent); }
  void setOnclose(bindings::ScriptValue handler) {
    SetEventHandler(kCloseEvent, handler);
  }

  // MessageEventTarget:
  bindings::ScriptValue onmessage() const {
    return GetEventHandler(kMessageEvent);
  }
  void setOnmessage(bindings::ScriptValue handler);
  bindings::ScriptValue onmessageerror() const {
    return GetEventHandler(kMessageErrorEvent);
  }
  void setOnmessageerror(bindings::ScriptValue handler) {
    SetEventHandler(kMessageErrorEvent, handler);
  }

 private:
  enum Edge { kPeer = EventTarget::kEdgeCount };

  // EventTarget:
  void DidChangeEventListeners() override { UpdatePin(); }
  // MessagePipeClient:
  void DidReceiveMessage(SerializedValue message) override;
  void DidClosePeer() override;
  void DidQueueMessage() override { UpdatePin(); }

  void SetEnd(MessagePipeEnd end, MessagePort& peer);
  // The other port has left the realm, or the pipe is closed.
  void ForgetPeer();
  // The other port, if it is in this realm; else null.
  MessagePort* LocalPeer() const;
  void UpdatePin();

  MessagePipeEnd end_;
  bool is_detached_ = false;
  bool is_enabled_ = false;  // the port message queue
  bool is_peer_closed_ = false;
  bool is_pinned_here_ = false;
};

}  // namespace wsjs

#endif  // WSJS_SRC_MESSAGING_MESSAGE_PORT_H_
