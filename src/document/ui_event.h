// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOCUMENT_UI_EVENT_H_
#define WSJS_SRC_DOCUMENT_UI_EVENT_H_

#include <cstdint>

#include "bindings/runtime/script_value.h"
#include "bindings/ui_event_init.h"
#include "src/dom/event.h"

namespace wsjs {

class Window;

// https://w3c.github.io/uievents/#interface-uievent
class UIEvent final : public Event {
 public:
  static constexpr int kFieldCount = Event::kFieldCount + 2;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Event::Event;

  void Initialize(bindings::ScriptString type, const UIEventInit& init) const;

  // A Window or null.
  bindings::ScriptValue view() const { return GetField(kView); }
  int32_t detail() const;
  void initUIEvent(bindings::ScriptString type,
                   bool bubbles,
                   bool cancelable,
                   const Window* view,
                   int32_t detail) const;

 private:
  enum Field { kView = Event::kFieldCount, kDetail };

  void SetFields(const Window* view, int32_t detail) const;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOCUMENT_UI_EVENT_H_
