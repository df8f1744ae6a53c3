// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/extendable_message_event.h"

#include <variant>
#include <vector>

#include "src/messaging/message_port.h"
#include "src/service_workers/client.h"
#include "src/service_workers/service_worker.h"

namespace wsjs {

using bindings::ScriptValue;

// https://dom.spec.whatwg.org/#concept-event-constructor
void ExtendableMessageEvent::Initialize(
    bindings::ScriptString type,
    const ExtendableMessageEventInit& init) const {
  ExtendableEvent::Initialize(type, init);
  SetField(kData, init.data);
  SetField(kOrigin, ScriptValue::FromUtf8(realm(), init.origin));
  SetField(kLastEventId, ScriptValue::FromUtf16(realm(), init.lastEventId));
  SetField(kSource, init.source ? std::visit(
                                      [](const auto* source) {
                                        return source->ToScriptValue();
                                      },
                                      *init.source)
                                : ScriptValue::Null(realm()));
  std::vector<ScriptValue> ports;
  for (const MessagePort* const port : init.ports)
    ports.push_back(port->ToScriptValue());
  SetField(kPorts, ScriptValue::NewFrozenArray(realm(), ports));
}

void ExtendableMessageEvent::InitializeTrusted(const EventType& type,
                                               uint64_t event,
                                               ScriptValue data,
                                               std::string_view origin,
                                               ScriptValue source,
                                               ScriptValue ports) const {
  ExtendableEvent::InitializeTrusted(type, event);
  SetField(kData, data);
  SetField(kOrigin, ScriptValue::FromLatin1(realm(), origin));
  SetField(kLastEventId, ScriptValue::FromLiteral(realm(), ""));
  SetField(kSource, source);
  SetField(kPorts, ports);
}

}  // namespace wsjs
