// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/event_target.h"

#include <algorithm>
#include <utility>

#include "bindings/runtime/in_object.h"
#include "bindings/runtime/script_scope.h"
#include "src/base/check.h"
#include "src/dom/abort_signal.h"
#include "src/dom/error_event.h"

namespace wsjs {
namespace {

// https://dom.spec.whatwg.org/#concept-flatten-options
// 1. If options is a boolean, then return options.
// 2. Return options["capture"].
template <typename Options>
bool Flatten(const std::variant<Options, bool>& options) {
  if (const bool* capture = std::get_if<bool>(&options))
    return *capture;
  return std::get<Options>(options).capture;
}

// Null for a type that the host never fires.
const EventType* FindEventType(bindings::Realm& realm,
                               const bindings::ScriptString& type) {
  for (const EventType* event_type : kEventTypes) {
    if (type.Equals(realm, event_type->name))
      return event_type;
  }
  return nullptr;
}

}  // namespace

// https://dom.spec.whatwg.org/#dom-eventtarget-eventtarget
std::unique_ptr<EventTarget> EventTarget::Create(bindings::Realm& realm) {
  return std::make_unique<EventTarget>(realm);
}

// https://dom.spec.whatwg.org/#dom-eventtarget-addeventlistener
void EventTarget::addEventListener(
    bindings::ScriptString type,
    const std::optional<bindings::CallbackInterface>& callback,
    const std::variant<AddEventListenerOptions, bool>& options) {
  // 1. Let capture, passive, once, and signal be the result of flattening more
  //    options.
  RegisteredEventListener listener{
      .type = bindings::StrongReference(realm(), type),
      .host_type = FindEventType(realm(), type),
      .capture = Flatten(options)};
  AbortSignal* signal = nullptr;
  if (const auto* more = std::get_if<AddEventListenerOptions>(&options)) {
    // The default passive value is true of some events of pointers alone, which
    // this host doesn't have.
    listener.passive = more->passive.value_or(false);
    listener.once = more->once;
    signal = more->signal;
  }
  // 2. Add an event listener with this and an event listener.
  // https://dom.spec.whatwg.org/#add-an-event-listener
  // 2. If listener's signal is not null and is aborted, then return.
  if (signal && signal->aborted())
    return;
  // 3. If listener's callback is null, then return.
  if (!callback)
    return;
  const bindings::ScriptValue object = callback->ToScriptValue();
  // 5. If eventTarget's event listener list does not contain an event listener
  //    whose type is listener's type, callback is listener's callback, and
  //    capture is listener's capture, then append listener to it.
  if (FindListener(type, object, listener.capture))
    return;
  // 6. If listener's signal is not null, then add the following abort steps to
  //    it: remove an event listener with eventTarget and listener.
  if (signal) {
    bindings::WeakReference target(realm(), ToScriptValue());
    bindings::WeakReference weak_callback(realm(), object);
    const uint64_t algorithm = signal->AddAlgorithm(
        [&realm = realm(), type = bindings::StrongReference(realm(), type),
         capture = listener.capture, target = std::move(target),
         callback = std::move(weak_callback)] {
          const bindings::ScriptValue value = target.Get(realm);
          if (value.IsEmpty())
            return;
          bindings::FromScriptValue<EventTarget>(realm, value)
              ->RemoveEventListener(bindings::ScriptString(type.Get(realm)),
                                    callback.Get(realm), capture);
        });
    listener.signal = std::make_unique<RegisteredEventListener::Signal>(
        bindings::WeakReference(realm(), signal->ToScriptValue()), algorithm);
  }
  Append(std::move(listener), object);
}

// https://dom.spec.whatwg.org/#dom-eventtarget-removeeventlistener
void EventTarget::removeEventListener(
    bindings::ScriptString type,
    const std::optional<bindings::CallbackInterface>& callback,
    const std::variant<EventListenerOptions, bool>& options) {
  // 1. Let capture be the result of flattening options.
  const bool capture = Flatten(options);
  // 2. If this's event listener list contains an event listener whose type is
  //    type, callback is callback, and capture is capture, then remove an event
  //    listener with this and that event listener.
  if (callback)
    RemoveEventListener(type, callback->ToScriptValue(), capture);
}

void EventTarget::RemoveEventListener(const bindings::ScriptString& type,
                                      const bindings::ScriptValue& callback,
                                      bool capture) {
  if (const std::optional<size_t> index =
          FindListener(type, callback, capture)) {
    RemoveAt(*index);
  }
}

// https://dom.spec.whatwg.org/#dom-eventtarget-dispatchevent
ExceptionOr<bool> EventTarget::dispatchEvent(Event event) {
  // 1. If event's dispatch flag is set, or if its initialized flag is not set,
  //    then throw an "InvalidStateError" DOMException.
  if (event.is_dispatched()) {
    return Exception::DOMException("InvalidStateError",
                                   "The event is already being dispatched.");
  }
  if (!event.is_initialized()) {
    return Exception::DOMException("InvalidStateError",
                                   "The event hasn't been initialized.");
  }
  // 2. Initialize event's isTrusted attribute to false.
  event.StartUntrustedDispatch(ToScriptValue());
  // 3. Return the result of dispatching event to this.
  return Dispatch(event);
}

bool EventTarget::FireAnEvent(Event event) {
  event.StartDispatch(ToScriptValue());
  return Dispatch(event);
}

bool EventTarget::FireAnEvent(const EventType& type) {
  // OPTIMIZATION: Nobody could see the event.
  if (!HasEventListeners(type))
    return true;
  const auto event = bindings::NewInObject<Event>(realm());
  event.InitializeTrusted(type);
  return FireAnEvent(event);
}

bool EventTarget::HasEventListeners(const EventType& type) const {
  for (const RegisteredEventListener& listener : listeners_) {
    if (!listener.removed && listener.host_type == &type)
      return true;
  }
  return false;
}

bindings::CallbackFunction EventTarget::OnlyListener(
    const EventType& type) const {
  std::optional<size_t> only;
  for (size_t i = 0; i < listeners_.size(); ++i) {
    const RegisteredEventListener& listener = listeners_[i];
    if (listener.removed || listener.host_type != &type)
      continue;
    if (only || listener.once)
      return {};
    only = i;
  }
  if (!only)
    return {};
  const bindings::ScriptValue callback = GetCallback(*only);
  return callback.IsCallable() ? bindings::CallbackFunction(callback)
                               : bindings::CallbackFunction();
}

// https://html.spec.whatwg.org/#event-handler-idl-attributes
bindings::ScriptValue EventTarget::GetEventHandler(
    const EventType& type) const {
  if (const std::optional<size_t> index = FindEventHandler(type))
    return GetCallback(*index);
  return bindings::ScriptValue::Null(realm());
}

// https://html.spec.whatwg.org/#event-handler-idl-attributes
void EventTarget::SetEventHandler(const EventType& type,
                                  bindings::ScriptValue handler) {
  const std::optional<size_t> index = FindEventHandler(type);
  // 3. If the given value is null, then deactivate an event handler given
  //    eventTarget and name.
  if (handler.IsNull()) {
    if (index)
      RemoveAt(*index);
    return;
  }
  // 4. Otherwise: set eventHandler's value to the given value. It keeps its
  //    place among the listeners.
  if (index) {
    SetCallback(*index, handler);
    ++event_listener_changes_;
    return;
  }
  // 4.4. Activate an event handler given eventTarget and name.
  Append({.type = bindings::StrongReference(
              realm(), bindings::ScriptValue::FromLiteral(realm(), type.name)),
          .host_type = &type,
          .is_event_handler = true},
         handler);
}

bindings::ScriptValue EventTarget::GetCallback(size_t index) const {
  if (index < kCallbackEdges)
    return GetEdge(kFirstCallback + static_cast<int>(index));
  return bindings::ScriptList(GetEdge(kMoreCallbacks))
      .Get(realm(), static_cast<uint32_t>(index - kCallbackEdges));
}

void EventTarget::SetCallback(size_t index, bindings::ScriptValue callback) {
  if (index < kCallbackEdges) {
    SetEdge(kFirstCallback + static_cast<int>(index), callback);
    return;
  }
  if (GetEdge(kMoreCallbacks).IsUndefined()) {
    SetEdge(kMoreCallbacks, bindings::ScriptList::New(realm()).ToScriptValue());
  }
  bindings::ScriptList more(GetEdge(kMoreCallbacks));
  const auto place = static_cast<uint32_t>(index - kCallbackEdges);
  if (place < more.size())
    more.Set(realm(), place, callback);
  else
    more.Append(realm(), callback);
}

void EventTarget::RemoveCallback(size_t index) {
  const size_t last = listeners_.size() - 1;
  for (; index < std::min<size_t>(last, kCallbackEdges); ++index)
    SetCallback(index, GetCallback(index + 1));
  if (last < kCallbackEdges) {
    SetEdge(kFirstCallback + static_cast<int>(last),
            bindings::ScriptValue::Undefined(realm()));
  } else {
    bindings::ScriptList(GetEdge(kMoreCallbacks))
        .RemoveAt(realm(), static_cast<uint32_t>(index - kCallbackEdges));
  }
}

void EventTarget::Append(RegisteredEventListener listener,
                         bindings::ScriptValue callback) {
  SetCallback(listeners_.size(), callback);
  listeners_.push_back(std::move(listener));
  ++event_listener_changes_;
  DidChangeEventListeners();
}

// https://dom.spec.whatwg.org/#remove-an-event-listener
void EventTarget::RemoveAt(size_t index) {
  RegisteredEventListener& listener = listeners_[index];
  DCHECK(!listener.removed);
  if (listener.signal) {
    const bindings::ScriptValue signal = listener.signal->signal.Get(realm());
    if (!signal.IsEmpty()) {
      bindings::FromScriptValue<AbortSignal>(realm(), signal)
          ->RemoveAlgorithm(listener.signal->algorithm);
    }
  }
  // Set listener's removed to true and remove listener from eventTarget's event
  // listener list.
  listener.removed = true;
  has_removed_listeners_ = true;
  if (index >= invoked_end_)
    DropRemovedListeners();
  ++event_listener_changes_;
  DidChangeEventListeners();
}

void EventTarget::DropRemovedListeners() {
  for (size_t i = listeners_.size(); i-- > invoked_end_;) {
    if (!listeners_[i].removed)
      continue;
    RemoveCallback(i);
    listeners_.erase(listeners_.begin() + static_cast<ptrdiff_t>(i));
  }
  has_removed_listeners_ = invoked_end_ > 0;
}

std::optional<size_t> EventTarget::FindListener(
    const bindings::ScriptString& type,
    const bindings::ScriptValue& callback,
    bool capture) const {
  for (size_t i = 0; i < listeners_.size(); ++i) {
    const RegisteredEventListener& listener = listeners_[i];
    if (!listener.removed && !listener.is_event_handler &&
        listener.capture == capture &&
        listener.type.Get(realm()).StrictEquals(type) &&
        GetCallback(i).StrictEquals(callback)) {
      return i;
    }
  }
  return std::nullopt;
}

std::optional<size_t> EventTarget::FindEventHandler(
    const EventType& type) const {
  for (size_t i = 0; i < listeners_.size(); ++i) {
    const RegisteredEventListener& listener = listeners_[i];
    if (!listener.removed && listener.is_event_handler &&
        listener.host_type == &type) {
      return i;
    }
  }
  return std::nullopt;
}

bool EventTarget::HasCapturingListeners() const {
  return std::ranges::any_of(listeners_, &RegisteredEventListener::capture);
}

// https://dom.spec.whatwg.org/#concept-event-dispatch
// What is about trees, slots and activation behavior doesn't exist here.
bool EventTarget::Dispatch(Event event) {
  const bindings::ScriptString type = event.type();
  // 5.13. For each struct in event's path, in reverse order: set event's
  //       eventPhase attribute to AT_TARGET; invoke with struct, event, and
  //       "capturing".
  if (HasCapturingListeners())
    Invoke(event, type, Phase::kCapturing);
  // 5.14. For each struct in event's path: invoke with struct, event, and
  //       "bubbling".
  Invoke(event, type, Phase::kBubbling);
  // 6.-9. Set event's eventPhase attribute to NONE, its currentTarget attribute
  //       to null, its path to the empty list; unset event's dispatch flag,
  //       stop propagation flag, and stop immediate propagation flag.
  // 12. Return false if event's canceled flag is set; otherwise true.
  return event.EndDispatch();
}

// https://dom.spec.whatwg.org/#concept-event-listener-invoke
void EventTarget::Invoke(Event event,
                         const bindings::ScriptString& type,
                         Phase phase) {
  // 1. If event's stop propagation flag is set, then return.
  if (event.stop_propagation())
    return;
  // 6. Let listeners be a clone of event's currentTarget attribute value's
  // event
  //    listener list. (Those that are added from here on come behind the end;
  //    those that are removed stay, marked, until nobody invokes any more.)
  const size_t end = listeners_.size();
  const size_t outer_end = invoked_end_;
  invoked_end_ = std::max(outer_end, end);
  // 8. Inner invoke.
  // https://dom.spec.whatwg.org/#concept-event-listener-inner-invoke
  // 2. For each listener in listeners, whose removed is false:
  for (size_t i = 0; i < end; ++i) {
    const RegisteredEventListener& listener = listeners_[i];
    // 2.1. If event's type attribute value is not listener's type, continue.
    // 2.3. If phase is "capturing" and listener's capture is false, continue.
    // 2.4. If phase is "bubbling" and listener's capture is true, continue.
    if (listener.removed || listener.capture != (phase == Phase::kCapturing) ||
        !listener.type.Get(realm()).StrictEquals(type)) {
      continue;
    }
    CallListener(i, event);
    // 2.13. If event's stop immediate propagation flag is set, then break.
    if (event.stop_immediate_propagation())
      break;
  }
  invoked_end_ = outer_end;
  if (invoked_end_ == 0 && has_removed_listeners_)
    DropRemovedListeners();
}

// https://dom.spec.whatwg.org/#concept-event-listener-inner-invoke
void EventTarget::CallListener(size_t index, Event event) {
  const bindings::ScriptValue callback = GetCallback(index);
  const bool passive = listeners_[index].passive;
  if (listeners_[index].is_event_handler) {
    ProcessEventHandler(bindings::CallbackFunction(callback), event);
    return;
  }
  // 2.5. If listener's once is true, then remove an event listener given
  // event's
  //      currentTarget attribute value and listener.
  if (listeners_[index].once)
    RemoveAt(index);
  // 2.9. If listener's passive is true, then set event's in passive listener
  //      flag.
  if (passive)
    event.SetInPassiveListener(true);
  // 2.11. Call a user object's operation with listener's callback,
  //       "handleEvent", « event », and event's currentTarget attribute value.
  //       If this throws an exception exception, then: report exception.
  bindings::CallbackInterface(callback).CallAndReport(
      realm(), "handleEvent", ToScriptValue(), {event.ToScriptValue()});
  // 2.12. Unset event's in passive listener flag.
  if (passive)
    event.SetInPassiveListener(false);
}

// https://html.spec.whatwg.org/#the-event-handler-processing-algorithm
void EventTarget::ProcessEventHandler(bindings::CallbackFunction handler,
                                      Event event) {
  // 3. Let special error event handling be true if event is an ErrorEvent
  //    object, event's type is "error", and event's currentTarget implements
  //    the WindowOrWorkerGlobalScope mixin.
  ErrorEvent error_event;
  if (ImplementsWindowOrWorkerGlobalScope()) {
    error_event =
        bindings::FromScriptValue<ErrorEvent>(realm(), event.ToScriptValue());
    if (error_event && !error_event.type().Equals(realm(), kErrorEvent.name)) {
      error_event = ErrorEvent();
    }
  }
  // 4. Process the Event object event. If an exception gets thrown by the
  //    callback, it will be reported.
  if (error_event) {
    // "If special error event handling is true": invoke callback with
    // « event's message, event's filename, event's lineno, event's colno,
    // event's error », and event's currentTarget.
    const bindings::ScriptValue result = handler.InvokeAndReport(
        realm(), ToScriptValue(),
        {error_event.message(), error_event.filename(),
         bindings::ScriptValue::FromNumber(realm(), error_event.lineno()),
         bindings::ScriptValue::FromNumber(realm(), error_event.colno()),
         error_event.error()});
    // 5. If special error event handling is true: if return value is true, then
    //    set event's canceled flag.
    if (!result.IsEmpty() && result.IsTrue())
      event.SetTheCanceledFlag();
    return;
  }
  // "Otherwise": invoke callback with « event », and event's currentTarget.
  const bindings::ScriptValue result = handler.InvokeAndReport(
      realm(), ToScriptValue(), {event.ToScriptValue()});
  // 5. Otherwise: if return value is false, then set event's canceled flag.
  if (!result.IsEmpty() && result.IsFalse())
    event.SetTheCanceledFlag();
}

}  // namespace wsjs
