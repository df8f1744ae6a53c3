// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_global_scope.h"

#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "bindings/runtime/in_object.h"
#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/wrappable.h"
#include "src/service_workers/client.h"
#include "src/service_workers/clients.h"
#include "src/service_workers/extendable_message_event.h"
#include "src/service_workers/install_event.h"
#include "src/service_workers/service_worker.h"
#include "src/service_workers/service_worker_manager.h"
#include "src/service_workers/service_worker_registration.h"
#include "src/structured_clone/structured_clone.h"

namespace wsjs {

using bindings::ScriptValue;

ServiceWorkerGlobalScope::ServiceWorkerGlobalScope(bindings::Realm& realm,
                                                   WorkerType type)
    : WorkerGlobalScope(realm, type, /*name=*/{}) {}

ServiceWorkerGlobalScope::~ServiceWorkerGlobalScope() = default;

void ServiceWorkerGlobalScope::SetServiceWorker(
    const ServiceWorkerInfo& worker,
    const ServiceWorkerRegistrationInfo& registration) {
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  SetEdge(kServiceWorker, environment.GetServiceWorker(worker).ToScriptValue());
  SetEdge(kRegistration,
          environment.GetRegistration(registration).ToScriptValue());
}

// https://w3c.github.io/ServiceWorker/#dom-serviceworkerglobalscope-clients
Clients& ServiceWorkerGlobalScope::clients() {
  if (GetEdge(kClients).IsUndefined()) {
    SetEdge(kClients,
            bindings::New(std::make_unique<Clients>(realm())).ToScriptValue());
  }
  return *bindings::FromScriptValue<Clients>(realm(), GetEdge(kClients));
}

// https://w3c.github.io/ServiceWorker/#dom-serviceworkerglobalscope-registration
ServiceWorkerRegistration& ServiceWorkerGlobalScope::registration() const {
  return *bindings::FromScriptValue<ServiceWorkerRegistration>(
      realm(), GetEdge(kRegistration));
}

// https://w3c.github.io/ServiceWorker/#dom-serviceworkerglobalscope-serviceworker
ServiceWorker& ServiceWorkerGlobalScope::serviceWorker() const {
  return *bindings::FromScriptValue<ServiceWorker>(realm(),
                                                   GetEdge(kServiceWorker));
}

// https://w3c.github.io/ServiceWorker/#service-worker-global-scope-skipwaiting
bindings::Promise ServiceWorkerGlobalScope::skipWaiting() {
  // 1. Let promise be a new promise. 2. Run the following substeps in parallel
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  ServiceWorkerPromise request;
  const bindings::Promise promise = environment.NewPromise(&request);
  environment.manager().Post([request = std::move(request),
                              worker = environment.client()->service_worker()](
                                 ServiceWorkerManager& manager) {
    manager.SkipWaiting(worker, request);
  });
  // 3. Return promise.
  return promise;
}

// https://w3c.github.io/ServiceWorker/#installation-algorithm
// https://w3c.github.io/ServiceWorker/#activation-algorithm
void ServiceWorkerGlobalScope::FireLifecycleEvent(const EventType& type,
                                                  uint64_t number) {
  const bindings::ScriptScope scope(realm());
  // "Let e be the result of creating an event with InstallEvent" (of activate:
  // ExtendableEvent). "Initialize e's type attribute to install." "Dispatch e
  // at installingWorker's global object."
  const ExtendableEvent event =
      &type == &kInstallEvent ? bindings::NewInObject<InstallEvent>(realm())
                              : bindings::NewInObject<ExtendableEvent>(realm());
  event.InitializeTrusted(type, number);
  FireAnEvent(event);
  event.DidDispatch();
}

// https://w3c.github.io/ServiceWorker/#service-worker-postmessage-options
void ServiceWorkerGlobalScope::FireMessageEvent(
    SerializedValue message,
    const std::string& origin,
    const ServiceWorkerMessageSource& source,
    uint64_t number) {
  const bindings::ScriptScope scope(realm());
  // 6.2.1. Let source be determined by switching on the type of incumbentGlobal
  ScriptValue source_object;
  if (const auto* const client =
          std::get_if<ServiceWorkerClientInfo>(&source)) {
    source_object = Client::New(realm(), *client).ToScriptValue();
  } else {
    source_object = ServiceWorkerEnvironment::From(realm())
                        .GetServiceWorker(std::get<ServiceWorkerInfo>(source))
                        .ToScriptValue();
  }
  // 6.2.4. Let deserializeRecord be StructuredDeserializeWithTransfer(
  //        serializeWithTransferResult, destination's Realm).
  const std::optional<DeserializeRecord> record =
      TryStructuredDeserializeWithTransfer(realm(), std::move(message));
  const auto event = bindings::NewInObject<ExtendableMessageEvent>(realm());
  if (!record) {
    // If this throws an exception, let e be the result of creating an event
    // named messageerror, using ExtendableMessageEvent
    event.InitializeTrusted(kMessageErrorEvent, number,
                            ScriptValue::Null(realm()), origin, source_object,
                            ScriptValue::NewFrozenArray(realm()));
  } else {
    // 6.2.5.3. Let e be the result of creating an event named message
    event.InitializeTrusted(
        kMessageEvent, number, record->deserialized, origin, source_object,
        record->ports.IsEmpty() ? ScriptValue::NewFrozenArray(realm())
                                : record->ports);
  }
  // 6.2.6. Dispatch e at destination.
  FireAnEvent(event);
  // 6.2.7. Invoke Update Service Worker Extended Events Set with serviceWorker
  //        and e.
  event.DidDispatch();
}

}  // namespace wsjs
