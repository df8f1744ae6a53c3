// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_CLIENTS_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_CLIENTS_H_

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "src/service_workers/service_worker_client.h"

namespace wsjs {

// All environments that are secure contexts with an origin, in the order in
// which they came to be. Any thread.
class ServiceWorkerClients final {
 public:
  using Client = std::shared_ptr<ServiceWorkerClient>;

  ServiceWorkerClients() = default;
  ServiceWorkerClients(const ServiceWorkerClients&) = delete;
  ServiceWorkerClients& operator=(const ServiceWorkerClients&) = delete;

  void Add(Client client);
  void Remove(const Client& client);

  // All of this storage key, service workers too.
  std::vector<Client> Environments(const std::string& storage_key) const;
  // The same without them.
  std::vector<Client> Clients(const std::string& storage_key) const;

 private:
  mutable std::mutex mutex_;
  std::vector<Client> environments_;  // guarded by `mutex_`
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_CLIENTS_H_
