// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/promise_rejection_event.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#concept-event-constructor
void PromiseRejectionEvent::Initialize(
    bindings::ScriptString type,
    const PromiseRejectionEventInit& init) const {
  Event::Initialize(type, init);
  SetField(kPromise, init.promise);
  SetField(kReason,
           init.reason.value_or(bindings::ScriptValue::Undefined(realm())));
}

void PromiseRejectionEvent::InitializeTrusted(
    const EventType& type,
    bool cancelable,
    bindings::ScriptValue promise,
    bindings::ScriptValue reason) const {
  Event::InitializeTrusted(type, cancelable);
  SetField(kPromise, promise);
  SetField(kReason, reason);
}

}  // namespace wsjs
