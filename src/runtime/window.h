// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_WINDOW_H_
#define WSJS_SRC_RUNTIME_WINDOW_H_

#include <cstdint>
#include <string>
#include <vector>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_reference.h"
#include "bindings/runtime/script_value.h"
#include "bindings/window_post_message_options.h"
#include "src/base/exception_or.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"
#include "src/dom/global_event_handlers.h"
#include "src/timers/window_or_worker_global_scope.h"

namespace wsjs {

class Navigator;

// https://html.spec.whatwg.org/#the-window-object
// The global object of a runtime. It has a document when the runtime runs a
// page; of Window it has what scripts use.
class Window final : public WithGlobalEventHandlers<EventTarget>,
                     public WindowOrWorkerGlobalScope {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit Window(bindings::Realm& realm)
      : WithGlobalEventHandlers(realm), WindowOrWorkerGlobalScope(realm) {}

  bindings::ScriptValue window() const { return realm().GlobalThis(); }
  bindings::ScriptValue self() const { return realm().GlobalThis(); }
  // Undefined without an API base URL.
  bindings::ScriptValue location();
  Navigator& navigator();

  ExceptionOr<void> postMessage(
      bindings::ScriptValue message,
      const std::string& target_origin,
      const std::vector<bindings::ScriptValue>& transfer);
  ExceptionOr<void> postMessage(bindings::ScriptValue message,
                                const WindowPostMessageOptions& options);

  // Of a page, which is a top-level browsing context:

  // https://html.spec.whatwg.org/#concept-document-window
  bindings::ScriptValue document() const { return document_.Get(realm()); }
  void SetDocument(bindings::ScriptValue document);
  bindings::ScriptValue frames() const { return self(); }
  uint32_t length() const { return 0; }
  bindings::ScriptValue top() const { return self(); }
  bindings::ScriptValue parent() const { return self(); }
  bindings::ScriptValue opener() const;
  void setOpener(bindings::ScriptValue value);

  // WindowEventHandlers:
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
  // The same of a page, from its beginning on.
  bindings::StrongReference document_;
  bindings::StrongReference opener_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_WINDOW_H_
