// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/clients.h"

#include <utility>

#include "src/base/utf.h"
#include "src/service_workers/service_worker_environment.h"
#include "src/service_workers/service_worker_manager.h"

namespace wsjs {

using bindings::Promise;

// https://w3c.github.io/ServiceWorker/#clients-get
Promise Clients::get(const std::u16string& id) {
  // 1. Let promise be a new promise. 2. Run these substeps in parallel
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  ServiceWorkerPromise request;
  const Promise promise = environment.NewPromise(&request);
  environment.manager().Post(
      [request = std::move(request), id = Utf16ToUtf8(id)](
          ServiceWorkerManager& manager) { manager.GetClient(request, id); });
  // 3. Return promise.
  return promise;
}

// https://w3c.github.io/ServiceWorker/#clients-matchall
Promise Clients::matchAll(const ClientQueryOptions& options) {
  // 1. Let promise be a new promise. 2. Run the following steps in parallel
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  ServiceWorkerPromise request;
  const Promise promise = environment.NewPromise(&request);
  environment.manager().Post(
      [request = std::move(request),
       worker = environment.client()->service_worker(),
       include_uncontrolled = options.includeUncontrolled,
       type = options.type](ServiceWorkerManager& manager) {
        manager.MatchAllClients(worker, request, include_uncontrolled, type);
      });
  // 3. Return promise.
  return promise;
}

// https://w3c.github.io/ServiceWorker/#clients-claim
Promise Clients::claim() {
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  ServiceWorkerPromise request;
  const Promise promise = environment.NewPromise(&request);
  environment.manager().Post(
      [request = std::move(request),
       worker = environment.client()->service_worker()](
          ServiceWorkerManager& manager) { manager.Claim(worker, request); });
  return promise;
}

}  // namespace wsjs
