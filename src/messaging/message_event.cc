// SPDX-License-Identifier: BSD-3-Clause
#include "src/messaging/message_event.h"

#include "src/messaging/message_port.h"
#include "src/service_workers/service_worker.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#concept-event-constructor
void MessageEvent::Initialize(bindings::ScriptString type,
                              const MessageEventInit& init) const {
  Event::Initialize(type, init);
  SetFields(init.data, init.origin, init.lastEventId, init.source, init.ports);
}

void MessageEvent::InitializeTrusted(const EventType& type,
                                     std::string_view origin) const {
  Event::InitializeTrusted(type);
  SetField(kOrigin, bindings::ScriptValue::FromLatin1(realm(), origin));
  SetField(kLastEventId, bindings::ScriptValue::FromLiteral(realm(), ""));
}

bindings::ScriptString MessageEvent::origin() const {
  return bindings::ScriptString(GetField(kOrigin));
}

bindings::ScriptString MessageEvent::lastEventId() const {
  return bindings::ScriptString(GetField(kLastEventId));
}

bindings::ScriptValue MessageEvent::source() const {
  // OPTIMIZATION: Undefined stands for null.
  if (GetField(kSource).IsUndefined())
    return bindings::ScriptValue::Null(realm());
  return GetField(kSource);
}

// https://html.spec.whatwg.org/#dom-messageevent-ports
bindings::ScriptValue MessageEvent::ports() const {
  // OPTIMIZATION: Made when first asked for.
  if (GetField(kPorts).IsUndefined())
    SetField(kPorts, bindings::ScriptValue::NewFrozenArray(realm()));
  return GetField(kPorts);
}

// https://html.spec.whatwg.org/#dom-messageevent-initmessageevent
void MessageEvent::initMessageEvent(
    bindings::ScriptString type,
    bool bubbles,
    bool cancelable,
    bindings::ScriptValue data,
    const std::string& origin,
    const std::u16string& last_event_id,
    const std::optional<Source>& source,
    const std::vector<MessagePort*>& ports) const {
  // "must initialize the event in a manner analogous to the similarly-named
  // initEvent() method"
  if (is_dispatched())
    return;
  InitializeEvent(type, bubbles, cancelable);
  SetFields(data, origin, last_event_id, source, ports);
}

void MessageEvent::SetFields(bindings::ScriptValue data,
                             std::string_view origin,
                             std::u16string_view last_event_id,
                             const std::optional<Source>& source,
                             const std::vector<MessagePort*>& ports) const {
  SetField(kData, data);
  SetField(kOrigin, bindings::ScriptValue::FromUtf8(realm(), origin));
  SetField(kLastEventId,
           bindings::ScriptValue::FromUtf16(realm(), last_event_id));
  SetField(kSource, bindings::ScriptValue::Undefined(realm()));
  if (source) {
    if (MessagePort* const* const port = std::get_if<MessagePort*>(&*source))
      SetField(kSource, (*port)->ToScriptValue());
    if (ServiceWorker* const* const worker =
            std::get_if<ServiceWorker*>(&*source)) {
      SetField(kSource, (*worker)->ToScriptValue());
    }
  }
  SetField(kPorts, bindings::ScriptValue::Undefined(realm()));
  if (!ports.empty()) {
    std::vector<bindings::ScriptValue> elements;
    for (MessagePort* const port : ports)
      elements.push_back(port->ToScriptValue());
    SetField(kPorts, bindings::ScriptValue::NewFrozenArray(realm(), elements));
  }
}

}  // namespace wsjs
