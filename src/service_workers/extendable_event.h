// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_EXTENDABLE_EVENT_H_
#define WSJS_SRC_SERVICE_WORKERS_EXTENDABLE_EVENT_H_

#include <cstdint>

#include "bindings/extendable_event_init.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"
#include "src/dom/event.h"
#include "src/dom/event_type.h"

namespace wsjs {

// https://w3c.github.io/ServiceWorker/#extendableevent-interface
class ExtendableEvent : public Event {
 public:
  static constexpr int kFieldCount = Event::kFieldCount + 3;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Event::Event;

  void Initialize(bindings::ScriptString type,
                  const ExtendableEventInit& init) const;
  // The host's event. `event` is the number by which the manager of service
  // workers knows it, and hears when it is not active any more.
  void InitializeTrusted(const EventType& type, uint64_t event) const;
  // The host has dispatched it.
  void DidDispatch() const;

  ExceptionOr<void> waitUntil(bindings::ScriptValue promise) const;

 private:
  enum Field { kEvent = Event::kFieldCount, kPendingPromises, kIsRejected };

  // https://w3c.github.io/ServiceWorker/#extendableevent-active
  bool is_active() const;
  template <bool is_rejected>
  static void OnSettled(bindings::Realm& realm,
                        bindings::ScriptValue event,
                        bindings::ScriptValue value);
  void DidSettlePromise(bool is_rejected) const;
  // It is not active any more.
  void DidEnd() const;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_EXTENDABLE_EVENT_H_
