// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_LIFECYCLE_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_LIFECYCLE_H_

#include <cstdint>
#include <memory>

#include "src/messaging/agent.h"
#include "src/service_workers/registration.h"
#include "src/service_workers/registration_map.h"
#include "src/service_workers/service_worker_clients.h"
#include "src/structured_clone/serialized_value.h"
#include "src/workers/worker_host.h"

namespace wsjs {

struct EventType;

// The states of service workers and their registrations, from the first run to
// the end: Appendix A of the standard, without its jobs. What takes time ends
// in a callback, which is a task. On the manager's thread.
class ServiceWorkerLifecycle final {
 public:
  // Who knows the workers that jobs own.
  class Host {
   public:
    // Null: it is no more.
    virtual RegisteredWorker* FindWorker(uint64_t worker) = 0;

   protected:
    ~Host() = default;
  };

  // All outlive this.
  ServiceWorkerLifecycle(Host& host,
                         Agent& agent,
                         WorkerHost& worker_host,
                         RegistrationMap& registrations,
                         ServiceWorkerClients& clients);
  ~ServiceWorkerLifecycle();
  ServiceWorkerLifecycle(const ServiceWorkerLifecycle&) = delete;
  ServiceWorkerLifecycle& operator=(const ServiceWorkerLifecycle&) = delete;

  // A new service worker, "parsed", for a registration.
  std::unique_ptr<RegisteredWorker> NewWorker(const Registration& registration,
                                              const std::string& script_url,
                                              WorkerType type);

  // https://w3c.github.io/ServiceWorker/#run-service-worker-algorithm
  // With `newest_scripts` only if it has others than those.
  void Run(RegisteredWorker& worker,
           std::shared_ptr<const ServiceWorkerScripts> newest_scripts,
           RegisteredWorker::DidStart did_start);
  // https://w3c.github.io/ServiceWorker/#terminate-service-worker-algorithm
  void Terminate(RegisteredWorker& worker);

  // Runs the worker and fires `type`, install or activate, there.
  void FireLifecycleEvent(RegisteredWorker& worker,
                          const EventType& type,
                          RegisteredWorker::DidHandleEvent did_handle);
  // https://w3c.github.io/ServiceWorker/#service-worker-postmessage-options
  void FireMessageEvent(RegisteredWorker& worker,
                        SerializedValue message,
                        std::string origin,
                        ServiceWorkerMessageSource source);

  // What the service worker tells.
  void DidStart(uint64_t worker, ServiceWorkerStart start);
  void DidHandleEvent(uint64_t worker,
                      uint64_t event,
                      ExtendableEventResult result);

  // https://w3c.github.io/ServiceWorker/#update-state-algorithm
  void UpdateWorkerState(RegisteredWorker& worker, ServiceWorkerState state);
  // https://w3c.github.io/ServiceWorker/#update-registration-state-algorithm
  // A place of `registration`, or more of it, has changed.
  void DidUpdateRegistration(const Registration& registration);

  // https://w3c.github.io/ServiceWorker/#installation-algorithm (steps 8, 9)
  void FireUpdateFound(const Registration& registration);

  // https://w3c.github.io/ServiceWorker/#try-activate-algorithm
  void TryActivate(Registration& registration);
  // https://w3c.github.io/ServiceWorker/#try-clear-registration-algorithm
  // May delete `registration`.
  void TryClearRegistration(Registration& registration);
  // https://w3c.github.io/ServiceWorker/#on-client-unload-algorithm
  // `client` doesn't use `worker`'s registration any more.
  void HandleClientUnload(uint64_t worker);

  // https://w3c.github.io/ServiceWorker/#notify-controller-change-algorithm
  // Makes `worker` the active service worker of `client`.
  void SetController(ServiceWorkerClient& client,
                     const RegisteredWorker& worker,
                     bool notify);

 private:
  // https://w3c.github.io/ServiceWorker/#activation-algorithm
  void Activate(Registration& registration);
  void DidActivate(uint64_t registration, uint64_t worker);
  // https://w3c.github.io/ServiceWorker/#clear-registration-algorithm
  void ClearRegistration(Registration& registration);
  // https://w3c.github.io/ServiceWorker/#dfn-use
  bool IsUsed(const Registration& registration) const;

  // Fires an event that `letter` makes of its number.
  void FireEvent(RegisteredWorker& worker,
                 UniqueFunction<void(ServiceWorkerObserver&, uint64_t)> letter,
                 RegisteredWorker::DidHandleEvent did_handle);
  void StartThread(RegisteredWorker& worker,
                   std::shared_ptr<const ServiceWorkerScripts> newest_scripts);
  // Its thread is gone, and with it what waited for that. The answers are
  // tasks.
  void DidEndThread(RegisteredWorker& worker, ServiceWorkerStart start);

  Host& host_;
  Agent& agent_;
  WorkerHost& worker_host_;
  RegistrationMap& registrations_;
  ServiceWorkerClients& clients_;
  uint64_t last_worker_ = 0;
  uint64_t last_event_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_LIFECYCLE_H_
