// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_H_

#include <string>
#include <vector>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "bindings/structured_serialize_options.h"
#include "src/base/exception_or.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"
#include "src/service_workers/service_worker_info.h"

namespace wsjs {

// https://w3c.github.io/ServiceWorker/#serviceworker-interface
// A service worker as its realm sees it; ServiceWorkerEnvironment makes one of
// each. Keeps itself alive until it is redundant.
class ServiceWorker final : public EventTarget {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  ServiceWorker(bindings::Realm& realm, ServiceWorkerInfo info);
  ~ServiceWorker() override;
  void DidAttachWrapper();

  const ServiceWorkerInfo& info() const { return info_; }
  // https://w3c.github.io/ServiceWorker/#update-state-algorithm
  void UpdateState(ServiceWorkerState state);

  const std::string& scriptURL() const { return info_.script_url; }
  ServiceWorkerState state() const { return info_.state; }
  ExceptionOr<void> postMessage(
      bindings::ScriptValue message,
      const std::vector<bindings::ScriptValue>& transfer);
  ExceptionOr<void> postMessage(bindings::ScriptValue message,
                                const StructuredSerializeOptions& options);

  bindings::ScriptValue onstatechange() const {
    return GetEventHandler(kStateChangeEvent);
  }
  void setOnstatechange(bindings::ScriptValue handler) {
    SetEventHandler(kStateChangeEvent, handler);
  }

  // AbstractWorker: the standard fires no such event.
  bindings::ScriptValue onerror() const { return GetEventHandler(kErrorEvent); }
  void setOnerror(bindings::ScriptValue handler) {
    SetEventHandler(kErrorEvent, handler);
  }

 private:
  ServiceWorkerInfo info_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_H_
