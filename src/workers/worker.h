// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_WORKERS_WORKER_H_
#define WSJS_SRC_WORKERS_WORKER_H_

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "bindings/structured_serialize_options.h"
#include "bindings/worker_options.h"
#include "src/base/exception_or.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"
#include "src/messaging/message_pipe_end.h"
#include "src/workers/worker_host.h"

namespace wsjs {

class TrustedScriptURL;

// https://html.spec.whatwg.org/#dedicated-workers-and-the-worker-interface
// Keeps itself alive until the worker has ended or is terminated.
class Worker final : public EventTarget,
                     private MessagePipeClient,
                     private WorkerClient {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using ScriptUrl = std::variant<TrustedScriptURL*, std::string>;

  Worker(bindings::Realm& realm, WorkerUrl url, const WorkerOptions& options);
  ~Worker() override;

  static ExceptionOr<std::unique_ptr<Worker>> Create(
      bindings::Realm& realm,
      const ScriptUrl& script_url,
      const WorkerOptions& options);
  void DidAttachWrapper();

  void terminate();
  ExceptionOr<void> postMessage(
      bindings::ScriptValue message,
      const std::vector<bindings::ScriptValue>& transfer);
  ExceptionOr<void> postMessage(bindings::ScriptValue message,
                                const StructuredSerializeOptions& options);

  // AbstractWorker:
  bindings::ScriptValue onerror() const { return GetEventHandler(kErrorEvent); }
  void setOnerror(bindings::ScriptValue handler) {
    SetEventHandler(kErrorEvent, handler);
  }

  // MessageEventTarget:
  bindings::ScriptValue onmessage() const {
    return GetEventHandler(kMessageEvent);
  }
  void setOnmessage(bindings::ScriptValue handler) {
    SetEventHandler(kMessageEvent, handler);
  }
  bindings::ScriptValue onmessageerror() const {
    return GetEventHandler(kMessageErrorEvent);
  }
  void setOnmessageerror(bindings::ScriptValue handler) {
    SetEventHandler(kMessageErrorEvent, handler);
  }

 private:
  // MessagePipeClient:
  void DidReceiveMessage(SerializedValue message) override;
  void DidClosePeer() override {}
  // WorkerClient:
  void DidFailToLoad() override;
  void DidReportError(const ScriptError& error) override;
  void DidEnd() override;

  WorkerParameters parameters_;  // empty once the worker has been started
  MessagePipeEnd outside_port_;
  // The host's; null once the worker is gone.
  WorkerHandle* handle_ = nullptr;
};

}  // namespace wsjs

#endif  // WSJS_SRC_WORKERS_WORKER_H_
