// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_RUNTIME_SERVICE_WORKER_H_
#define WSJS_SRC_RUNTIME_RUNTIME_SERVICE_WORKER_H_

#include <memory>
#include <string>

#include <wsjs/load_result.h>

#include "src/runtime/runtime_environment.h"
#include "src/service_workers/service_worker_global_scope.h"
#include "src/service_workers/service_worker_manager.h"
#include "src/service_workers/service_worker_setup.h"

namespace wsjs {

// What the runtime of a service worker has besides: where its scripts come
// from, and what it tells the manager. On the service worker's thread; dies
// before the realm.
class RuntimeServiceWorker final {
 public:
  // All outlive this. In a ScriptScope.
  RuntimeServiceWorker(std::shared_ptr<ServiceWorkerSetup> setup,
                       RuntimeEnvironment& environment,
                       ServiceWorkerManager& manager,
                       ServiceWorkerGlobalScope& global);
  RuntimeServiceWorker(const RuntimeServiceWorker&) = delete;
  RuntimeServiceWorker& operator=(const RuntimeServiceWorker&) = delete;

  // https://w3c.github.io/ServiceWorker/#update-algorithm
  // The service worker's script. No source: there is nothing to run, which the
  // manager has been told.
  LoadResult LoadScript();
  // https://w3c.github.io/ServiceWorker/#importscripts
  LoadResult LoadImportedScript(const std::string& url);
  // The script has run, or threw.
  void DidRunScript(bool threw);

 private:
  // Checks what was fetched.
  ServiceWorkerStart Check(const LoadResult& script) const;
  // Whether there is something new beside the service worker's own script.
  bool HaveImportsChanged();
  void Tell(ServiceWorkerStart start);

  const std::shared_ptr<ServiceWorkerSetup> setup_;
  RuntimeEnvironment& environment_;
  ServiceWorkerManager& manager_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_RUNTIME_SERVICE_WORKER_H_
