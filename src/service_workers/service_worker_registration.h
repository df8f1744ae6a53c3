// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_REGISTRATION_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_REGISTRATION_H_

#include <optional>
#include <string>

#include "bindings/runtime/promise.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"
#include "src/service_workers/service_worker_info.h"

namespace wsjs {

class ServiceWorker;

// https://w3c.github.io/ServiceWorker/#serviceworkerregistration-interface
// A registration as its realm sees it; ServiceWorkerEnvironment makes one of
// each. Keeps itself alive while the registration has a service worker.
class ServiceWorkerRegistration final : public EventTarget {
 public:
  static constexpr int kEdgeCount = EventTarget::kEdgeCount + 3;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  ServiceWorkerRegistration(bindings::Realm& realm,
                            ServiceWorkerRegistrationInfo info);
  ~ServiceWorkerRegistration() override;
  void DidAttachWrapper();

  // https://w3c.github.io/ServiceWorker/#update-registration-state-algorithm
  void Update(const ServiceWorkerRegistrationInfo& info);

  ServiceWorker* installing() const { return GetWorker(kInstalling); }
  ServiceWorker* waiting() const { return GetWorker(kWaiting); }
  ServiceWorker* active() const { return GetWorker(kActive); }
  const std::string& scope() const { return info_.scope; }
  ServiceWorkerUpdateViaCache updateViaCache() const {
    return info_.update_via_cache;
  }
  bindings::Promise update();
  bindings::Promise unregister();

  bindings::ScriptValue onupdatefound() const {
    return GetEventHandler(kUpdateFoundEvent);
  }
  void setOnupdatefound(bindings::ScriptValue handler) {
    SetEventHandler(kUpdateFoundEvent, handler);
  }

 private:
  enum Edge { kInstalling = EventTarget::kEdgeCount, kWaiting, kActive };

  ServiceWorker* GetWorker(Edge edge) const;
  void SetWorker(Edge edge, const std::optional<ServiceWorkerInfo>& worker);

  ServiceWorkerRegistrationInfo info_;
  bool is_pinned_here_ = false;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_REGISTRATION_H_
