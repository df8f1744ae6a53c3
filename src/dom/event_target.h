// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_EVENT_TARGET_H_
#define WSJS_SRC_DOM_EVENT_TARGET_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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
// The callbacks of all listeners, event handlers too, are in one list, an edge
// of the target, so that the collector sees them. They stand in the same order
// as the entries of the event listener list.
class EventTarget : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = Wrappable::kEdgeCount + 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit EventTarget(bindings::Realm& realm) : Wrappable(realm) {}

  static std::unique_ptr<EventTarget> Create(bindings::Realm& realm);

  void addEventListener(
      const std::u16string& type,
      const std::optional<bindings::CallbackInterface>& callback,
      const std::variant<AddEventListenerOptions, bool>& options);
  void removeEventListener(
      const std::u16string& type,
      const std::optional<bindings::CallbackInterface>& callback,
      const std::variant<EventListenerOptions, bool>& options);
  ExceptionOr<bool> dispatchEvent(Event event);

  // https://dom.spec.whatwg.org/#concept-event-fire
  // Dispatches `event`, one of the host's, which has this type. Returns false
  // when a listener canceled it. In a ScriptScope.
  bool FireAnEvent(const EventType& type, Event event);
  // With an event that has nothing but its type.
  bool FireAnEvent(const EventType& type);

  [[nodiscard]] bool HasEventListeners(std::u16string_view type) const;

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
  bool Dispatch(Event event, std::u16string_view type);

 private:
  enum class Phase : uint8_t { kCapturing, kBubbling };
  enum Edge { kCallbacks = Wrappable::kEdgeCount };

  void RemoveEventListener(std::u16string_view type,
                           const bindings::ScriptValue& callback,
                           bool capture);

  bindings::ScriptList Callbacks();
  void Append(RegisteredEventListener listener, bindings::ScriptValue callback);
  void RemoveAt(size_t index);
  void DropRemovedListeners();
  std::optional<size_t> FindListener(std::u16string_view type,
                                     const bindings::ScriptValue& callback,
                                     bool capture) const;
  std::optional<size_t> FindEventHandler(std::u16string_view type) const;

  void Invoke(Event event, std::u16string_view type, Phase phase);
  void CallListener(size_t index, Event event);
  void ProcessEventHandler(bindings::CallbackFunction handler, Event event);

  std::vector<RegisteredEventListener> listeners_;
  // The number of calls of Invoke on the stack; while there are any, indices
  // into the list stay valid.
  int invoke_depth_ = 0;
  bool has_removed_listeners_ = false;
  // Counts them, the replacement of an event handler's value included.
  uint32_t event_listener_changes_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_EVENT_TARGET_H_
