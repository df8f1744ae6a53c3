// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_REGISTRATION_MAP_H_
#define WSJS_SRC_SERVICE_WORKERS_REGISTRATION_MAP_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/service_workers/registration.h"

namespace wsjs {

// https://w3c.github.io/ServiceWorker/#dfn-scope-to-registration-map
// All registrations: those in the map, and unregistered ones that still have
// workers. In memory. On the manager's thread.
class RegistrationMap final {
 public:
  RegistrationMap();
  ~RegistrationMap();
  RegistrationMap(const RegistrationMap&) = delete;
  RegistrationMap& operator=(const RegistrationMap&) = delete;

  // https://w3c.github.io/ServiceWorker/#set-registration-algorithm
  Registration& Set(const std::string& storage_key,
                    const std::string& scope,
                    ServiceWorkerUpdateViaCache update_via_cache);
  // https://w3c.github.io/ServiceWorker/#get-registration-algorithm
  Registration* Get(const std::string& storage_key,
                    const std::string& scope) const;
  // https://w3c.github.io/ServiceWorker/#scope-match-algorithm
  Registration* Match(const std::string& storage_key,
                      std::string_view client_url) const;
  // Those in the map that have this storage key, in the order of their making.
  std::vector<Registration*> All(const std::string& storage_key) const;

  // Takes it out of the map. It exists until DeleteIfUnused().
  void Unregister(Registration& registration);
  // https://w3c.github.io/ServiceWorker/#dfn-service-worker-registration-unregistered
  bool IsUnregistered(const Registration& registration) const;
  // Deletes an unregistered registration without workers.
  void DeleteIfUnused(Registration& registration);

  // By its number, unregistered or not; null: it is no more.
  Registration* Find(uint64_t registration) const;
  // A worker that one of them has; null: it is no more.
  RegisteredWorker* FindWorker(uint64_t worker) const;

 private:
  // Storage key and scope.
  using Key = std::pair<std::string, std::string>;

  std::map<uint64_t, std::unique_ptr<Registration>> registrations_;
  std::map<Key, Registration*> map_;
  uint64_t last_id_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_REGISTRATION_MAP_H_
