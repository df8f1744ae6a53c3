// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_WORKERS_WORKER_HOST_H_
#define WSJS_SRC_WORKERS_WORKER_HOST_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <wsjs/script_error.h>

#include "bindings/request_credentials.h"
#include "bindings/runtime/script_value.h"
#include "bindings/worker_type.h"
#include "src/base/exception_or.h"
#include "src/blob_url/blob_url_store.h"
#include "src/messaging/message_pipe_end.h"

// The seam between the interfaces of workers and what runs them: commands to
// WorkerHost, events to WorkerClient.
namespace wsjs {

struct ServiceWorkerSetup;

enum class WorkerKind : uint8_t { kDedicated, kShared, kService };

// A parsed URL.
struct WorkerUrl final {
  std::string text = {};  // serialised
  // https://url.spec.whatwg.org/#concept-url-blob-entry
  std::optional<BlobUrlEntry> blob_url_entry = {};
};

// What a worker is to be.
struct WorkerParameters final {
  WorkerKind kind = WorkerKind::kDedicated;
  WorkerUrl url = {};  // of its script
  WorkerType type = WorkerType::kClassic;
  std::u16string name = {};
  RequestCredentials credentials = RequestCredentials::kSameOrigin;
  // https://html.spec.whatwg.org/#dom-worker (inside port)
  // Of a dedicated worker, or for the first client of a shared one.
  MessagePipeEnd inside_port = {};
  // Of a service worker.
  std::shared_ptr<ServiceWorkerSetup> service_worker = {};
};

// Who has started a worker. Each call is a task on the thread that started it.
class WorkerClient {
 public:
  // The script couldn't be loaded. DidEnd follows.
  virtual void DidFailToLoad() = 0;
  // https://html.spec.whatwg.org/#runtime-script-errors-2
  // An error that nothing in the worker handled.
  virtual void DidReportError(const ScriptError& error) = 0;
  // The last call: the worker is gone, by its own doing.
  virtual void DidEnd() = 0;

 protected:
  ~WorkerClient() = default;
};

// A worker, for who has started it; on the thread of that one.
class WorkerHandle {
 public:
  virtual ~WorkerHandle() = default;

  // https://html.spec.whatwg.org/#terminate-a-worker
  // Stops its script wherever it is. Its client, which may die, isn't called
  // any more. Doesn't wait.
  virtual void Terminate() = 0;
};

// What global objects ask of their runtime. On its thread; outlives the realm.
class WorkerHost {
 public:
  // --- Of all of them.

  // A "SecurityError" DOMException when the embedder allows no worker, or no
  // more.
  virtual ExceptionOr<void> CheckMayStartWorker() = 0;

  // https://html.spec.whatwg.org/#dom-worker
  // `url` as a script gave it. A "SyntaxError" DOMException, or that of
  // CheckMayStartWorker().
  virtual ExceptionOr<WorkerUrl> ParseWorkerUrl(const std::string& url) = 0;

  // https://html.spec.whatwg.org/#run-a-worker
  // Owned by the host, valid until DidEnd or Terminate(). `client` outlives
  // that.
  virtual WorkerHandle* StartWorker(WorkerParameters parameters,
                                    WorkerClient& client) = 0;

  // https://html.spec.whatwg.org/#dom-sharedworker
  // Connects `client` with the shared worker of that URL and name, which starts
  // unless there is one already. `client` outlives DidEnd.
  virtual void ConnectSharedWorker(WorkerParameters parameters,
                                   WorkerClient& client) = 0;

  // An error of a worker that nobody has handled: fires an event at the global
  // object, or tells the embedder.
  virtual void ReportWorkerError(const ScriptError& error) = 0;

  // --- Of the global scopes of workers.

  // https://html.spec.whatwg.org/#import-scripts-into-worker-global-scope
  // Loads the classic script of `url` and runs it.
  virtual ExceptionOr<void> ImportScript(const WorkerUrl& url) = 0;

  // https://html.spec.whatwg.org/#close-a-worker
  // The running task is the last one.
  virtual void CloseWorker() = 0;

 protected:
  ~WorkerHost() = default;
};

}  // namespace wsjs

#endif  // WSJS_SRC_WORKERS_WORKER_HOST_H_
