// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_CLIENT_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_CLIENT_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "src/base/unique_function.h"
#include "src/service_workers/service_worker_info.h"

namespace wsjs {

class Agent;
class ServiceWorkerObserver;

// An environment as other threads know it: a service worker client
// (https://w3c.github.io/ServiceWorker/#dfn-service-worker-client), or a
// service worker itself. Shared by its environment, by the manager and by tasks
// between them; each of these may be the last one. Any thread.
class ServiceWorkerClient final
    : public std::enable_shared_from_this<ServiceWorkerClient> {
 public:
  // A task for the environment.
  using Letter = UniqueFunction<void(ServiceWorkerObserver&)>;

  // `origin` is its storage key, serialised. `service_worker`: the number of
  // the service worker that the environment is the one of; 0 of a client.
  ServiceWorkerClient(ServiceWorkerClientInfo info,
                      std::string origin,
                      uint64_t service_worker);
  ~ServiceWorkerClient();
  ServiceWorkerClient(const ServiceWorkerClient&) = delete;
  ServiceWorkerClient& operator=(const ServiceWorkerClient&) = delete;

  const ServiceWorkerClientInfo& info() const { return info_; }
  const std::string& origin() const { return origin_; }
  bool is_service_worker() const { return service_worker_ != 0; }
  uint64_t service_worker() const { return service_worker_; }

  // On the thread of the environment, which is `agent`'s: what has been posted
  // comes from here on, until Detach().
  void Attach(Agent& agent, ServiceWorkerObserver& observer);
  void Detach();

  // Queues `letter` as a task of the environment. It waits for Attach(), and is
  // dropped after Detach().
  void Post(Letter letter);

  // https://html.spec.whatwg.org/#dfn-active-service-worker
  // Its number; 0: none. The manager sets it.
  uint64_t controller() const { return controller_; }
  void set_controller(uint64_t service_worker) { controller_ = service_worker; }

 private:
  void PostTask(Letter letter);

  const ServiceWorkerClientInfo info_;
  const std::string origin_;
  const uint64_t service_worker_;
  std::atomic<uint64_t> controller_ = 0;

  std::mutex mutex_;
  // All guarded by `mutex_`; `observer_` is also read without it on its own
  // thread, which alone writes it.
  std::vector<Letter> waiting_;
  Agent* agent_ = nullptr;
  ServiceWorkerObserver* observer_ = nullptr;
  bool is_detached_ = false;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_CLIENT_H_
