// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/custom_event.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#concept-event-constructor
void CustomEvent::Initialize(bindings::ScriptString type,
                             const CustomEventInit& init) const {
  Event::Initialize(type, init);
  SetField(kDetail, init.detail);
}

// https://dom.spec.whatwg.org/#dom-customevent-initcustomevent
void CustomEvent::initCustomEvent(bindings::ScriptString type,
                                  bool bubbles,
                                  bool cancelable,
                                  bindings::ScriptValue detail) const {
  // 1. If this's dispatch flag is set, then return.
  if (is_dispatched())
    return;
  // 2. Initialize this with type, bubbles, and cancelable.
  InitializeEvent(type, bubbles, cancelable);
  // 3. Set this's detail attribute to detail.
  SetField(kDetail, detail);
}

}  // namespace wsjs
