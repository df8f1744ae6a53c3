// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_GLOBAL_SCOPE_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_GLOBAL_SCOPE_H_

#include <cstdint>
#include <string>

#include "bindings/runtime/promise.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/dom/event_type.h"
#include "src/service_workers/service_worker_environment.h"
#include "src/service_workers/service_worker_info.h"
#include "src/workers/worker_global_scope.h"

namespace wsjs {

class Clients;
class ServiceWorker;
class ServiceWorkerRegistration;

// https://w3c.github.io/ServiceWorker/#serviceworkerglobalscope-interface
// The global object of a service worker's runtime.
class ServiceWorkerGlobalScope final : public WorkerGlobalScope,
                                       public ServiceWorkerEventSink {
 public:
  static constexpr int kEdgeCount = WorkerGlobalScope::kEdgeCount + 3;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  ServiceWorkerGlobalScope(bindings::Realm& realm, WorkerType type);
  ~ServiceWorkerGlobalScope() override;

  // Once, when the realm has its ServiceWorkerEnvironment. In a ScriptScope.
  void SetServiceWorker(const ServiceWorkerInfo& worker,
                        const ServiceWorkerRegistrationInfo& registration);

  Clients& clients();
  ServiceWorkerRegistration& registration() const;
  ServiceWorker& serviceWorker() const;
  bindings::Promise skipWaiting();

  bindings::ScriptValue oninstall() const {
    return GetEventHandler(kInstallEvent);
  }
  void setOninstall(bindings::ScriptValue handler) {
    SetEventHandler(kInstallEvent, handler);
  }
  bindings::ScriptValue onactivate() const {
    return GetEventHandler(kActivateEvent);
  }
  void setOnactivate(bindings::ScriptValue handler) {
    SetEventHandler(kActivateEvent, handler);
  }
  bindings::ScriptValue onmessage() const {
    return GetEventHandler(kMessageEvent);
  }
  void setOnmessage(bindings::ScriptValue handler) {
    SetEventHandler(kMessageEvent, handler);
  }
  bindings::ScriptValue onmessageerror() const {
    return GetEventHandler(kMessageErrorEvent);
  }
  void setOnmessageerror(bindings::ScriptValue handler) {
    SetEventHandler(kMessageErrorEvent, handler);
  }

  // ServiceWorkerEventSink:
  void FireLifecycleEvent(const EventType& type, uint64_t event) override;
  void FireMessageEvent(SerializedValue message,
                        const std::string& origin,
                        const ServiceWorkerMessageSource& source,
                        uint64_t event) override;

 private:
  enum Edge {
    kClients = WorkerGlobalScope::kEdgeCount,
    kRegistration,
    kServiceWorker
  };
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_GLOBAL_SCOPE_H_
