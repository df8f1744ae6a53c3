// SPDX-License-Identifier: BSD-3-Clause
#include "src/messaging/message_port.h"

#include <memory>
#include <utility>

#include "bindings/runtime/script_scope.h"
#include "src/base/check.h"
#include "src/dom/environment_settings.h"
#include "src/messaging/agent.h"
#include "src/messaging/message_delivery.h"
#include "src/structured_clone/structured_clone.h"

namespace wsjs {

using bindings::ScriptValue;

MessagePort::~MessagePort() = default;

void MessagePort::Entangle(MessagePort& port1, MessagePort& port2) {
  auto [end1, end2] = MessagePipeEnd::NewPipe();
  port1.SetEnd(std::move(end1), port2);
  port2.SetEnd(std::move(end2), port1);
}

MessagePort& MessagePort::Receive(bindings::Realm& realm, MessagePipeEnd end) {
  return bindings::New(std::make_unique<MessagePort>(realm, std::move(end)));
}

// https://html.spec.whatwg.org/#message-ports
ExceptionOr<std::unique_ptr<bindings::SerializedData>> MessagePort::Transfer() {
  CHECK(!is_detached_);
  // "Set transferable.[[Detached]] to true."
  // https://html.spec.whatwg.org/#structuredserializewithtransfer
  is_detached_ = true;
  if (MessagePort* const peer = LocalPeer())
    peer->ForgetPeer();
  // 2. Set dataHolder.[[PortMessageQueue]] to value's port message queue.
  if (end_)
    end_.Unbind();
  // 3. If value is entangled with another port remotePort, then: […] set
  //    dataHolder.[[RemotePort]] to remotePort.
  auto data_holder = std::make_unique<TransferredPort>(std::move(end_));
  ForgetPeer();
  return std::unique_ptr<bindings::SerializedData>(std::move(data_holder));
}

// https://html.spec.whatwg.org/#message-ports
ExceptionOr<std::unique_ptr<MessagePort>> MessagePort::Receive(
    bindings::Realm& realm,
    std::unique_ptr<bindings::SerializedData> data_holder) {
  // 2. Move all the tasks that are to fire message events in
  //    dataHolder.[[PortMessageQueue]] to the port message queue of value, […]
  //    leaving value's port message queue in its initial disabled state.
  // 3. If dataHolder.[[RemotePort]] is not null, then entangle
  //    dataHolder.[[RemotePort]] and value.
  return std::make_unique<MessagePort>(
      realm, std::move(static_cast<TransferredPort&>(*data_holder).end));
}

void MessagePort::DidAttachWrapper() {
  if (end_)  // of a port that was entangled where it comes from
    end_.Bind(EnvironmentSettings::From(realm()).agent(), *this);
}

// https://html.spec.whatwg.org/#dom-messageport-postmessage
ExceptionOr<void> MessagePort::postMessage(
    ScriptValue message,
    const std::vector<ScriptValue>& transfer) {
  // https://html.spec.whatwg.org/#message-port-post-message-steps
  bool is_doomed = false;
  for (const ScriptValue& transferable : transfer) {
    const auto* const port =
        bindings::FromScriptValue<MessagePort>(realm(), transferable);
    // 2. If transfer contains sourcePort, then throw a "DataCloneError"
    //    DOMException.
    if (port == this) {
      return Exception::DOMException(
          "DataCloneError", "The transfer list contains the source port.");
    }
    // 4. If targetPort is not null and transfer contains targetPort, then set
    //    doomed to true
    is_doomed |= port && end_.IsPeerOf(port->end_);
  }
  // 5. Let serializeWithTransferResult be
  //    StructuredSerializeWithTransfer(message, transfer). Rethrow any
  //    exceptions.
  auto serialized = StructuredSerializeWithTransfer(realm(), message, transfer);
  if (serialized.has_exception())
    return serialized.TakeException();
  //    and optionally report to a developer console that the target port was
  //    posted to itself, causing the communication channel to be lost.
  if (is_doomed) {
    EnvironmentSettings::From(realm()).logger().Log(
        LogLevel::kWarning,
        "A MessagePort was posted to itself: the channel is lost");
  }
  // 6. If targetPort is null, or if doomed is true, then return.
  if (!end_ || is_doomed)
    return {};
  // 7. Add a task […] to the port message queue of targetPort.
  end_.Post(serialized.TakeValue());
  return {};
}

ExceptionOr<void> MessagePort::postMessage(
    ScriptValue message,
    const StructuredSerializeOptions& options) {
  return postMessage(message, options.transfer);
}

// https://html.spec.whatwg.org/#dom-messageport-start
void MessagePort::start() {
  // The start() method steps are to enable this's port message queue, if it is
  // not already enabled.
  if (!end_ || is_enabled_)
    return;
  is_enabled_ = true;
  end_.Start();
  UpdatePin();
}

// https://html.spec.whatwg.org/#dom-messageport-close
void MessagePort::close() {
  // 1. Set this's [[Detached]] internal slot value to true.
  is_detached_ = true;
  // 2. If this is entangled, disentangle it.
  // https://html.spec.whatwg.org/#disentangle
  end_.Close();
  ForgetPeer();
}

// https://html.spec.whatwg.org/#handler-messageeventtarget-onmessage
void MessagePort::setOnmessage(ScriptValue handler) {
  SetEventHandler(kMessageEvent, handler);
  // "The first time a MessagePort object's onmessage IDL attribute is set, the
  // port's port message queue must be enabled, as if the start() method had
  // been called."
  start();
}

void MessagePort::DidReceiveMessage(SerializedValue message) {
  const bindings::ScriptScope scope(realm());
  const bindings::Pinned<MessagePort> pinned(*this);
  DeliverMessage(*this, std::move(message));
  UpdatePin();
}

// https://html.spec.whatwg.org/#disentangle
void MessagePort::DidClosePeer() {
  const bindings::ScriptScope scope(realm());
  const bindings::Pinned<MessagePort> pinned(*this);
  is_peer_closed_ = true;
  ForgetPeer();
  // 4. Fire an event named close at otherPort.
  FireAnEvent(kCloseEvent);
}

void MessagePort::SetEnd(MessagePipeEnd end, MessagePort& peer) {
  end_ = std::move(end);
  end_.Bind(EnvironmentSettings::From(realm()).agent(), *this);
  SetEdge(kPeer, peer.ToScriptValue());
}

void MessagePort::ForgetPeer() {
  SetEdge(kPeer, ScriptValue::Undefined(realm()));
  UpdatePin();
}

MessagePort* MessagePort::LocalPeer() const {
  const ScriptValue peer = GetEdge(kPeer);
  return peer.IsUndefined()
             ? nullptr
             : bindings::FromScriptValue<MessagePort>(realm(), peer);
}

void MessagePort::UpdatePin() {
  const bool may_still_get_something =
      end_ && !is_peer_closed_ &&
      (HasEventListeners(kCloseEvent) ||
       (is_enabled_ && (HasEventListeners(kMessageEvent) ||
                        HasEventListeners(kMessageErrorEvent))));
  const bool wants_pin =
      may_still_get_something && (!LocalPeer() || end_.HasMessages());
  if (wants_pin == is_pinned_here_)
    return;
  is_pinned_here_ = wants_pin;
  if (wants_pin) {
    Pin();
  } else {
    Unpin();
  }
}

}  // namespace wsjs
