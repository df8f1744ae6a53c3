// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_REGISTERED_EVENT_LISTENER_H_
#define WSJS_SRC_DOM_REGISTERED_EVENT_LISTENER_H_

#include <cstdint>
#include <memory>

#include "bindings/runtime/script_reference.h"
#include "src/dom/event_type.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#concept-event-listener
// An entry of an event target's event listener list. Its callback is an edge of
// the target.
struct RegisteredEventListener {
  // Who added it: what an AbortSignal must undo.
  struct Signal {
    bindings::WeakReference signal;
    uint64_t algorithm = 0;
  };

  bindings::StrongReference type;  // A string, so no cycle goes through it.
  // The same when it is one of the host's, else null.
  const EventType* host_type = nullptr;
  bool capture = false;
  bool passive = false;
  bool once = false;
  // Set while a dispatch still refers to the entry.
  bool removed = false;
  // https://html.spec.whatwg.org/#event-handlers
  // The callback is the value of an event handler, not an EventListener.
  bool is_event_handler = false;
  std::unique_ptr<Signal> signal{};  // null: none
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_REGISTERED_EVENT_LISTENER_H_
