// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_CUSTOM_EVENT_H_
#define WSJS_SRC_DOM_CUSTOM_EVENT_H_

#include <string>

#include "bindings/custom_event_init.h"
#include "bindings/runtime/script_value.h"
#include "src/dom/event.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#interface-customevent
class CustomEvent final : public Event {
 public:
  static constexpr int kFieldCount = Event::kFieldCount + 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Event::Event;

  void Initialize(bindings::ScriptString type,
                  const CustomEventInit& init) const;

  bindings::ScriptValue detail() const { return GetField(kDetail); }
  void initCustomEvent(bindings::ScriptString type,
                       bool bubbles,
                       bool cancelable,
                       bindings::ScriptValue detail) const;

 private:
  enum Field { kDetail = Event::kFieldCount };
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_CUSTOM_EVENT_H_
