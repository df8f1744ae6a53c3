// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_lifecycle.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/base/check.h"
#include "src/dom/event_type.h"
#include "src/service_workers/service_worker_observer.h"
#include "src/service_workers/service_worker_setup.h"
#include "src/service_workers/service_worker_thread_client.h"

namespace wsjs {

ServiceWorkerLifecycle::ServiceWorkerLifecycle(Host& host,
                                               Agent& agent,
                                               WorkerHost& worker_host,
                                               RegistrationMap& registrations,
                                               ServiceWorkerClients& clients)
    : host_(host),
      agent_(agent),
      worker_host_(worker_host),
      registrations_(registrations),
      clients_(clients) {}

ServiceWorkerLifecycle::~ServiceWorkerLifecycle() = default;

std::unique_ptr<RegisteredWorker> ServiceWorkerLifecycle::NewWorker(
    const Registration& registration,
    const std::string& script_url,
    WorkerType type) {
  auto worker = std::make_unique<RegisteredWorker>();
  worker->info = {.id = ++last_worker_, .script_url = script_url, .type = type};
  worker->registration = registration.id;
  return worker;
}

// https://w3c.github.io/ServiceWorker/#run-service-worker-algorithm
void ServiceWorkerLifecycle::Run(
    RegisteredWorker& worker,
    std::shared_ptr<const ServiceWorkerScripts> newest_scripts,
    RegisteredWorker::DidStart did_start) {
  // 1. If serviceWorker is running, then return serviceWorker's start status.
  if (worker.is_running) {
    did_start({.result = ServiceWorkerStart::Result::kRunning});
    return;
  }
  // 2. If serviceWorker's state is "redundant", then return failure.
  if (worker.info.state == ServiceWorkerState::kRedundant) {
    did_start({.message = "It is redundant."});
    return;
  }
  worker.did_start.push_back(std::move(did_start));
  if (!worker.thread)
    StartThread(worker, std::move(newest_scripts));
}

void ServiceWorkerLifecycle::StartThread(
    RegisteredWorker& worker,
    std::shared_ptr<const ServiceWorkerScripts> newest_scripts) {
  if (auto allowed = worker_host_.CheckMayStartWorker();
      allowed.has_exception()) {
    DidEndThread(worker, {.result = ServiceWorkerStart::Result::kSecurityError,
                          .message = allowed.exception().message});
    return;
  }
  const Registration* const registration =
      registrations_.Find(worker.registration);
  CHECK(registration);
  // https://w3c.github.io/ServiceWorker/#setup-serviceworkerglobalscope-algorithm
  worker.environment = std::make_shared<ServiceWorkerClient>(
      ServiceWorkerClientInfo{.url = worker.info.script_url},
      registration->storage_key, worker.info.id);
  clients_.Add(worker.environment);
  auto setup = std::make_shared<ServiceWorkerSetup>(
      ServiceWorkerSetup{.worker = worker.info,
                         .registration = registration->Info(),
                         .scripts = worker.scripts,
                         .newest_scripts = std::move(newest_scripts),
                         .client = worker.environment});
  worker.thread_client =
      std::make_unique<ServiceWorkerThreadClient>([this, id = worker.info.id] {
        if (RegisteredWorker* const ended = host_.FindWorker(id))
          DidEndThread(*ended, {.message = "It ended."});
      });
  worker.thread =
      worker_host_.StartWorker({.kind = WorkerKind::kService,
                                .url = {.text = worker.info.script_url},
                                .type = worker.info.type,
                                .service_worker = std::move(setup)},
                               *worker.thread_client);
}

// https://w3c.github.io/ServiceWorker/#terminate-service-worker-algorithm
void ServiceWorkerLifecycle::Terminate(RegisteredWorker& worker) {
  if (worker.thread)
    std::exchange(worker.thread, nullptr)->Terminate();
  DidEndThread(worker, {.message = "It was terminated."});
}

void ServiceWorkerLifecycle::DidEndThread(RegisteredWorker& worker,
                                          ServiceWorkerStart start) {
  worker.thread = nullptr;
  worker.is_running = false;
  if (worker.environment)
    clients_.Remove(std::exchange(worker.environment, nullptr));
  agent_.PostTask([start = std::move(start),
                   did_start = std::exchange(worker.did_start, {}),
                   events = std::exchange(worker.events, {})]() mutable {
    for (RegisteredWorker::DidStart& waiting : did_start)
      waiting(start);
    for (auto& [id, did_handle] : events)
      did_handle(ExtendableEventResult::kDiscarded);
  });
}

void ServiceWorkerLifecycle::DidStart(uint64_t worker,
                                      ServiceWorkerStart start) {
  RegisteredWorker* const started = host_.FindWorker(worker);
  if (!started || !started->thread)
    return;
  started->is_running = start.result == ServiceWorkerStart::Result::kRunning ||
                        start.result == ServiceWorkerStart::Result::kThrew;
  // Any of these may be the end of the worker.
  for (RegisteredWorker::DidStart& waiting :
       std::exchange(started->did_start, {})) {
    waiting(start);
  }
}

void ServiceWorkerLifecycle::FireEvent(
    RegisteredWorker& worker,
    UniqueFunction<void(ServiceWorkerObserver&, uint64_t)> letter,
    RegisteredWorker::DidHandleEvent did_handle) {
  const uint64_t event = ++last_event_;
  worker.events.emplace(event, std::move(did_handle));
  Run(worker, nullptr,
      [this, id = worker.info.id, event,
       letter = std::move(letter)](const ServiceWorkerStart&) mutable {
        RegisteredWorker* const target = host_.FindWorker(id);
        if (!target)
          return;
        if (!target->is_running) {
          DidHandleEvent(id, event, ExtendableEventResult::kDiscarded);
          return;
        }
        target->environment->Post([event, letter = std::move(letter)](
                                      ServiceWorkerObserver& observer) mutable {
          letter(observer, event);
        });
      });
}

void ServiceWorkerLifecycle::FireLifecycleEvent(
    RegisteredWorker& worker,
    const EventType& type,
    RegisteredWorker::DidHandleEvent did_handle) {
  FireEvent(
      worker,
      [&type](ServiceWorkerObserver& observer, uint64_t event) {
        observer.FireLifecycleEvent(type, event);
      },
      std::move(did_handle));
}

// https://w3c.github.io/ServiceWorker/#service-worker-postmessage-options
void ServiceWorkerLifecycle::FireMessageEvent(
    RegisteredWorker& worker,
    SerializedValue message,
    std::string origin,
    ServiceWorkerMessageSource source) {
  FireEvent(
      worker,
      [message = std::move(message), origin = std::move(origin),
       source = std::move(source)](ServiceWorkerObserver& observer,
                                   uint64_t event) mutable {
        observer.FireMessageEvent(std::move(message), origin, source, event);
      },
      [](ExtendableEventResult) {});
}

// https://w3c.github.io/ServiceWorker/#extendableevent-add-lifetime-promise
void ServiceWorkerLifecycle::DidHandleEvent(uint64_t worker,
                                            uint64_t event,
                                            ExtendableEventResult result) {
  RegisteredWorker* const handler = host_.FindWorker(worker);
  if (!handler)
    return;
  auto handled = handler->events.extract(event);
  if (handled.empty())
    return;
  const uint64_t id = handler->registration;
  handled.mapped()(result);
  // 5.2.1. Let registration be the current global object's associated service
  //        worker's containing service worker registration.
  // 5.2.2. If registration is unregistered, invoke Try Clear Registration with
  //        registration.
  Registration* registration = registrations_.Find(id);
  if (registration && registrations_.IsUnregistered(*registration)) {
    TryClearRegistration(*registration);
    registration = registrations_.Find(id);
  }
  // 5.2.3. If registration is not null, invoke Try Activate with registration.
  if (registration)
    TryActivate(*registration);
}

// https://w3c.github.io/ServiceWorker/#update-state-algorithm
void ServiceWorkerLifecycle::UpdateWorkerState(RegisteredWorker& worker,
                                               ServiceWorkerState state) {
  const Registration* const registration =
      registrations_.Find(worker.registration);
  CHECK(registration);
  // 2. Set worker's state to state.
  worker.info.state = state;
  // 3. Let settingsObjects be all environment settings objects whose origin is
  //    worker's script url's origin. 4. For each settingsObject of
  //    settingsObjects, queue a task
  for (const auto& client : clients_.Environments(registration->storage_key)) {
    client->Post([id = worker.info.id, state](ServiceWorkerObserver& observer) {
      observer.UpdateWorkerState(id, state);
    });
  }
}

// https://w3c.github.io/ServiceWorker/#update-registration-state-algorithm
void ServiceWorkerLifecycle::DidUpdateRegistration(
    const Registration& registration) {
  for (const auto& client : clients_.Environments(registration.storage_key)) {
    client->Post([info = registration.Info()](ServiceWorkerObserver& observer) {
      observer.UpdateRegistration(info);
    });
  }
}

// https://w3c.github.io/ServiceWorker/#installation-algorithm
void ServiceWorkerLifecycle::FireUpdateFound(const Registration& registration) {
  // 8. Let settingsObjects be all environment settings objects whose origin is
  //    registration's scope url's origin. 9. For each settingsObject of
  //    settingsObjects, queue a task […]: For each registrationObject of
  //    registrationObjects, fire an event […] named updatefound.
  for (const auto& client : clients_.Environments(registration.storage_key)) {
    client->Post([id = registration.id](ServiceWorkerObserver& observer) {
      observer.FireUpdateFound(id);
    });
  }
}

// https://w3c.github.io/ServiceWorker/#try-activate-algorithm
void ServiceWorkerLifecycle::TryActivate(Registration& registration) {
  // 1. If registration's waiting worker is null, return.
  if (!registration.waiting)
    return;
  const RegisteredWorker* const active = registration.active.get();
  // 2. If registration's active worker is not null and registration's active
  //    worker's state is "activating", return.
  if (active && active->info.state == ServiceWorkerState::kActivating)
    return;
  // 3. Invoke Activate with registration if either of the following is true:
  //    registration's active worker is null. The result of running Service
  //    Worker Has No Pending Events with registration's active worker is true,
  //    and no service worker client is using registration or registration's
  //    waiting worker's skip waiting flag is set.
  if (!active ||
      (active->events.empty() &&
       (!IsUsed(registration) || registration.waiting->skip_waiting)))
    Activate(registration);
}

// https://w3c.github.io/ServiceWorker/#activation-algorithm
void ServiceWorkerLifecycle::Activate(Registration& registration) {
  // 2. If registration's active worker is not null, then: Terminate
  //    registration's active worker. Run the Update Worker State algorithm
  //    passing registration's active worker and "redundant".
  const std::unique_ptr<RegisteredWorker> replaced =
      std::move(registration.active);
  if (replaced) {
    Terminate(*replaced);
    UpdateWorkerState(*replaced, ServiceWorkerState::kRedundant);
  }
  // 3. Run the Update Registration State algorithm passing registration,
  //    "active" and registration's waiting worker. 4. […] "waiting" and null.
  registration.active = std::move(registration.waiting);
  DidUpdateRegistration(registration);
  // 5. Run the Update Worker State algorithm passing registration's active
  //    worker and "activating".
  RegisteredWorker& active = *registration.active;
  UpdateWorkerState(active, ServiceWorkerState::kActivating);
  for (const auto& client : clients_.Clients(registration.storage_key)) {
    // 6. Let matchedClients be a list of service worker clients whose creation
    //    URL matches registration's storage key and registration's scope url.
    // 7. For each client of matchedClients, queue a task […]: If readyPromise
    //    is pending, resolve readyPromise
    if (registrations_.Match(client->origin(), client->info().url) ==
        &registration) {
      client->Post(
          [info = registration.Info()](ServiceWorkerObserver& observer) {
            observer.ResolveReady(info);
          });
    }
    // 8. For each service worker client client who is using registration: Set
    //    client's active worker to registration's active worker. Invoke Notify
    //    Controller Change algorithm with client.
    if (replaced && client->controller() == replaced->info.id)
      SetController(*client, active, /*notify=*/true);
  }
  // 10. […] Run Service Worker algorithm with activeWorker […] Queue a task […]
  //     creating an event with ExtendableEvent […] activate
  FireLifecycleEvent(active, kActivateEvent,
                     [this, id = registration.id, worker = active.info.id](
                         ExtendableEventResult) { DidActivate(id, worker); });
}

void ServiceWorkerLifecycle::DidActivate(uint64_t registration,
                                         uint64_t worker) {
  const Registration* const activated = registrations_.Find(registration);
  if (!activated || !activated->active || activated->active->info.id != worker)
    return;
  // 13. Run the Update Worker State algorithm passing registration's active
  //     worker and "activated".
  UpdateWorkerState(*activated->active, ServiceWorkerState::kActivated);
}

// https://w3c.github.io/ServiceWorker/#try-clear-registration-algorithm
void ServiceWorkerLifecycle::TryClearRegistration(Registration& registration) {
  // 1. Invoke Clear Registration with registration if no service worker client
  //    is using registration and all of the following conditions are true:
  //    […] the result of running Service Worker Has No Pending Events […]
  if (IsUsed(registration) || !registration.HasNoPendingEvents())
    return;
  ClearRegistration(registration);
  registrations_.DeleteIfUnused(registration);
}

// https://w3c.github.io/ServiceWorker/#clear-registration-algorithm
void ServiceWorkerLifecycle::ClearRegistration(Registration& registration) {
  // 2.-4. If registration's installing (waiting, active) worker is not null,
  //       then: Terminate it. Run the Update Worker State algorithm passing it
  //       and "redundant". Run the Update Registration State algorithm passing
  //       registration, its place and null. INTEROP: the other way round.
  for (auto* const place : {&registration.installing, &registration.waiting,
                            &registration.active}) {
    if (!*place)
      continue;
    const std::unique_ptr<RegisteredWorker> worker = std::move(*place);
    Terminate(*worker);
    DidUpdateRegistration(registration);
    UpdateWorkerState(*worker, ServiceWorkerState::kRedundant);
  }
}

bool ServiceWorkerLifecycle::IsUsed(const Registration& registration) const {
  for (const auto& client : clients_.Clients(registration.storage_key)) {
    if (client->controller() && registration.Find(client->controller()))
      return true;
  }
  return false;
}

// https://w3c.github.io/ServiceWorker/#on-client-unload-algorithm
void ServiceWorkerLifecycle::HandleClientUnload(uint64_t worker) {
  // 2. Let registration be the service worker registration used by client. 3.
  //    If registration is null, abort these steps.
  const RegisteredWorker* const used = registrations_.FindWorker(worker);
  Registration* registration =
      used ? registrations_.Find(used->registration) : nullptr;
  // 4. If any other service worker client is using registration, abort these
  //    steps.
  if (!registration || IsUsed(*registration))
    return;
  // 5. If registration is unregistered, invoke Try Clear Registration with
  //    registration. 6. Invoke Try Activate with registration.
  const uint64_t id = registration->id;
  if (registrations_.IsUnregistered(*registration)) {
    TryClearRegistration(*registration);
    registration = registrations_.Find(id);
  }
  if (registration)
    TryActivate(*registration);
}

// https://w3c.github.io/ServiceWorker/#notify-controller-change-algorithm
void ServiceWorkerLifecycle::SetController(ServiceWorkerClient& client,
                                           const RegisteredWorker& worker,
                                           bool notify) {
  client.set_controller(worker.info.id);
  // 2. If client is an environment settings object, queue a task to fire an
  //    event named controllerchange at the ServiceWorkerContainer object that
  //    client is associated with.
  client.Post([info = worker.info, notify](ServiceWorkerObserver& observer) {
    observer.SetController(info, notify);
  });
}

}  // namespace wsjs
