// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_GLOBAL_EVENT_HANDLERS_H_
#define WSJS_SRC_DOM_GLOBAL_EVENT_HANDLERS_H_

#include "bindings/runtime/script_value.h"
#include "src/dom/event_type.h"

namespace wsjs {

// https://html.spec.whatwg.org/#globaleventhandlers
// Gives an event target the mixin's event handlers.
template <typename Base>
class WithGlobalEventHandlers : public Base {
 public:
  using Base::Base;

  bindings::ScriptValue onerror() const {
    return Base::GetEventHandler(kErrorEvent);
  }
  void setOnerror(bindings::ScriptValue handler) {
    Base::SetEventHandler(kErrorEvent, handler);
  }
  bindings::ScriptValue onload() const {
    return Base::GetEventHandler(kLoadEvent);
  }
  void setOnload(bindings::ScriptValue handler) {
    Base::SetEventHandler(kLoadEvent, handler);
  }
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_GLOBAL_EVENT_HANDLERS_H_
