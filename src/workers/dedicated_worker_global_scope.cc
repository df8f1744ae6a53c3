// SPDX-License-Identifier: BSD-3-Clause
#include "src/workers/dedicated_worker_global_scope.h"

#include <utility>

#include "src/dom/environment_settings.h"
#include "src/messaging/agent.h"
#include "src/messaging/message_delivery.h"
#include "src/structured_clone/structured_clone.h"

namespace wsjs {

using bindings::ScriptValue;

DedicatedWorkerGlobalScope::DedicatedWorkerGlobalScope(
    bindings::Realm& realm,
    WorkerType type,
    std::u16string name,
    MessagePipeEnd inside_port)
    : WorkerGlobalScope(realm, type, std::move(name)),
      inside_port_(std::move(inside_port)) {}

DedicatedWorkerGlobalScope::~DedicatedWorkerGlobalScope() = default;

void DedicatedWorkerGlobalScope::DidAttachWrapper() {
  inside_port_.Bind(EnvironmentSettings::From(realm()).agent(), *this);
}

// https://html.spec.whatwg.org/#run-a-worker
// 12.11. If is shared is false, enable the port message queue of the worker's
// implicit port.
void DedicatedWorkerGlobalScope::DidRunScript() {
  inside_port_.Start();
}

// https://html.spec.whatwg.org/#dom-dedicatedworkerglobalscope-postmessage
ExceptionOr<void> DedicatedWorkerGlobalScope::postMessage(
    ScriptValue message,
    const std::vector<ScriptValue>& transfer) {
  // "act as if, when invoked, it immediately invoked the respective
  // postMessage(message, transfer) […] on the port"
  auto serialized = StructuredSerializeWithTransfer(realm(), message, transfer);
  if (serialized.has_exception())
    return serialized.TakeException();
  inside_port_.Post(serialized.TakeValue());
  return {};
}

ExceptionOr<void> DedicatedWorkerGlobalScope::postMessage(
    ScriptValue message,
    const StructuredSerializeOptions& options) {
  return postMessage(message, options.transfer);
}

void DedicatedWorkerGlobalScope::DidReceiveMessage(SerializedValue message) {
  DeliverMessage(*this, std::move(message));
}

}  // namespace wsjs
