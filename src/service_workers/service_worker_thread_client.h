// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_THREAD_CLIENT_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_THREAD_CLIENT_H_

#include <utility>

#include "src/base/unique_function.h"
#include "src/workers/worker_host.h"

namespace wsjs {

// Hears when the thread of a service worker has ended by its own doing. What
// else there is to tell, the service worker's runtime tells the manager.
class ServiceWorkerThreadClient final : public WorkerClient {
 public:
  // `did_end` mustn't destroy this.
  explicit ServiceWorkerThreadClient(UniqueFunction<void()> did_end)
      : did_end_(std::move(did_end)) {}

  // WorkerClient:
  void DidFailToLoad() override {}
  void DidReportError(const ScriptError&) override {}
  void DidEnd() override { did_end_(); }

 private:
  UniqueFunction<void()> did_end_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_THREAD_CLIENT_H_
