// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_clients.h"

#include <utility>

namespace wsjs {

void ServiceWorkerClients::Add(Client client) {
  const std::lock_guard lock(mutex_);
  environments_.push_back(std::move(client));
}

void ServiceWorkerClients::Remove(const Client& client) {
  const std::lock_guard lock(mutex_);
  std::erase(environments_, client);
}

std::vector<ServiceWorkerClients::Client> ServiceWorkerClients::Environments(
    const std::string& storage_key) const {
  const std::lock_guard lock(mutex_);
  std::vector<Client> found;
  for (const Client& client : environments_) {
    if (client->origin() == storage_key)
      found.push_back(client);
  }
  return found;
}

std::vector<ServiceWorkerClients::Client> ServiceWorkerClients::Clients(
    const std::string& storage_key) const {
  std::vector<Client> found = Environments(storage_key);
  std::erase_if(
      found, [](const Client& client) { return client->is_service_worker(); });
  return found;
}

}  // namespace wsjs
