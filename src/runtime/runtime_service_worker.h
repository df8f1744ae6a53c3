// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_RUNTIME_SERVICE_WORKER_H_
#define WSJS_SRC_RUNTIME_RUNTIME_SERVICE_WORKER_H_

#include <memory>
#include <optional>
#include <string>

#include <wsjs/load_result.h>

#include "src/runtime/runtime_environment.h"
#include "src/runtime/script_loader.h"
#include "src/service_workers/service_worker_global_scope.h"
#include "src/service_workers/service_worker_manager.h"
#include "src/service_workers/service_worker_setup.h"

namespace wsjs {

// What the runtime of a service worker has besides: where its scripts come
// from, and what it tells the manager. On the service worker's thread; dies
// before the realm.
class RuntimeServiceWorker final : private ScriptLoader::Store {
 public:
  // All outlive this. In a ScriptScope.
  RuntimeServiceWorker(std::shared_ptr<ServiceWorkerSetup> setup,
                       RuntimeEnvironment& environment,
                       ServiceWorkerManager& manager,
                       ServiceWorkerGlobalScope& global);
  ~RuntimeServiceWorker();
  RuntimeServiceWorker(const RuntimeServiceWorker&) = delete;
  RuntimeServiceWorker& operator=(const RuntimeServiceWorker&) = delete;

  // https://w3c.github.io/ServiceWorker/#update-algorithm
  // The service worker's script. No source: there is nothing to run, which the
  // manager has been told.
  LoadResult LoadScript();
  // The script has run, or threw.
  void DidRunScript(bool threw);

 private:
  // ScriptLoader::Store:
  std::optional<LoadResult> FindScript(const std::string& url,
                                       ScriptType type) override;
  void DidLoadScript(const std::string& url,
                     ScriptType type,
                     const LoadResult& script) override;

  // Checks what was fetched.
  ServiceWorkerStart Check(const LoadResult& script) const;
  // Whether there is something new beside the service worker's own script.
  bool HaveImportsChanged();
  void Tell(ServiceWorkerStart start);

  const std::shared_ptr<ServiceWorkerSetup> setup_;
  RuntimeEnvironment& environment_;
  ServiceWorkerManager& manager_;
  bool is_checking_imports_ = false;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_RUNTIME_SERVICE_WORKER_H_
