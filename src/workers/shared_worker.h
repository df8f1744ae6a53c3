// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_WORKERS_SHARED_WORKER_H_
#define WSJS_SRC_WORKERS_SHARED_WORKER_H_

#include <memory>
#include <string>
#include <variant>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "bindings/worker_options.h"
#include "src/base/exception_or.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"
#include "src/workers/worker_host.h"

namespace wsjs {

class MessagePort;
class TrustedScriptURL;

// https://html.spec.whatwg.org/#shared-workers-and-the-sharedworker-interface
// Keeps itself alive until the worker has ended.
class SharedWorker final : public EventTarget, private WorkerClient {
 public:
  static constexpr int kEdgeCount = EventTarget::kEdgeCount + 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  SharedWorker(bindings::Realm& realm, WorkerParameters parameters);
  ~SharedWorker() override;

  static ExceptionOr<std::unique_ptr<SharedWorker>> Create(
      bindings::Realm& realm,
      const std::variant<TrustedScriptURL*, std::string>& script_url,
      const std::variant<std::u16string, WorkerOptions>& options);
  void DidAttachWrapper();

  MessagePort& port() const;

  // AbstractWorker:
  bindings::ScriptValue onerror() const { return GetEventHandler(kErrorEvent); }
  void setOnerror(bindings::ScriptValue handler) {
    SetEventHandler(kErrorEvent, handler);
  }

 private:
  enum Edge { kPort = EventTarget::kEdgeCount };

  // WorkerClient:
  void DidFailToLoad() override;
  void DidReportError(const ScriptError& error) override;
  void DidEnd() override { Unpin(); }

  WorkerParameters parameters_;  // empty once the worker has been started
};

}  // namespace wsjs

#endif  // WSJS_SRC_WORKERS_SHARED_WORKER_H_
