// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_manager.h"

#include <optional>
#include <utility>
#include <vector>

#include "src/service_workers/service_worker_observer.h"

namespace wsjs {

namespace {

void ResolveWithUndefined(const ServiceWorkerPromise& promise) {
  promise.client->Post([id = promise.id](ServiceWorkerObserver& observer) {
    observer.ResolveWithUndefined(id);
  });
}

void ResolveWithClients(const ServiceWorkerPromise& promise,
                        std::vector<ServiceWorkerClientInfo> clients) {
  promise.client->Post([id = promise.id, clients = std::move(clients)](
                           ServiceWorkerObserver& observer) {
    observer.ResolveWithClients(id, clients);
  });
}

}  // namespace

ServiceWorkerManager::ServiceWorkerManager(Agent& agent,
                                           WorkerHost& worker_host)
    : agent_(agent),
      lifecycle_(*this, agent, worker_host, registrations_, clients_),
      jobs_(agent, registrations_, lifecycle_) {}

ServiceWorkerManager::~ServiceWorkerManager() = default;

void ServiceWorkerManager::Post(Call call) {
  agent_.PostTask([this, call = std::move(call)]() mutable { call(*this); });
}

void ServiceWorkerManager::AddClient(
    std::shared_ptr<ServiceWorkerClient> client) {
  clients_.Add(std::move(client));
}

void ServiceWorkerManager::RemoveClient(
    const std::shared_ptr<ServiceWorkerClient>& client) {
  clients_.Remove(client);
  if (const uint64_t worker = client->controller()) {
    Post([worker](ServiceWorkerManager& manager) {
      manager.lifecycle_.HandleClientUnload(worker);
    });
  }
}

void ServiceWorkerManager::ScheduleJob(std::unique_ptr<ServiceWorkerJob> job) {
  jobs_.Schedule(std::move(job));
}

// https://w3c.github.io/ServiceWorker/#navigator-service-worker-getRegistration
void ServiceWorkerManager::GetRegistration(const ServiceWorkerPromise& promise,
                                           const std::string& client_url) {
  // 8.1. Let registration be the result of running Match Service Worker
  //      Registration given storage key and clientURL.
  const Registration* const registration =
      registrations_.Match(promise.client->origin(), client_url);
  // 8.2.1. If registration is null, resolve promise with undefined
  if (!registration) {
    ResolveWithUndefined(promise);
    return;
  }
  // 8.2.2. Resolve promise with the result of getting the service worker
  //        registration object
  promise.client->Post([id = promise.id, info = registration->Info()](
                           ServiceWorkerObserver& observer) {
    observer.ResolveWithRegistration(id, info);
  });
}

// https://w3c.github.io/ServiceWorker/#navigator-service-worker-getRegistrations
void ServiceWorkerManager::GetRegistrations(
    const ServiceWorkerPromise& promise) {
  std::vector<ServiceWorkerRegistrationInfo> infos;
  for (const Registration* const registration :
       registrations_.All(promise.client->origin())) {
    infos.push_back(registration->Info());
  }
  promise.client->Post([id = promise.id, infos = std::move(infos)](
                           ServiceWorkerObserver& observer) {
    observer.ResolveWithRegistrations(id, infos);
  });
}

// https://w3c.github.io/ServiceWorker/#navigator-service-worker-ready
void ServiceWorkerManager::ResolveReady(ServiceWorkerClient& client) {
  // 3.3. Let registration be the result of running Match Service Worker
  //      Registration given storage key and client's creation URL. 3.4. If
  //      registration is not null, and registration's active worker is not
  //      null, queue a task […] to resolve readyPromise
  const Registration* const registration =
      registrations_.Match(client.origin(), client.info().url);
  if (!registration || !registration->active)
    return;
  client.Post([info = registration->Info()](ServiceWorkerObserver& observer) {
    observer.ResolveReady(info);
  });
}

// https://w3c.github.io/ServiceWorker/#control-and-use-worker-client
void ServiceWorkerManager::FindController(ServiceWorkerClient& client) {
  // "When the fetch is routed through HTTP fetch, the worker client's active
  // service worker is set to the result of the service worker registration
  // matching."
  const Registration* const registration =
      registrations_.Match(client.origin(), client.info().url);
  if (registration && registration->active)
    lifecycle_.SetController(client, *registration->active, /*notify=*/false);
}

// https://w3c.github.io/ServiceWorker/#service-worker-postmessage-options
void ServiceWorkerManager::PostMessage(uint64_t worker,
                                       SerializedValue message,
                                       std::string origin,
                                       ServiceWorkerMessageSource source) {
  // 6.1. If the result of running the Run Service Worker algorithm with
  //      serviceWorker is failure, then return: so it is with a redundant one.
  if (RegisteredWorker* const target = FindWorker(worker)) {
    lifecycle_.FireMessageEvent(*target, std::move(message), std::move(origin),
                                std::move(source));
  }
}

void ServiceWorkerManager::DidStart(uint64_t worker, ServiceWorkerStart start) {
  lifecycle_.DidStart(worker, std::move(start));
}

void ServiceWorkerManager::DidHandleEvent(uint64_t worker,
                                          uint64_t event,
                                          ExtendableEventResult result) {
  lifecycle_.DidHandleEvent(worker, event, result);
}

// https://w3c.github.io/ServiceWorker/#service-worker-global-scope-skipwaiting
void ServiceWorkerManager::SkipWaiting(uint64_t worker,
                                       const ServiceWorkerPromise& promise) {
  if (RegisteredWorker* const skipping = FindWorker(worker)) {
    // 2.1. Set service worker's skip waiting flag.
    skipping->skip_waiting = true;
    // 2.2. Invoke Try Activate with service worker's containing service worker
    //      registration.
    if (Registration* const registration =
            registrations_.Find(skipping->registration)) {
      lifecycle_.TryActivate(*registration);
    }
  }
  // 2.3. Queue a task […] to resolve promise with undefined.
  ResolveWithUndefined(promise);
}

// https://w3c.github.io/ServiceWorker/#clients-claim
void ServiceWorkerManager::Claim(uint64_t worker,
                                 const ServiceWorkerPromise& promise) {
  // 1. If the service worker is not an active worker, return a promise rejected
  //    with an "InvalidStateError" DOMException.
  const RegisteredWorker* const claiming = registrations_.FindWorker(worker);
  const Registration* const registration =
      claiming ? registrations_.Find(claiming->registration) : nullptr;
  if (!registration || registration->active.get() != claiming) {
    promise.client->Post([id = promise.id](ServiceWorkerObserver& observer) {
      observer.Reject(id, Exception::DOMException("InvalidStateError",
                                                  "This is no active worker."));
    });
    return;
  }
  // 3.1. For each service worker client client where […] storage key
  for (const auto& client : clients_.Clients(registration->storage_key)) {
    // 3.1.4. Let registration be the result of running Match Service Worker
    //        Registration given storage key and client's creation URL. 3.1.5.
    //        If registration is not the service worker's containing service
    //        worker registration, continue.
    // 3.1.6. If client's active service worker is not the service worker:
    const uint64_t previous = client->controller();
    if (registrations_.Match(client->origin(), client->info().url) !=
            registration ||
        previous == worker) {
      continue;
    }
    // 3.1.6.1. Invoke Handle Service Worker Client Unload with client. 3.1.6.2.
    //          Set client's active service worker to service worker. 3.1.6.3.
    //          Invoke Notify Controller Change algorithm with client.
    lifecycle_.SetController(*client, *claiming, /*notify=*/true);
    if (previous)
      lifecycle_.HandleClientUnload(previous);
  }
  // 3.2. Queue a task […] to resolve promise with undefined.
  ResolveWithUndefined(promise);
}

// https://w3c.github.io/ServiceWorker/#clients-get
void ServiceWorkerManager::GetClient(const ServiceWorkerPromise& promise,
                                     const std::string& id) {
  std::optional<ServiceWorkerClientInfo> found;
  for (const auto& client : clients_.Clients(promise.client->origin())) {
    // 2.1.1. If client's id is not id, continue.
    if (client->info().id == id)
      found = client->info();
  }
  // 2.1.3. […] Invoke Resolve Get Client Promise with client and promise. 2.2.
  //        […] resolve promise with undefined.
  promise.client->Post([request = promise.id, found = std::move(found)](
                           ServiceWorkerObserver& observer) {
    observer.ResolveWithClient(request, found);
  });
}

// https://w3c.github.io/ServiceWorker/#clients-matchall
void ServiceWorkerManager::MatchAllClients(uint64_t worker,
                                           const ServiceWorkerPromise& promise,
                                           bool include_uncontrolled,
                                           ClientType type) {
  std::vector<ServiceWorkerClientInfo> windows;
  std::vector<ServiceWorkerClientInfo> workers;
  for (const auto& client : clients_.Clients(promise.client->origin())) {
    // 2.2.3. If options["includeUncontrolled"] is false, and if client's active
    //        service worker is not the associated service worker, continue.
    if (!include_uncontrolled && client->controller() != worker)
      continue;
    // 2.5.1. If options["type"] is "window" or "all", and client is […] a
    //        window client […] 2.5.2. Else if […]
    const ClientType client_type = client->info().type;
    if (type != ClientType::kAll && type != client_type)
      continue;
    (client_type == ClientType::kWindow ? windows : workers)
        .push_back(client->info());
  }
  // 2.6.4. Sort clientObjects such that: […] WindowClient objects […] in their
  //        service worker client's creation order. Client objects […] placed
  //        next, sorted in their service worker client's creation order.
  windows.insert(windows.end(), workers.begin(), workers.end());
  ResolveWithClients(promise, std::move(windows));
}

// https://w3c.github.io/ServiceWorker/#client-postmessage-options
void ServiceWorkerManager::PostMessageToClient(const ServiceWorkerInfo& source,
                                               const std::string& origin,
                                               const std::string& client,
                                               SerializedValue message) {
  // 4.2. For each service worker client client: If client is the
  //      contextObject's service worker client, set targetClient to client
  for (const auto& target : clients_.Clients(origin)) {
    if (target->info().id != client)
      continue;
    // 4.5. Add a task […] to destination's client message queue
    target->Post([source, origin, message = std::move(message)](
                     ServiceWorkerObserver& observer) mutable {
      observer.ReceiveMessage(std::move(message), origin, source);
    });
    return;
  }
}

RegisteredWorker* ServiceWorkerManager::FindWorker(uint64_t worker) {
  RegisteredWorker* const found = registrations_.FindWorker(worker);
  return found ? found : jobs_.FindWorker(worker);
}

}  // namespace wsjs
