// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_REGISTRATION_H_
#define WSJS_SRC_SERVICE_WORKERS_REGISTRATION_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "src/base/unique_function.h"
#include "src/service_workers/service_worker_client.h"
#include "src/service_workers/service_worker_info.h"
#include "src/service_workers/service_worker_scripts.h"

namespace wsjs {

class ServiceWorkerThreadClient;
class WorkerHandle;

// What came of starting a service worker.
struct ServiceWorkerStart final {
  enum class Result : uint8_t {
    kRunning,        // its script has run
    kThrew,          // likewise, but threw
    kUnchanged,      // there is nothing new to run
    kNetworkError,   // its script can't be loaded, or isn't one
    kSecurityError,  // it may not be one
    kTerminated,     // it ended before
  };

  Result result = Result::kTerminated;
  std::string message = {};  // why
};

// What came of an event.
enum class ExtendableEventResult : uint8_t {
  kFulfilled,
  kRejected,   // one of the promises that it waited for
  kDiscarded,  // the service worker ended before
};

// https://w3c.github.io/ServiceWorker/#dfn-service-worker
// A service worker as the manager knows it. Its registration, or before that
// the job that makes it, owns it.
struct RegisteredWorker final {
  RegisteredWorker();
  ~RegisteredWorker();

  using DidStart = UniqueFunction<void(const ServiceWorkerStart&)>;
  using DidHandleEvent = UniqueFunction<void(ExtendableEventResult)>;

  // https://w3c.github.io/ServiceWorker/#dfn-state and the rest
  ServiceWorkerInfo info;
  uint64_t registration = 0;  // the number of the containing one
  std::shared_ptr<ServiceWorkerScripts> scripts =
      std::make_shared<ServiceWorkerScripts>();
  bool skip_waiting = false;

  // Its thread; null while it isn't running, not even starting.
  WorkerHandle* thread = nullptr;
  std::unique_ptr<ServiceWorkerThreadClient> thread_client;
  bool is_running = false;
  // Its environment; null likewise.
  std::shared_ptr<ServiceWorkerClient> environment;
  // Who waits for it to be running.
  std::vector<DidStart> did_start;
  // https://w3c.github.io/ServiceWorker/#dfn-set-of-extended-events
  // Also those whose task hasn't run yet.
  std::map<uint64_t, DidHandleEvent> events;
};

// https://w3c.github.io/ServiceWorker/#dfn-service-worker-registration
// As the manager knows it.
struct Registration final {
  ServiceWorkerRegistrationInfo Info() const;
  // https://w3c.github.io/ServiceWorker/#get-newest-worker-algorithm
  RegisteredWorker* NewestWorker() const;
  // Null unless the worker is in one of the three places.
  RegisteredWorker* Find(uint64_t worker) const;
  // https://w3c.github.io/ServiceWorker/#service-worker-has-no-pending-events-algorithm
  // Of all its workers.
  bool HasNoPendingEvents() const;
  bool IsEmpty() const { return !installing && !waiting && !active; }

  uint64_t id = 0;
  std::string storage_key;  // an origin, serialised
  std::string scope_url;    // serialised, without a fragment
  ServiceWorkerUpdateViaCache update_via_cache =
      ServiceWorkerUpdateViaCache::kImports;
  std::unique_ptr<RegisteredWorker> installing;
  std::unique_ptr<RegisteredWorker> waiting;
  std::unique_ptr<RegisteredWorker> active;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_REGISTRATION_H_
