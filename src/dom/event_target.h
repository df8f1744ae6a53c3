// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_EVENT_TARGET_H_
#define WSJS_SRC_DOM_EVENT_TARGET_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "bindings/add_event_listener_options.h"
#include "bindings/event_listener_options.h"
#include "bindings/runtime/callback_function.h"
#include "bindings/runtime/script_list.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"
#include "src/dom/event.h"
#include "src/dom/event_type.h"
#include "src/dom/registered_event_listener.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#interface-eventtarget
// The callbacks of all listeners, event handlers too, are edges of the target,
// so that the collector sees them: each of the first few, and a list of the
// others. They stand in the order of the entries of the event listener list.
class EventTarget : public bindings::Wrappable {
 public:
  // As many listeners as most targets have at most.
  static constexpr int kCallbackEdges = 4;
  static constexpr int kEdgeCount = Wrappable::kEdgeCount + kCallbackEdges + 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit EventTarget(bindings::Realm& realm) : Wrappable(realm) {}

  static std::unique_ptr<EventTarget> Create(bindings::Realm& realm);

  void addEventListener(
      bindings::ScriptString type,
      const std::optional<bindings::CallbackInterface>& callback,
      const std::variant<AddEventListenerOptions, bool>& options);
  void removeEventListener(
      bindings::ScriptString type,
      const std::optional<bindings::CallbackInterface>& callback,
      const std::variant<EventListenerOptions, bool>& options);
  ExceptionOr<bool> dispatchEvent(Event event);

  // https://dom.spec.whatwg.org/#concept-event-fire
  // Dispatches `event`, one of the host's. Returns false when a listener
  // canceled it. In a ScriptScope.
  bool FireAnEvent(Event event);
  // With an event that has nothing but its type.
  bool FireAnEvent(const EventType& type);

  [[nodiscard]] bool HasEventListeners(const EventType& type) const;

 protected:
  // https://html.spec.whatwg.org/#event-handler-idl-attributes
  // An event handler's value; null when there is none.
  bindings::ScriptValue GetEventHandler(const EventType& type) const;
  // `handler` is an object or null.
  void SetEventHandler(const EventType& type, bindings::ScriptValue handler);

  // The event listener list has changed.
  virtual void DidChangeEventListeners() {}

  // OPTIMIZATION: The callback of the only listener for events of this type
  // (which can't be canceled), when dispatch does nothing but invoke it with
  // the event. Empty when there is more to it. Holds until
  // event_listener_changes() changes.
  bindings::CallbackFunction OnlyListener(const EventType& type) const;
  uint32_t event_listener_changes() const { return event_listener_changes_; }

  // https://html.spec.whatwg.org/#windoworworkerglobalscope
  virtual bool ImplementsWindowOrWorkerGlobalScope() const { return false; }

  // Dispatches `event`, whose target and dispatch flag are set; ends the
  // dispatch. Returns false when it was canceled.
  bool Dispatch(Event event);

 private:
  enum class Phase : uint8_t { kCapturing, kBubbling };
  enum Edge {
    kFirstCallback = Wrappable::kEdgeCount,
    kMoreCallbacks = kFirstCallback + kCallbackEdges,
  };

  void RemoveEventListener(const bindings::ScriptString& type,
                           const bindings::ScriptValue& callback,
                           bool capture);

  // The callback of listeners_[index].
  bindings::ScriptValue GetCallback(size_t index) const;
  void SetCallback(size_t index, bindings::ScriptValue callback);
  // Moves what follows one place to the front.
  void RemoveCallback(size_t index);

  void Append(RegisteredEventListener listener, bindings::ScriptValue callback);
  void RemoveAt(size_t index);
  void DropRemovedListeners();
  std::optional<size_t> FindListener(const bindings::ScriptString& type,
                                     const bindings::ScriptValue& callback,
                                     bool capture) const;
  std::optional<size_t> FindEventHandler(const EventType& type) const;

  bool HasCapturingListeners() const;
  void Invoke(Event event, const bindings::ScriptString& type, Phase phase);
  void CallListener(size_t index, Event event);
  void ProcessEventHandler(bindings::CallbackFunction handler, Event event);

  std::vector<RegisteredEventListener> listeners_;
  // Calls of Invoke on the stack refer to the listeners before this index.
  size_t invoked_end_ = 0;
  bool has_removed_listeners_ = false;
  // Counts them, the replacement of an event handler's value included.
  uint32_t event_listener_changes_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_EVENT_TARGET_H_
