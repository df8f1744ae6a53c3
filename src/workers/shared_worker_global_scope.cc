// SPDX-License-Identifier: BSD-3-Clause
#include "src/workers/shared_worker_global_scope.h"

#include <utility>

#include "bindings/runtime/in_object.h"
#include "bindings/runtime/script_scope.h"
#include "src/messaging/message_event.h"
#include "src/messaging/message_port.h"

namespace wsjs {

using bindings::ScriptValue;

SharedWorkerGlobalScope::SharedWorkerGlobalScope(bindings::Realm& realm,
                                                 WorkerType type,
                                                 std::u16string name)
    : WorkerGlobalScope(realm, type, std::move(name)) {}

SharedWorkerGlobalScope::~SharedWorkerGlobalScope() = default;

// https://html.spec.whatwg.org/#run-a-worker
void SharedWorkerGlobalScope::Connect(MessagePipeEnd inside_port) {
  const bindings::ScriptScope scope(realm());
  // 12.12. If is shared is true, then queue a global task on the DOM
  //        manipulation task source given worker global scope to fire an event
  //        named connect at worker global scope, using MessageEvent, with the
  //        data attribute initialized to the empty string, the ports attribute
  //        initialized to a new frozen array containing only inside port, and
  //        the source attribute initialized to inside port.
  const ScriptValue port =
      MessagePort::Receive(realm(), std::move(inside_port)).ToScriptValue();
  const auto event = bindings::NewInObject<MessageEvent>(realm());
  event.InitializeTrusted(kConnectEvent, /*origin=*/{});
  event.SetData(ScriptValue::FromLiteral(realm(), ""));
  const ScriptValue ports[] = {port};
  event.SetPorts(ScriptValue::NewFrozenArray(realm(), ports));
  event.SetSource(port);
  FireAnEvent(event);
}

}  // namespace wsjs
