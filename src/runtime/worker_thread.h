// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_WORKER_THREAD_H_
#define WSJS_SRC_RUNTIME_WORKER_THREAD_H_

#include <wsjs/script_error.h>

#include "src/base/unique_function.h"
#include "src/messaging/agent.h"
#include "src/runtime/runtime_cluster.h"
#include "src/runtime/runtime_thread.h"
#include "src/runtime/v8_platform.h"
#include "src/workers/worker_host.h"

namespace wsjs {

// A dedicated worker, for its owner: the agent that has started it. Lives on
// that one's thread.
class WorkerThread final : public WorkerHandle, private WorkerOwner {
 public:
  // All outlive this. `did_end` is a task of the owner's that destroys this;
  // it comes even when the worker was terminated.
  WorkerThread(V8Platform& platform,
               RuntimeCluster& cluster,
               Agent& owner,
               WorkerSetup setup,
               WorkerClient& client,
               UniqueFunction<void(WorkerThread&)> did_end);
  // Terminates the worker and waits until it is gone.
  ~WorkerThread() override;

  // WorkerHandle:
  void Terminate() override;

 private:
  // WorkerOwner:
  void DidFailToLoad() override;
  void DidReportError(const ScriptError& error) override;
  void DidEnd() override;
  // Has the owner tell the client.
  void TellClient(UniqueFunction<void(WorkerClient&)> call);

  // One of the workers of its cluster.
  class Count final {
   public:
    explicit Count(RuntimeCluster& cluster) : cluster_(cluster) {
      ++cluster_.worker_count();
    }
    ~Count() { --cluster_.worker_count(); }
    Count(const Count&) = delete;
    Count& operator=(const Count&) = delete;

   private:
    RuntimeCluster& cluster_;
  };

  const Count count_;  // from before the thread is there until it is gone
  Agent& owner_;
  WorkerClient* client_;
  UniqueFunction<void(WorkerThread&)> did_end_;
  RuntimeThread thread_;  // the last one: it calls this
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_WORKER_THREAD_H_
