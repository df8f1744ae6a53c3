// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_OBSERVER_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_OBSERVER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/exception_or.h"
#include "src/service_workers/service_worker_info.h"
#include "src/structured_clone/serialized_value.h"

namespace wsjs {

struct EventType;

// What the manager of service workers tells an environment. Each call is a task
// on the environment's thread; they come in the order in which they were sent.
class ServiceWorkerObserver {
 public:
  // --- Each settles a promise of the environment, which `promise` is the
  // number of.

  virtual void ResolveWithRegistration(
      uint64_t promise,
      const ServiceWorkerRegistrationInfo& info) = 0;
  virtual void ResolveWithRegistrations(
      uint64_t promise,
      const std::vector<ServiceWorkerRegistrationInfo>& infos) = 0;
  virtual void ResolveWithBoolean(uint64_t promise, bool value) = 0;
  virtual void ResolveWithUndefined(uint64_t promise) = 0;
  // None: undefined.
  virtual void ResolveWithClient(
      uint64_t promise,
      const std::optional<ServiceWorkerClientInfo>& client) = 0;
  virtual void ResolveWithClients(
      uint64_t promise,
      const std::vector<ServiceWorkerClientInfo>& clients) = 0;
  virtual void Reject(uint64_t promise, const Exception& exception) = 0;

  // --- Something has changed, which the environment may have no object for.

  // https://w3c.github.io/ServiceWorker/#update-state-algorithm
  virtual void UpdateWorkerState(uint64_t worker, ServiceWorkerState state) = 0;
  // https://w3c.github.io/ServiceWorker/#update-registration-state-algorithm
  virtual void UpdateRegistration(
      const ServiceWorkerRegistrationInfo& info) = 0;
  // https://w3c.github.io/ServiceWorker/#installation-algorithm (step 9)
  virtual void FireUpdateFound(uint64_t registration) = 0;
  // https://w3c.github.io/ServiceWorker/#activation-algorithm (step 7)
  virtual void ResolveReady(const ServiceWorkerRegistrationInfo& info) = 0;
  // https://w3c.github.io/ServiceWorker/#notify-controller-change-algorithm
  virtual void SetController(const ServiceWorkerInfo& info, bool notify) = 0;

  // https://w3c.github.io/ServiceWorker/#client-postmessage-options
  virtual void ReceiveMessage(SerializedValue message,
                              const std::string& origin,
                              const ServiceWorkerInfo& source) = 0;

  // --- Of the environment of a service worker: an event, which `event` is the
  // number of. It answers with ServiceWorkerManager::DidHandleEvent.

  // `type` is install or activate.
  virtual void FireLifecycleEvent(const EventType& type, uint64_t event) = 0;
  // https://w3c.github.io/ServiceWorker/#service-worker-postmessage-options
  virtual void FireMessageEvent(SerializedValue message,
                                const std::string& origin,
                                const ServiceWorkerMessageSource& source,
                                uint64_t event) = 0;

 protected:
  ~ServiceWorkerObserver() = default;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_OBSERVER_H_
