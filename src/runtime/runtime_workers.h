// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_RUNTIME_WORKERS_H_
#define WSJS_SRC_RUNTIME_RUNTIME_WORKERS_H_

#include <list>
#include <memory>
#include <string>
#include <vector>

#include <wsjs/runtime_options.h>

#include "src/runtime/runtime_cluster.h"
#include "src/runtime/runtime_environment.h"
#include "src/runtime/shared_worker_thread.h"
#include "src/runtime/v8_platform.h"
#include "src/runtime/worker_thread.h"
#include "src/workers/worker_host.h"

namespace wsjs {

// The workers that one runtime has started or is a client of, and what its own
// global scope, if that is a worker's, asks of it.
class RuntimeWorkers final : public WorkerHost {
 public:
  // What this asks of its runtime, which outlives it.
  class Host {
   public:
    // https://html.spec.whatwg.org/#close-a-worker
    virtual void CloseWorker() = 0;

   protected:
    ~Host() = default;
  };

  // All outlive this. `platform` is null with the embedder's isolate.
  RuntimeWorkers(Host& host,
                 V8Platform* platform,
                 RuntimeCluster& cluster,
                 RuntimeEnvironment& environment);
  ~RuntimeWorkers();
  RuntimeWorkers(const RuntimeWorkers&) = delete;
  RuntimeWorkers& operator=(const RuntimeWorkers&) = delete;

  // Has all of them that nobody else uses come to their end, at the same time.
  void TerminateAll();
  // Waits until they have. Their clients aren't told.
  void WaitForAll();

  // WorkerHost:
  ExceptionOr<void> CheckMayStartWorker() override;
  ExceptionOr<WorkerUrl> ParseWorkerUrl(const std::string& url) override;
  WorkerThread* StartWorker(WorkerParameters parameters,
                            WorkerClient& client) override;
  void ConnectSharedWorker(WorkerParameters parameters,
                           WorkerClient& client) override;
  void ReportWorkerError(const ScriptError& error) override;
  ExceptionOr<void> ImportScript(const WorkerUrl& url) override;
  void CloseWorker() override { host_.CloseWorker(); }

 private:
  // https://html.spec.whatwg.org/#run-a-worker
  WorkerSetup SetupFor(WorkerParameters parameters) const;
  void DidEndSharedWorker(const SharedWorkerThread* thread);

  // The API base URL, or what stands in for it.
  std::string BaseUrl() const;
  RuntimeOptions OptionsForWorker() const;

  Host& host_;
  V8Platform* const platform_;
  RuntimeCluster& cluster_;
  RuntimeEnvironment& environment_;
  std::list<std::unique_ptr<WorkerThread>> threads_;
  // Of which there are SharedWorker objects here; others may be in other
  // runtimes. Each once.
  std::vector<std::shared_ptr<SharedWorkerThread>> shared_workers_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_RUNTIME_WORKERS_H_
