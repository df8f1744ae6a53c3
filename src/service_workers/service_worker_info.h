// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_INFO_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_INFO_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "bindings/client_type.h"
#include "bindings/frame_type.h"
#include "bindings/service_worker_state.h"
#include "bindings/service_worker_update_via_cache.h"
#include "bindings/worker_type.h"

// What the manager of service workers and the environments that they are seen
// in tell each other of them: plain data, which goes between threads. Each
// service worker and each registration has a number, which is never 0 and never
// used twice.
namespace wsjs {

// https://w3c.github.io/ServiceWorker/#dfn-service-worker
// As it was when this was made.
struct ServiceWorkerInfo final {
  uint64_t id = 0;
  std::string script_url = {};  // serialised, without a fragment
  WorkerType type = WorkerType::kClassic;
  ServiceWorkerState state = ServiceWorkerState::kParsed;
};

// https://w3c.github.io/ServiceWorker/#dfn-service-worker-registration
// Likewise.
struct ServiceWorkerRegistrationInfo final {
  uint64_t id = 0;
  std::string scope = {};  // serialised, without a fragment
  ServiceWorkerUpdateViaCache update_via_cache =
      ServiceWorkerUpdateViaCache::kImports;
  std::optional<ServiceWorkerInfo> installing = {};
  std::optional<ServiceWorkerInfo> waiting = {};
  std::optional<ServiceWorkerInfo> active = {};
};

// https://w3c.github.io/ServiceWorker/#dfn-service-worker-client
struct ServiceWorkerClientInfo final {
  std::string id = {};   // opaque to script
  std::string url = {};  // the creation URL, serialised
  ClientType type = ClientType::kWindow;
  FrameType frame_type = FrameType::kNone;
};

// Who has sent a message to a service worker.
using ServiceWorkerMessageSource =
    std::variant<ServiceWorkerClientInfo, ServiceWorkerInfo>;

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_INFO_H_
