// SPDX-License-Identifier: BSD-3-Clause
#include "src/document/ui_event.h"

#include "src/runtime/window.h"

namespace wsjs {

// https://w3c.github.io/uievents/#dom-uievent-uievent
void UIEvent::Initialize(bindings::ScriptString type,
                         const UIEventInit& init) const {
  Event::Initialize(type, init);
  SetFields(init.view, init.detail);
}

int32_t UIEvent::detail() const {
  return static_cast<int32_t>(GetField(kDetail).AsNumber());
}

// https://w3c.github.io/uievents/#dom-uievent-inituievent
void UIEvent::initUIEvent(bindings::ScriptString type,
                          bool bubbles,
                          bool cancelable,
                          const Window* view,
                          int32_t detail) const {
  if (is_dispatched())
    return;
  InitializeEvent(type, bubbles, cancelable);
  SetFields(view, detail);
}

void UIEvent::SetFields(const Window* view, int32_t detail) const {
  SetField(kView,
           view ? view->ToScriptValue() : bindings::ScriptValue::Null(realm()));
  SetField(kDetail, bindings::ScriptValue::FromNumber(realm(), detail));
}

}  // namespace wsjs
