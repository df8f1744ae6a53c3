// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_SHARED_WORKER_MANAGER_H_
#define WSJS_SRC_RUNTIME_SHARED_WORKER_MANAGER_H_

#include <memory>
#include <mutex>
#include <vector>

#include "src/base/unique_function.h"
#include "src/messaging/agent.h"
#include "src/messaging/message_pipe_end.h"
#include "src/runtime/shared_worker_thread.h"
#include "src/workers/worker_host.h"

namespace wsjs {

// https://html.spec.whatwg.org/#shared-worker-manager
// Finds the shared workers of all runtimes of the process. Any thread.
class SharedWorkerManager final {
 public:
  using Start = UniqueFunction<std::shared_ptr<SharedWorkerThread>(
      MessagePipeEnd inside_port)>;

  static SharedWorkerManager& OfProcess();

  SharedWorkerManager() = default;
  SharedWorkerManager(const SharedWorkerManager&) = delete;
  SharedWorkerManager& operator=(const SharedWorkerManager&) = delete;

  // Connects `client` with the shared worker of that key, which `start` starts
  // unless there is one. Null: there is one, with other traits.
  [[nodiscard]] std::shared_ptr<SharedWorkerThread> Connect(
      const SharedWorkerKey& key,
      const SharedWorkerTraits& traits,
      MessagePipeEnd inside_port,
      const SharedWorkerRuntime& runtime,
      WorkerClient& client,
      Start start);

  // The runtime of `agent` gives up its share in `thread`; false: that is the
  // last one, the worker is terminated, and the share still there: who gives it
  // up waits for the worker.
  [[nodiscard]] bool Disconnect(std::shared_ptr<SharedWorkerThread>& thread,
                                const Agent& agent);

 private:
  // Makes finding and disconnecting exclude each other: a worker that is found
  // has got a client.
  std::mutex mutex_;
  std::vector<std::weak_ptr<SharedWorkerThread>> threads_;  // guarded by it
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_SHARED_WORKER_MANAGER_H_
