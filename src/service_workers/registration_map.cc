// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/registration_map.h"

namespace wsjs {

RegistrationMap::RegistrationMap() = default;
RegistrationMap::~RegistrationMap() = default;

// https://w3c.github.io/ServiceWorker/#set-registration-algorithm
Registration& RegistrationMap::Set(
    const std::string& storage_key,
    const std::string& scope,
    ServiceWorkerUpdateViaCache update_via_cache) {
  // 3. Let registration be a new service worker registration whose storage key
  //    is set to storage key, scope url is set to scope, and update via cache
  //    mode is set to updateViaCache.
  auto registration = std::make_unique<Registration>();
  registration->id = ++last_id_;
  registration->storage_key = storage_key;
  registration->scope_url = scope;
  registration->update_via_cache = update_via_cache;
  // 4. Set registration map[(storage key, scopeString)] to registration.
  map_[Key(storage_key, scope)] = registration.get();
  return *registrations_.emplace(last_id_, std::move(registration))
              .first->second;
}

// https://w3c.github.io/ServiceWorker/#get-registration-algorithm
Registration* RegistrationMap::Get(const std::string& storage_key,
                                   const std::string& scope) const {
  const auto found = map_.find(Key(storage_key, scope));
  return found == map_.end() ? nullptr : found->second;
}

// https://w3c.github.io/ServiceWorker/#scope-match-algorithm
Registration* RegistrationMap::Match(const std::string& storage_key,
                                     std::string_view client_url) const {
  // 6. Set matchingScopeString to the longest value in scopeStringSet which the
  //    value of clientURLString starts with, if it exists.
  Registration* match = nullptr;
  for (const auto& [key, registration] : map_) {
    if (key.first == storage_key && client_url.starts_with(key.second) &&
        (!match || key.second.size() > match->scope_url.size())) {
      match = registration;
    }
  }
  return match;
}

std::vector<Registration*> RegistrationMap::All(
    const std::string& storage_key) const {
  std::vector<Registration*> all;
  for (const auto& [id, registration] : registrations_) {
    if (registration->storage_key == storage_key &&
        !IsUnregistered(*registration)) {
      all.push_back(registration.get());
    }
  }
  return all;
}

void RegistrationMap::Unregister(Registration& registration) {
  if (!IsUnregistered(registration))
    map_.erase(Key(registration.storage_key, registration.scope_url));
}

bool RegistrationMap::IsUnregistered(const Registration& registration) const {
  return Get(registration.storage_key, registration.scope_url) != &registration;
}

void RegistrationMap::DeleteIfUnused(Registration& registration) {
  if (IsUnregistered(registration) && registration.IsEmpty())
    registrations_.erase(registration.id);
}

Registration* RegistrationMap::Find(uint64_t registration) const {
  const auto found = registrations_.find(registration);
  return found == registrations_.end() ? nullptr : found->second.get();
}

RegisteredWorker* RegistrationMap::FindWorker(uint64_t worker) const {
  for (const auto& [id, registration] : registrations_) {
    if (RegisteredWorker* const found = registration->Find(worker))
      return found;
  }
  return nullptr;
}

}  // namespace wsjs
