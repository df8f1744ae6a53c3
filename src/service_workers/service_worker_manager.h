// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_MANAGER_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_MANAGER_H_

#include <cstdint>
#include <memory>
#include <string>

#include "bindings/client_type.h"
#include "src/base/unique_function.h"
#include "src/messaging/agent.h"
#include "src/service_workers/registration_map.h"
#include "src/service_workers/service_worker_client.h"
#include "src/service_workers/service_worker_clients.h"
#include "src/service_workers/service_worker_jobs.h"
#include "src/service_workers/service_worker_lifecycle.h"
#include "src/structured_clone/serialized_value.h"
#include "src/workers/worker_host.h"

namespace wsjs {

// The service workers of an agent cluster: what the standard has the user agent
// do. It lives on the thread of the cluster's first runtime, where environments
// call it by Post(); it answers by the letters of ServiceWorkerClient.
// Registrations live as long as this does: nothing is stored.
class ServiceWorkerManager final : private ServiceWorkerLifecycle::Host {
 public:
  using Call = UniqueFunction<void(ServiceWorkerManager&)>;

  // `agent` is that runtime's own, `worker_host` starts the threads. Both
  // outlive this.
  ServiceWorkerManager(Agent& agent, WorkerHost& worker_host);
  ~ServiceWorkerManager();
  ServiceWorkerManager(const ServiceWorkerManager&) = delete;
  ServiceWorkerManager& operator=(const ServiceWorkerManager&) = delete;

  // --- Any thread.

  // Queues `call` as a task of the runtime.
  void Post(Call call);
  void AddClient(std::shared_ptr<ServiceWorkerClient> client);
  // Its environment goes away.
  void RemoveClient(const std::shared_ptr<ServiceWorkerClient>& client);

  // --- Of all environments, in a call.

  void ScheduleJob(std::unique_ptr<ServiceWorkerJob> job);
  // https://w3c.github.io/ServiceWorker/#navigator-service-worker-getRegistration
  // `client_url` has no fragment.
  void GetRegistration(const ServiceWorkerPromise& promise,
                       const std::string& client_url);
  // https://w3c.github.io/ServiceWorker/#navigator-service-worker-getRegistrations
  void GetRegistrations(const ServiceWorkerPromise& promise);
  // https://w3c.github.io/ServiceWorker/#navigator-service-worker-ready
  void ResolveReady(ServiceWorkerClient& client);
  // https://html.spec.whatwg.org/#dfn-active-service-worker
  // Of a client that has just been created.
  void FindController(ServiceWorkerClient& client);
  // https://w3c.github.io/ServiceWorker/#service-worker-postmessage-options
  void PostMessage(uint64_t worker,
                   SerializedValue message,
                   std::string origin,
                   ServiceWorkerMessageSource source);

  // --- Of service workers, in a call.

  void DidStart(uint64_t worker, ServiceWorkerStart start);
  void DidHandleEvent(uint64_t worker,
                      uint64_t event,
                      ExtendableEventResult result);
  // https://w3c.github.io/ServiceWorker/#service-worker-global-scope-skipwaiting
  void SkipWaiting(uint64_t worker, const ServiceWorkerPromise& promise);
  // https://w3c.github.io/ServiceWorker/#clients-claim
  void Claim(uint64_t worker, const ServiceWorkerPromise& promise);
  // https://w3c.github.io/ServiceWorker/#clients-get
  void GetClient(const ServiceWorkerPromise& promise, const std::string& id);
  // https://w3c.github.io/ServiceWorker/#clients-matchall
  void MatchAllClients(uint64_t worker,
                       const ServiceWorkerPromise& promise,
                       bool include_uncontrolled,
                       ClientType type);
  // https://w3c.github.io/ServiceWorker/#client-postmessage-options
  // From `source`, as it sees itself, to the client of that id.
  void PostMessageToClient(const ServiceWorkerInfo& source,
                           const std::string& origin,
                           const std::string& client,
                           SerializedValue message);

 private:
  // ServiceWorkerLifecycle::Host:
  RegisteredWorker* FindWorker(uint64_t worker) override;

  Agent& agent_;
  RegistrationMap registrations_;
  ServiceWorkerClients clients_;
  ServiceWorkerLifecycle lifecycle_;
  ServiceWorkerJobs jobs_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_MANAGER_H_
