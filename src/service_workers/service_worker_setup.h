// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_SETUP_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_SETUP_H_

#include <memory>

#include "src/service_workers/service_worker_client.h"
#include "src/service_workers/service_worker_info.h"
#include "src/service_workers/service_worker_scripts.h"

namespace wsjs {

// What the runtime of a service worker is to be: part of WorkerParameters.
struct ServiceWorkerSetup final {
  ServiceWorkerInfo worker;
  ServiceWorkerRegistrationInfo registration;
  // Its own, empty unless it has run before. It fetches what is missing.
  std::shared_ptr<ServiceWorkerScripts> scripts;
  // Those of the newest worker there is, when an update is to find out whether
  // there is a newer one; null: it is new in any case.
  std::shared_ptr<const ServiceWorkerScripts> newest_scripts;
  // Its environment, for others. It attaches itself.
  std::shared_ptr<ServiceWorkerClient> client;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_SETUP_H_
