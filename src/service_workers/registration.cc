// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/registration.h"

#include "src/service_workers/service_worker_thread_client.h"

namespace wsjs {

RegisteredWorker::RegisteredWorker() = default;
RegisteredWorker::~RegisteredWorker() = default;

ServiceWorkerRegistrationInfo Registration::Info() const {
  ServiceWorkerRegistrationInfo info{
      .id = id, .scope = scope_url, .update_via_cache = update_via_cache};
  if (installing)
    info.installing = installing->info;
  if (waiting)
    info.waiting = waiting->info;
  if (active)
    info.active = active->info;
  return info;
}

RegisteredWorker* Registration::NewestWorker() const {
  if (installing)
    return installing.get();
  return waiting ? waiting.get() : active.get();
}

RegisteredWorker* Registration::Find(uint64_t worker) const {
  for (const auto* place : {&installing, &waiting, &active}) {
    if (*place && (*place)->info.id == worker)
      return place->get();
  }
  return nullptr;
}

bool Registration::HasNoPendingEvents() const {
  for (const auto* place : {&installing, &waiting, &active}) {
    if (*place && !(*place)->events.empty())
      return false;
  }
  return true;
}

}  // namespace wsjs
