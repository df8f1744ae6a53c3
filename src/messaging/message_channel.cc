// SPDX-License-Identifier: BSD-3-Clause
#include "src/messaging/message_channel.h"

#include "src/messaging/message_port.h"

namespace wsjs {

// https://html.spec.whatwg.org/#dom-messagechannel
std::unique_ptr<MessageChannel> MessageChannel::Create(bindings::Realm& realm) {
  return std::make_unique<MessageChannel>(realm);
}

// https://html.spec.whatwg.org/#dom-messagechannel
void MessageChannel::DidAttachWrapper() {
  // 1. Set this's port 1 to a new MessagePort in this's relevant realm.
  auto& port1 = bindings::New(std::make_unique<MessagePort>(realm()));
  SetEdge(kPort1, port1.ToScriptValue());
  // 2. Set this's port 2 to a new MessagePort in this's relevant realm.
  auto& port2 = bindings::New(std::make_unique<MessagePort>(realm()));
  SetEdge(kPort2, port2.ToScriptValue());
  // 3. Entangle this's port 1 and this's port 2.
  MessagePort::Entangle(port1, port2);
}

// https://html.spec.whatwg.org/#dom-messagechannel-port1
MessagePort& MessageChannel::port1() const {
  return *bindings::FromScriptValue<MessagePort>(realm(), GetEdge(kPort1));
}

// https://html.spec.whatwg.org/#dom-messagechannel-port2
MessagePort& MessageChannel::port2() const {
  return *bindings::FromScriptValue<MessagePort>(realm(), GetEdge(kPort2));
}

}  // namespace wsjs
