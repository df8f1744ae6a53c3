// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_PROMISE_REJECTION_EVENT_H_
#define WSJS_SRC_DOM_PROMISE_REJECTION_EVENT_H_

#include <string>

#include "bindings/promise_rejection_event_init.h"
#include "bindings/runtime/script_value.h"
#include "src/dom/event.h"

namespace wsjs {

// https://html.spec.whatwg.org/#the-promiserejectionevent-interface
class PromiseRejectionEvent final : public Event {
 public:
  static constexpr int kFieldCount = Event::kFieldCount + 2;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Event::Event;

  void Initialize(bindings::ScriptString type,
                  const PromiseRejectionEventInit& init) const;
  // The host's event: unhandledrejection (cancelable) or rejectionhandled.
  void InitializeTrusted(const EventType& type,
                         bool cancelable,
                         bindings::ScriptValue promise,
                         bindings::ScriptValue reason) const;

  bindings::ScriptValue promise() const { return GetField(kPromise); }
  bindings::ScriptValue reason() const { return GetField(kReason); }

 private:
  enum Field { kPromise = Event::kFieldCount, kReason };
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_PROMISE_REJECTION_EVENT_H_
