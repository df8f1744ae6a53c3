// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker.h"

#include <utility>

#include "src/dom/environment_settings.h"
#include "src/service_workers/service_worker_environment.h"
#include "src/service_workers/service_worker_manager.h"
#include "src/structured_clone/structured_clone.h"

namespace wsjs {

using bindings::ScriptValue;

ServiceWorker::ServiceWorker(bindings::Realm& realm, ServiceWorkerInfo info)
    : EventTarget(realm), info_(std::move(info)) {}

ServiceWorker::~ServiceWorker() = default;

void ServiceWorker::DidAttachWrapper() {
  if (info_.state != ServiceWorkerState::kRedundant)
    Pin();
}

// https://w3c.github.io/ServiceWorker/#update-state-algorithm
void ServiceWorker::UpdateState(ServiceWorkerState state) {
  // 4.4. Set workerObj's state to state.
  // AD-HOC: An object that was made in the meantime has it already.
  if (info_.state == state)
    return;
  info_.state = state;
  // 4.5. Fire an event named statechange at workerObj.
  FireAnEvent(kStateChangeEvent);
  if (state == ServiceWorkerState::kRedundant)
    Unpin();
}

// https://w3c.github.io/ServiceWorker/#service-worker-postmessage-options
ExceptionOr<void> ServiceWorker::postMessage(
    ScriptValue message,
    const std::vector<ScriptValue>& transfer) {
  // 4. Let serializeWithTransferResult be
  //    StructuredSerializeWithTransfer(message, options["transfer"]). Rethrow
  //    any exceptions.
  auto serialized = StructuredSerializeWithTransfer(realm(), message, transfer);
  if (serialized.has_exception())
    return serialized.TakeException();
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  // 6.2.1. Let source be determined by switching on the type of
  //        incumbentGlobal
  const ServiceWorkerClient& client = *environment.client();
  ServiceWorkerMessageSource source = client.info();
  if (client.is_service_worker())
    source = environment.own_worker();
  // 6.2.2. Let origin be incumbentSettings's origin.
  environment.manager().Post(
      [id = info_.id, message = serialized.TakeValue(),
       origin = client.origin(),
       source = std::move(source)](ServiceWorkerManager& manager) mutable {
        manager.PostMessage(id, std::move(message), std::move(origin),
                            std::move(source));
      });
  return {};
}

ExceptionOr<void> ServiceWorker::postMessage(
    ScriptValue message,
    const StructuredSerializeOptions& options) {
  return postMessage(message, options.transfer);
}

}  // namespace wsjs
