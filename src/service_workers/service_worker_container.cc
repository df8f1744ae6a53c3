// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_container.h"

#include <ada.h>

#include <memory>
#include <utility>

#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/check.h"
#include "src/dom/environment_settings.h"
#include "src/messaging/message_delivery.h"
#include "src/service_workers/service_worker.h"
#include "src/service_workers/service_worker_environment.h"
#include "src/service_workers/service_worker_manager.h"
#include "src/service_workers/service_worker_registration.h"
#include "src/service_workers/start_register.h"

namespace wsjs {

using bindings::Promise;
using bindings::ScriptValue;

namespace {

Exception NoOrigin() {
  return Exception::DOMException(
      "SecurityError",
      "Service workers are for pages and workers whose origin is http(s).");
}

}  // namespace

ServiceWorkerContainer::ServiceWorkerContainer(bindings::Realm& realm)
    : EventTarget(realm) {}

ServiceWorkerContainer::~ServiceWorkerContainer() = default;

// https://w3c.github.io/ServiceWorker/#navigator-service-worker-controller
ServiceWorker* ServiceWorkerContainer::controller() const {
  // 2. If client's active service worker is null, then return null. 3. Return
  //    the result of getting the service worker object
  const ScriptValue controller = GetEdge(kController);
  return controller.IsUndefined()
             ? nullptr
             : bindings::FromScriptValue<ServiceWorker>(realm(), controller);
}

void ServiceWorkerContainer::SetController(ServiceWorker& worker, bool notify) {
  SetEdge(kController, worker.ToScriptValue());
  if (notify)
    FireAnEvent(kControllerChangeEvent);
}

// https://w3c.github.io/ServiceWorker/#navigator-service-worker-ready
ScriptValue ServiceWorkerContainer::ready() {
  // 1. If this's ready promise is null, then set this's ready promise to a new
  //    promise.
  if (!ready_promise_) {
    ready_promise_.emplace(realm());
    SetEdge(kReadyPromise, ready_promise_->promise().ToScriptValue());
  }
  // 3. If readyPromise is pending, run the following substeps in parallel:
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  if (!ready_promise_->is_settled() && environment.client()) {
    environment.manager().Post(
        [client = environment.client()](ServiceWorkerManager& manager) {
          manager.ResolveReady(*client);
        });
  }
  // 4. Return readyPromise.
  return GetEdge(kReadyPromise);
}

void ServiceWorkerContainer::ResolveReady(
    const ServiceWorkerRegistrationInfo& info) {
  if (!ready_promise_ || ready_promise_->is_settled())
    return;
  ready_promise_->Resolve(ServiceWorkerEnvironment::From(realm())
                              .GetRegistration(info)
                              .ToScriptValue());
}

// https://w3c.github.io/ServiceWorker/#navigator-service-worker-register
Promise ServiceWorkerContainer::register_(
    const std::variant<TrustedScriptURL*, std::string>& script_url,
    const RegistrationOptions& options) {
  // 2. Set scriptURL to the result of invoking Get Trusted Type compliant
  //    string
  const std::string* const url = std::get_if<std::string>(&script_url);
  CHECK(url);  // There are no Trusted Types.
  // 4. Let scriptURL be the result of parsing scriptURL with this's relevant
  //    settings object's API base URL. 6. […] scopeURL […]
  // 7. Invoke Start Register
  auto started = StartRegister(
      *url, options.scope, EnvironmentSettings::From(realm()).api_base_url());
  if (started.has_exception())
    return Promise::RejectedWith(realm(), started.exception());
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  // AD-HOC: Who isn't a client has no origin that the script's could be the
  // same as.
  if (!environment.client())
    return Promise::RejectedWith(realm(), NoOrigin());
  // 10. Let storage key be the result of running obtain a storage key given
  //     client. 11. Let job be the result of running Create Job with register
  // 12.-14. Set job's worker type […] update via cache mode […] referrer
  auto job = std::make_unique<ServiceWorkerJob>(
      ServiceWorkerJob{.type = ServiceWorkerJob::Type::kRegister,
                       .storage_key = environment.client()->origin(),
                       .scope_url = started.value().scope_url,
                       .script_url = started.value().script_url,
                       .worker_type = options.type,
                       .update_via_cache = options.updateViaCache,
                       .referrer = environment.client()->info().url});
  const Promise promise = environment.NewPromise(&job->promise);
  // 15. Invoke Schedule Job with job.
  environment.manager().Post(
      [job = std::move(job)](ServiceWorkerManager& manager) mutable {
        manager.ScheduleJob(std::move(job));
      });
  // 8. Return p.
  return promise;
}

// https://w3c.github.io/ServiceWorker/#navigator-service-worker-getRegistration
Promise ServiceWorkerContainer::getRegistration(const std::string& client_url) {
  // 3. Let clientURL be the result of parsing clientURL with this's relevant
  //    settings object's API base URL. 4. If clientURL is failure, return a
  //    promise rejected with a TypeError.
  auto url = ada::parse<ada::url_aggregator>(
      client_url, EnvironmentSettings::From(realm()).api_base_url());
  if (!url) {
    return Promise::RejectedWith(
        realm(),
        Exception::TypeError("The URL '" + client_url + "' is invalid."));
  }
  // 5. Set clientURL's fragment to null.
  url->set_hash("");
  // 6. If the origin of clientURL is not client's origin, return a promise
  //    rejected with a "SecurityError" DOMException.
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  if (!environment.client() ||
      url->get_origin() != environment.client()->origin()) {
    return Promise::RejectedWith(
        realm(),
        Exception::DOMException("SecurityError", std::string(url->get_href()) +
                                                     " is of another origin."));
  }
  // 7. Let promise be a new promise. 8. Run the following substeps in parallel
  ServiceWorkerPromise request;
  const Promise promise = environment.NewPromise(&request);
  environment.manager().Post(
      [request = std::move(request),
       href = std::string(url->get_href())](ServiceWorkerManager& manager) {
        manager.GetRegistration(request, href);
      });
  return promise;
}

// https://w3c.github.io/ServiceWorker/#navigator-service-worker-getRegistrations
Promise ServiceWorkerContainer::getRegistrations() {
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  // AD-HOC: Who isn't a client has no storage key.
  if (!environment.client()) {
    return Promise::ResolvedWith(realm(), ScriptValue::NewFrozenArray(realm()));
  }
  // 3. Let promise be a new promise. 4. Run the following steps in parallel
  ServiceWorkerPromise request;
  const Promise promise = environment.NewPromise(&request);
  environment.manager().Post(
      [request = std::move(request)](ServiceWorkerManager& manager) {
        manager.GetRegistrations(request);
      });
  return promise;
}

// https://w3c.github.io/ServiceWorker/#navigator-service-worker-startMessages
void ServiceWorkerContainer::startMessages() {
  if (is_client_message_queue_enabled_)
    return;
  is_client_message_queue_enabled_ = true;
  for (Message& message : std::exchange(client_message_queue_, {}))
    Deliver(std::move(message));
}

void ServiceWorkerContainer::setOnmessage(ScriptValue handler) {
  SetEventHandler(kMessageEvent, handler);
  // "The first time the onmessage setter steps are performed, enable this's
  // client message queue."
  startMessages();
}

// https://w3c.github.io/ServiceWorker/#client-postmessage-options
void ServiceWorkerContainer::ReceiveMessage(SerializedValue message,
                                            const std::string& origin,
                                            const ServiceWorkerInfo& source) {
  Message received{std::move(message), origin, source};
  if (is_client_message_queue_enabled_) {
    Deliver(std::move(received));
  } else {
    client_message_queue_.push_back(std::move(received));
  }
}

// https://w3c.github.io/ServiceWorker/#client-postmessage-options
void ServiceWorkerContainer::Deliver(Message message) {
  EnvironmentSettings::From(realm()).event_loop().QueueTask(
      TaskSource::kDOMManipulation,
      [this, message = std::move(message)]() mutable {
        const bindings::ScriptScope scope(realm());
        // 4.5.2. Let source be the result of getting the service worker object
        //        […] in targetClient. 4.5.3.-6.
        const ScriptValue source = ServiceWorkerEnvironment::From(realm())
                                       .GetServiceWorker(message.source)
                                       .ToScriptValue();
        DeliverMessage(*this, std::move(message.message), message.origin,
                       source);
      });
}

}  // namespace wsjs
