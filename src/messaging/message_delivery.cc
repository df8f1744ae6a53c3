// SPDX-License-Identifier: BSD-3-Clause
#include "src/messaging/message_delivery.h"

#include <optional>
#include <utility>

#include "bindings/runtime/in_object.h"
#include "bindings/runtime/script_scope.h"
#include "src/messaging/message_event.h"
#include "src/structured_clone/structured_clone.h"

namespace wsjs {

void DeliverMessage(EventTarget& target,
                    SerializedValue message,
                    std::string_view origin,
                    bindings::ScriptValue source) {
  bindings::Realm& realm = target.realm();
  const bindings::ScriptScope scope(realm);
  // 3. Let deserializeRecord be StructuredDeserializeWithTransfer(
  //    serializeWithTransferResult, targetRealm).
  const std::optional<DeserializeRecord> record =
      TryStructuredDeserializeWithTransfer(realm, std::move(message));
  const auto event = bindings::NewInObject<MessageEvent>(realm);
  //    If this throws an exception, then fire an event named messageerror at
  //    messageEventTarget, using MessageEvent, and then return.
  if (!record) {
    event.InitializeTrusted(kMessageErrorEvent, origin);
    event.SetData(bindings::ScriptValue::Null(realm));
    if (!source.IsEmpty())
      event.SetSource(source);
    target.FireAnEvent(event);
    return;
  }
  // 4. Let messageClone be deserializeRecord.[[Deserialized]].
  // 5. Let newPorts be a new frozen array consisting of all MessagePort objects
  //    in deserializeRecord.[[TransferredValues]], if any.
  // 6. Fire an event named message at messageEventTarget, using MessageEvent,
  //    with the data attribute initialized to messageClone and the ports
  //    attribute initialized to newPorts.
  event.InitializeTrusted(kMessageEvent, origin);
  event.SetData(record->deserialized);
  if (!record->ports.IsEmpty())
    event.SetPorts(record->ports);
  if (!source.IsEmpty())
    event.SetSource(source);
  target.FireAnEvent(event);
}

}  // namespace wsjs
