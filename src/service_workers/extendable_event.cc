// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/extendable_event.h"

#include "bindings/runtime/in_object.h"
#include "bindings/runtime/promise_reaction.h"
#include "src/service_workers/service_worker_environment.h"
#include "src/service_workers/service_worker_manager.h"

namespace wsjs {

using bindings::Realm;
using bindings::ScriptValue;

// https://dom.spec.whatwg.org/#concept-event-constructor
void ExtendableEvent::Initialize(bindings::ScriptString type,
                                 const ExtendableEventInit& init) const {
  Event::Initialize(type, init);
}

void ExtendableEvent::InitializeTrusted(const EventType& type,
                                        uint64_t event) const {
  Event::InitializeTrusted(type);
  SetField(kEvent,
           ScriptValue::FromNumber(realm(), static_cast<double>(event)));
}

// https://w3c.github.io/ServiceWorker/#extendableevent-active
bool ExtendableEvent::is_active() const {
  // "when its timed out flag is unset and either its pending promises count is
  // greater than zero or its dispatch flag is set": there is no time limit.
  return GetSmi(kPendingPromises) > 0 || is_dispatched();
}

// https://w3c.github.io/ServiceWorker/#extendableevent-add-lifetime-promise
ExceptionOr<void> ExtendableEvent::waitUntil(ScriptValue promise) const {
  // 1. If event's isTrusted attribute is false, throw an "InvalidStateError"
  //    DOMException.
  if (!isTrusted()) {
    return Exception::DOMException("InvalidStateError",
                                   "The event was not fired by the host.");
  }
  // 2. If event is not active, throw an "InvalidStateError" DOMException.
  if (!is_active()) {
    return Exception::DOMException("InvalidStateError",
                                   "The event is over already.");
  }
  // 3. Add promise to event's extend lifetime promises. 4. Increment event's
  //    pending promises count by one.
  SetSmi(kPendingPromises, GetSmi(kPendingPromises) + 1);
  // 5. Upon fulfillment or rejection of promise, queue a microtask to run these
  //    substeps:
  bindings::ReactToPromise(realm(), promise, ToScriptValue(),
                           OnSettled</*is_rejected=*/false>,
                           OnSettled</*is_rejected=*/true>);
  return {};
}

template <bool is_rejected>
void ExtendableEvent::OnSettled(Realm& realm, ScriptValue event, ScriptValue) {
  bindings::QueueMicrotask(
      realm, event, [](Realm& realm, ScriptValue event, ScriptValue) {
        bindings::FromScriptValue<ExtendableEvent>(realm, event)
            .DidSettlePromise(is_rejected);
      });
}

// https://w3c.github.io/ServiceWorker/#extendableevent-add-lifetime-promise
void ExtendableEvent::DidSettlePromise(bool is_rejected) const {
  if (is_rejected)
    SetSmi(kIsRejected, 1);
  // 5.1. Decrement event's pending promises count by one. 5.2. If event's
  //      pending promises count is 0, then:
  SetSmi(kPendingPromises, GetSmi(kPendingPromises) - 1);
  if (!is_active())
    DidEnd();
}

void ExtendableEvent::DidDispatch() const {
  if (!is_active())
    DidEnd();
}

void ExtendableEvent::DidEnd() const {
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  environment.manager().Post(
      [worker = environment.client()->service_worker(),
       event = static_cast<uint64_t>(GetField(kEvent).AsNumber()),
       result = GetSmi(kIsRejected) ? ExtendableEventResult::kRejected
                                    : ExtendableEventResult::kFulfilled](
          ServiceWorkerManager& manager) {
        manager.DidHandleEvent(worker, event, result);
      });
}

}  // namespace wsjs
