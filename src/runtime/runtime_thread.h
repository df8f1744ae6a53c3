// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_RUNTIME_THREAD_H_
#define WSJS_SRC_RUNTIME_RUNTIME_THREAD_H_

#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <wsjs/runtime_options.h>
#include <wsjs/script_error.h>

#include "src/messaging/agent_cluster.h"
#include "src/messaging/message_pipe_end.h"
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
  // The last call: the runtime is gone, and the thread about to.
  virtual void DidEnd() = 0;

 protected:
  ~WorkerOwner() = default;
};

// The runtime of a worker on a thread of its own, which loads the script, runs
// it, then its event loop until it is closed or terminated.
class RuntimeThread final {
 public:
  // All outlive this.
  RuntimeThread(V8Platform& platform,
                RuntimeCluster& cluster,
                WorkerSetup setup,
                WorkerOwner& owner);
  // Terminates the worker and waits until it is gone. On another thread.
  ~RuntimeThread();
  RuntimeThread(const RuntimeThread&) = delete;
  RuntimeThread& operator=(const RuntimeThread&) = delete;

  // https://html.spec.whatwg.org/#terminate-a-worker
  // Doesn't wait. Any thread.
  void Terminate();

  // It is closed or terminated. Any thread.
  [[nodiscard]] bool is_ending();

  // Of a shared worker: gives it one more client, as a task. False: nothing was
  // taken, for it is ending. Any thread.
  [[nodiscard]] bool Connect(MessagePipeEnd&& inside_port);

 private:
  // With the lock held.
  [[nodiscard]] bool IsEnding() const;

  // On the worker's thread.
  void Run(AgentCluster::Activity startup);

  V8Platform& platform_;
  RuntimeCluster& cluster_;
  WorkerSetup setup_;  // empty once the runtime exists
  WorkerOwner& owner_;

  std::mutex mutex_;
  // All guarded by `mutex_`; `core_` is null unless the runtime exists.
  RuntimeCore* core_ = nullptr;
  std::vector<MessagePipeEnd> connections_;  // until it does
  bool is_terminated_ = false;
  bool has_ended_ = false;

  std::thread thread_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_RUNTIME_THREAD_H_
