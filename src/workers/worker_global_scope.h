// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_WORKERS_WORKER_GLOBAL_SCOPE_H_
#define WSJS_SRC_WORKERS_WORKER_GLOBAL_SCOPE_H_

#include <string>
#include <variant>
#include <vector>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_reference.h"
#include "bindings/runtime/script_value.h"
#include "bindings/worker_type.h"
#include "src/base/exception_or.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"
#include "src/messaging/message_pipe_end.h"
#include "src/timers/window_or_worker_global_scope.h"

namespace wsjs {

class TrustedScriptURL;
class WorkerLocation;
class WorkerNavigator;

// https://html.spec.whatwg.org/#the-workerglobalscope-common-interface
// The global object of a worker's runtime.
class WorkerGlobalScope : public EventTarget, public WindowOrWorkerGlobalScope {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  ~WorkerGlobalScope() override;

  // The worker's script has run: what waits for that may begin.
  virtual void DidRunScript() {}

  // Of a shared worker: there is a new client.
  virtual void Connect(MessagePipeEnd inside_port);

  WorkerGlobalScope& self() { return *this; }
  WorkerLocation& location();
  WorkerNavigator& navigator();
  ExceptionOr<void> importScripts(
      const std::vector<std::variant<TrustedScriptURL*, std::string>>& urls);

  bindings::ScriptValue onerror() const { return GetEventHandler(kErrorEvent); }
  void setOnerror(bindings::ScriptValue handler) {
    SetEventHandler(kErrorEvent, handler);
  }
  bindings::ScriptValue onlanguagechange() const {
    return GetEventHandler(kLanguageChangeEvent);
  }
  void setOnlanguagechange(bindings::ScriptValue handler) {
    SetEventHandler(kLanguageChangeEvent, handler);
  }
  bindings::ScriptValue onoffline() const {
    return GetEventHandler(kOfflineEvent);
  }
  void setOnoffline(bindings::ScriptValue handler) {
    SetEventHandler(kOfflineEvent, handler);
  }
  bindings::ScriptValue ononline() const {
    return GetEventHandler(kOnlineEvent);
  }
  void setOnonline(bindings::ScriptValue handler) {
    SetEventHandler(kOnlineEvent, handler);
  }
  bindings::ScriptValue onrejectionhandled() const {
    return GetEventHandler(kRejectionHandledEvent);
  }
  void setOnrejectionhandled(bindings::ScriptValue handler) {
    SetEventHandler(kRejectionHandledEvent, handler);
  }
  bindings::ScriptValue onunhandledrejection() const {
    return GetEventHandler(kUnhandledRejectionEvent);
  }
  void setOnunhandledrejection(bindings::ScriptValue handler) {
    SetEventHandler(kUnhandledRejectionEvent, handler);
  }

 protected:
  WorkerGlobalScope(bindings::Realm& realm,
                    WorkerType type,
                    std::u16string name);

  const std::u16string& scope_name() const { return name_; }
  // https://html.spec.whatwg.org/#close-a-worker
  void CloseAWorker();

 private:
  bool ImplementsWindowOrWorkerGlobalScope() const override { return true; }

  const WorkerType type_;
  const std::u16string name_;
  // Each once script has asked for it; strong, for they live as long as the
  // realm.
  bindings::StrongReference location_;
  bindings::StrongReference navigator_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_WORKERS_WORKER_GLOBAL_SCOPE_H_
