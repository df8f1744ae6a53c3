// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_SHARED_WORKER_THREAD_H_
#define WSJS_SRC_RUNTIME_SHARED_WORKER_THREAD_H_

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <wsjs/script_error.h>

#include "bindings/request_credentials.h"
#include "bindings/worker_type.h"
#include "src/messaging/agent.h"
#include "src/messaging/agent_cluster.h"
#include "src/runtime/embedder_relay.h"
#include "src/runtime/runtime_cluster.h"
#include "src/runtime/runtime_thread.h"
#include "src/runtime/v8_platform.h"
#include "src/workers/worker_host.h"

namespace wsjs {

// What SharedWorker objects of one shared worker have in common.
struct SharedWorkerKey final {
  std::string profile;
  std::optional<std::string> origin;
  std::string url;
  std::u16string name;
  friend bool operator==(const SharedWorkerKey&,
                         const SharedWorkerKey&) = default;
};

// What they have to have in common besides, or they are in error.
struct SharedWorkerTraits final {
  WorkerType type = WorkerType::kClassic;
  RequestCredentials credentials = RequestCredentials::kSameOrigin;
  bool is_secure_context = true;
  friend bool operator==(const SharedWorkerTraits&,
                         const SharedWorkerTraits&) = default;
};

class SharedWorkerThread;

// A runtime in which there are SharedWorker objects. What it points to outlives
// its being a client.
struct SharedWorkerRuntime final {
  Agent* agent = nullptr;
  RuntimeCluster* cluster = nullptr;
  // A task of the agent's: the worker has ended by its own doing.
  std::function<void(const SharedWorkerThread*)> did_end;
};

// A shared worker, for its clients: the SharedWorker objects of one runtime or
// several. Its runtimes own it together; the last one ends it, and waits. What
// it tells an embedder, it tells that of the runtime which has been a client
// the longest. Any thread.
class SharedWorkerThread final
    : public std::enable_shared_from_this<SharedWorkerThread>,
      private WorkerOwner,
      private EmbedderRelay {
 public:
  // `runtime` has the worker started, as its first client. `setup` is without
  // the options that this has for the worker.
  SharedWorkerThread(V8Platform& platform,
                     SharedWorkerKey key,
                     SharedWorkerTraits traits,
                     WorkerSetup setup,
                     const SharedWorkerRuntime& runtime,
                     WorkerClient& client);
  // Terminates the worker and waits until it is gone.
  ~SharedWorkerThread();

  const SharedWorkerKey& key() const { return key_; }
  const SharedWorkerTraits& traits() const { return traits_; }
  // https://html.spec.whatwg.org/#dom-workerglobalscope-closing
  [[nodiscard]] bool is_ending() { return thread_.is_ending(); }

  // One more client. False: nothing was taken, for the worker has ended or is
  // about to.
  [[nodiscard]] bool Connect(MessagePipeEnd&& inside_port,
                             const SharedWorkerRuntime& runtime,
                             WorkerClient& client);

  // The clients of that agent are gone, and aren't told anything any more.
  // False: they were the last ones, the worker is terminated, and still uses
  // what is theirs until the end of this object.
  [[nodiscard]] bool RemoveRuntime(const Agent& agent);

 private:
  struct Clients {
    SharedWorkerRuntime runtime;
    std::vector<WorkerClient*> clients;
  };

  WorkerSetup WithSharedOptions(WorkerSetup setup);
  // With the lock held.
  void AddClient(const SharedWorkerRuntime& runtime, WorkerClient& client);
  void TellClients(const std::function<void(WorkerClient&)>& call);

  // WorkerOwner, on the worker's thread:
  void DidFailToLoad() override;
  void DidReportError(const ScriptError& error) override;
  void DidEnd() override;
  // EmbedderRelay:
  void Tell(Call call) override;

  const SharedWorkerKey key_;
  const SharedWorkerTraits traits_;
  SharedWorkerAgentCluster agents_;
  RuntimeCluster cluster_;

  std::mutex mutex_;
  // Guarded by `mutex_`. The last one stays when it is removed.
  std::vector<Clients> runtimes_;

  RuntimeThread thread_;  // the last one: it calls this
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_SHARED_WORKER_THREAD_H_
