// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_WORKER_THREAD_H_
#define WSJS_SRC_RUNTIME_WORKER_THREAD_H_

#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <wsjs/runtime_options.h>
#include <wsjs/script_error.h>

#include "src/base/unique_function.h"
#include "src/messaging/agent.h"
#include "src/messaging/agent_cluster.h"
#include "src/runtime/runtime_cluster.h"
#include "src/runtime/v8_platform.h"
#include "src/workers/worker_host.h"

namespace wsjs {

class RuntimeCore;

// What a worker takes over from the settings object of who starts it.
struct WorkerSetup final {
  WorkerParameters parameters;
  RuntimeOptions options;  // without the URL of the script
  // The base URL that the script's URL was parsed with.
  std::string referrer;
  std::optional<std::string> origin;
  bool is_secure_context = true;
};

// Who runs the runtime of a worker; on the worker's thread.
class WorkerOwner {
 public:
  virtual void DidFailToLoad() = 0;
  // Of an error that the worker hasn't handled.
  virtual void DidReportError(const ScriptError& error) = 0;

 protected:
  ~WorkerOwner() = default;
};

// A worker: a runtime on a thread of its own, which loads the script, runs it,
// then its event loop until it is closed or terminated. Lives on the thread of
// its owner, save for what says otherwise.
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

  // Of a shared worker: gives it one more client, as a task. False: nothing
  // was taken, for it has
  // ended, or is about to.
  bool Connect(MessagePipeEnd&& inside_port);

 private:
  // On the worker's thread.
  void Run(AgentCluster::Activity startup);
  void RunCore(AgentCluster::Activity startup);
  // RuntimeCore::WorkerOwner:
  void DidFailToLoad() override;
  void DidReportError(const ScriptError& error) override;
  // Has the owner tell the client.
  void TellClient(UniqueFunction<void(WorkerClient&)> call);

  V8Platform& platform_;
  RuntimeCluster& cluster_;
  Agent& owner_;
  WorkerSetup setup_;  // empty once the runtime exists
  WorkerClient* client_;
  UniqueFunction<void(WorkerThread&)> did_end_;

  std::mutex mutex_;
  // All guarded by `mutex_`; `core_` is null unless the runtime exists.
  RuntimeCore* core_ = nullptr;
  std::vector<MessagePipeEnd> connections_;  // until it does
  bool is_terminated_ = false;
  bool has_ended_ = false;

  std::thread thread_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_WORKER_THREAD_H_
