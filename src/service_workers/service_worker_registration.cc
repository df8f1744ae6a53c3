// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_registration.h"

#include <memory>
#include <utility>

#include "bindings/runtime/wrappable.h"
#include "src/service_workers/service_worker.h"
#include "src/service_workers/service_worker_environment.h"
#include "src/service_workers/service_worker_manager.h"

namespace wsjs {

using bindings::ScriptValue;

ServiceWorkerRegistration::ServiceWorkerRegistration(
    bindings::Realm& realm,
    ServiceWorkerRegistrationInfo info)
    : EventTarget(realm), info_(std::move(info)) {}

ServiceWorkerRegistration::~ServiceWorkerRegistration() = default;

void ServiceWorkerRegistration::DidAttachWrapper() {
  Update(info_);
}

void ServiceWorkerRegistration::Update(
    const ServiceWorkerRegistrationInfo& info) {
  info_ = info;
  SetWorker(kInstalling, info.installing);
  SetWorker(kWaiting, info.waiting);
  SetWorker(kActive, info.active);
  const bool wants_pin = info.installing || info.waiting || info.active;
  if (wants_pin == is_pinned_here_)
    return;
  is_pinned_here_ = wants_pin;
  if (wants_pin) {
    Pin();
  } else {
    Unpin();
  }
}

// https://w3c.github.io/ServiceWorker/#service-worker-registration-update
bindings::Promise ServiceWorkerRegistration::update() {
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  // 2. Let newestWorker be the result of running Get Newest Worker algorithm
  const ServiceWorker* newest = installing();
  if (!newest)
    newest = waiting();
  if (!newest)
    newest = active();
  // 3. If newestWorker is null, return a promise rejected with an
  //    "InvalidStateError" DOMException and abort these steps.
  if (!newest) {
    return bindings::Promise::RejectedWith(
        realm(), Exception::DOMException(
                     "InvalidStateError",
                     "The registration has no service worker any more."));
  }
  // 4. If this's relevant global object globalObject is a
  //    ServiceWorkerGlobalScope object, and globalObject's associated service
  //    worker's state is "installing", return a promise rejected with an
  //    "InvalidStateError" DOMException and abort these steps.
  if (environment.client()->is_service_worker() &&
      environment.own_worker().state == ServiceWorkerState::kInstalling) {
    return bindings::Promise::RejectedWith(
        realm(), Exception::DOMException("InvalidStateError",
                                         "The service worker is installing."));
  }
  // 6. Let job be the result of running Create Job with update, registration's
  //    storage key, registration's scope url, newestWorker's script url,
  //    promise, and this's relevant settings object. 7. Set job's worker type
  //    to newestWorker's type.
  auto job = std::make_unique<ServiceWorkerJob>(
      ServiceWorkerJob{.type = ServiceWorkerJob::Type::kUpdate,
                       .storage_key = environment.client()->origin(),
                       .scope_url = info_.scope,
                       .script_url = newest->info().script_url,
                       .worker_type = newest->info().type,
                       .referrer = environment.client()->info().url});
  const bindings::Promise promise = environment.NewPromise(&job->promise);
  // 8. Invoke Schedule Job with job.
  environment.manager().Post(
      [job = std::move(job)](ServiceWorkerManager& manager) mutable {
        manager.ScheduleJob(std::move(job));
      });
  // 9. Return promise.
  return promise;
}

// https://w3c.github.io/ServiceWorker/#navigator-service-worker-unregister
bindings::Promise ServiceWorkerRegistration::unregister() {
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  // 3. Let job be the result of running Create Job with unregister,
  //    registration's storage key, registration's scope url, null, promise, and
  //    this's relevant settings object.
  auto job = std::make_unique<ServiceWorkerJob>(
      ServiceWorkerJob{.type = ServiceWorkerJob::Type::kUnregister,
                       .storage_key = environment.client()->origin(),
                       .scope_url = info_.scope});
  const bindings::Promise promise = environment.NewPromise(&job->promise);
  // 4. Invoke Schedule Job with job.
  environment.manager().Post(
      [job = std::move(job)](ServiceWorkerManager& manager) mutable {
        manager.ScheduleJob(std::move(job));
      });
  // 5. Return promise.
  return promise;
}

ServiceWorker* ServiceWorkerRegistration::GetWorker(Edge edge) const {
  const ScriptValue worker = GetEdge(edge);
  return worker.IsUndefined()
             ? nullptr
             : bindings::FromScriptValue<ServiceWorker>(realm(), worker);
}

void ServiceWorkerRegistration::SetWorker(
    Edge edge,
    const std::optional<ServiceWorkerInfo>& worker) {
  SetEdge(edge, worker ? ServiceWorkerEnvironment::From(realm())
                             .GetServiceWorker(*worker)
                             .ToScriptValue()
                       : ScriptValue::Undefined(realm()));
}

}  // namespace wsjs
