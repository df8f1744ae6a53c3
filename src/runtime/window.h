// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_WINDOW_H_
#define WSJS_SRC_RUNTIME_WINDOW_H_

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_reference.h"
#include "bindings/runtime/script_value.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"
#include "src/timers/window_or_worker_global_scope.h"

namespace wsjs {

class Navigator;

// https://html.spec.whatwg.org/#the-window-object
// The global object of a runtime. There is no document: of Window it has what
// script without one uses.
class Window final : public EventTarget, public WindowOrWorkerGlobalScope {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit Window(bindings::Realm& realm)
      : EventTarget(realm), WindowOrWorkerGlobalScope(realm) {}

  bindings::ScriptValue window() const { return realm().GlobalThis(); }
  bindings::ScriptValue self() const { return realm().GlobalThis(); }
  // Undefined without an API base URL.
  bindings::ScriptValue location();
  Navigator& navigator();

  // GlobalEventHandlers, WindowEventHandlers:
  bindings::ScriptValue onerror() const { return GetEventHandler(kErrorEvent); }
  void setOnerror(bindings::ScriptValue handler) {
    SetEventHandler(kErrorEvent, handler);
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

 private:
  bool ImplementsWindowOrWorkerGlobalScope() const override { return true; }

  // Each once script has asked for it; strong, for they live as long as the
  // realm.
  bindings::StrongReference location_;
  bindings::StrongReference navigator_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_WINDOW_H_
