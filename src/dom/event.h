// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_EVENT_H_
#define WSJS_SRC_DOM_EVENT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "bindings/event_init.h"
#include "bindings/runtime/in_object.h"
#include "bindings/runtime/script_value.h"
#include "src/dom/event_type.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#interface-event
// A view of an event. Its path has no other object than its target, as there is
// no tree here; therefore the dispatch flag tells its current target, path and
// phase too.
class Event : public bindings::InObject {
 public:
  static constexpr int kFieldCount = InObject::kFieldCount + 4;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using InObject::InObject;

  void Initialize(bindings::ScriptString type, const EventInit& init) const;

  // https://dom.spec.whatwg.org/#concept-event-create
  // An event of the host: trusted, doesn't bubble.
  void InitializeTrusted(const EventType& type, bool cancelable = false) const;

  bindings::ScriptString type() const;
  bindings::ScriptValue target() const;
  bindings::ScriptValue srcElement() const { return target(); }
  bindings::ScriptValue currentTarget() const;
  std::vector<bindings::ScriptValue> composedPath() const;
  uint16_t eventPhase() const;
  void stopPropagation() const;
  bool cancelBubble() const { return stop_propagation(); }
  void setCancelBubble(bool value) const;
  void stopImmediatePropagation() const;
  bool bubbles() const { return HasFlag(kBubbles); }
  bool cancelable() const { return HasFlag(kCancelable); }
  bool returnValue() const { return !HasFlag(kCanceled); }
  void setReturnValue(bool value) const;
  void preventDefault() const;
  bool defaultPrevented() const { return HasFlag(kCanceled); }
  bool composed() const { return HasFlag(kComposed); }
  bool isTrusted() const { return HasFlag(kIsTrusted); }
  double timeStamp() const;
  void initEvent(bindings::ScriptString type,
                 bool bubbles,
                 bool cancelable) const;

  // What dispatch needs.

  // Sets the target and the dispatch flag.
  void StartDispatch(bindings::ScriptValue target) const;
  // The same when script dispatches it: it isn't trusted then.
  void StartUntrustedDispatch(bindings::ScriptValue target) const;
  // The same for an event that its realm's CallbackPump gives to a listener:
  // the dispatch ends with that call. Its clones are dispatched then, too.
  void StartDispatchByPump(bindings::ScriptValue target) const;
  // Unsets what holds during dispatch only. Returns false when the event was
  // canceled.
  bool EndDispatch() const;
  // Until initEvent() is called, the event can't be dispatched.
  void UnsetInitialized() const { SetFlags(kUninitialized); }
  void SetInPassiveListener(bool value) const;
  // https://dom.spec.whatwg.org/#set-the-canceled-flag
  void SetTheCanceledFlag() const;

  bool is_initialized() const { return !HasFlag(kUninitialized); }
  bool is_dispatched() const { return HasFlag(kDispatch); }
  bool stop_propagation() const { return HasFlag(kStopPropagation); }
  bool stop_immediate_propagation() const {
    return HasFlag(kStopImmediatePropagation);
  }

  // For an event whose clones are dispatched now.
  void SetTimeStampToNow() const;

 protected:
  // https://dom.spec.whatwg.org/#concept-event-initialize
  void InitializeEvent(bindings::ScriptString type,
                       bool bubbles,
                       bool cancelable) const;

 private:
  enum Field { kType = InObject::kFieldCount, kFlags, kTarget, kTimeStamp };

  enum Flag : int {
    kStopPropagation = 1 << 0,
    kStopImmediatePropagation = 1 << 1,
    kCanceled = 1 << 2,
    kInPassiveListener = 1 << 3,
    kComposed = 1 << 4,
    kDispatch = 1 << 5,
    kBubbles = 1 << 6,
    kCancelable = 1 << 7,
    kIsTrusted = 1 << 8,
    // OPTIMIZATION: What holds during dispatch only holds while the event is
    // the argument of the CallbackPump's current call. So nothing need be done
    // to the event at the end.
    kDispatchedByPump = 1 << 9,
    kUninitialized = 1 << 10,
  };
  static constexpr int kDispatchFlags =
      kDispatch | kStopPropagation | kStopImmediatePropagation;

  // All that hold now.
  int Flags() const;
  bool HasFlag(Flag flag) const { return Flags() & flag; }
  void SetFlags(int flags) const { SetSmi(kFlags, Flags() | flags); }
  void ClearFlags(int flags) const { SetSmi(kFlags, Flags() & ~flags); }

  // https://dom.spec.whatwg.org/#inner-event-creation-steps
  void Create(bindings::ScriptValue type, int flags) const;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_EVENT_H_
