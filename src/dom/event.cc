// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/event.h"

#include "src/dom/environment_settings.h"

namespace wsjs {
namespace {

// https://dom.spec.whatwg.org/#dom-event-eventphase
constexpr uint16_t kNone = 0;
constexpr uint16_t kAtTarget = 2;

}  // namespace

// https://dom.spec.whatwg.org/#concept-event-constructor
void Event::Initialize(bindings::ScriptString type,
                       const EventInit& init) const {
  // 1. Let event be the result of running the inner event creation steps with
  //    this interface, the realm, now, and eventInitDict.
  // 2. Initialize event's type attribute to type.
  Create(type, (init.bubbles ? kBubbles : 0) |
                   (init.cancelable ? kCancelable : 0) |
                   (init.composed ? kComposed : 0));
}

// https://dom.spec.whatwg.org/#concept-event-create
void Event::InitializeTrusted(const EventType& type, bool cancelable) const {
  // 5. Initialize event's isTrusted attribute to true.
  Create(bindings::ScriptValue::FromLiteral(realm(), type.name),
         kIsTrusted | (cancelable ? kCancelable : 0));
}

// https://dom.spec.whatwg.org/#inner-event-creation-steps
void Event::Create(bindings::ScriptValue type, int flags) const {
  // 2. Set event's initialized flag. (Its absence is what is kept.)
  // 3. Initialize event's timeStamp attribute to the relative high resolution
  //    coarse time given time and event's relevant global object.
  SetTimeStampToNow();
  SetField(kType, type);
  SetSmi(kFlags, flags);
}

// https://dom.spec.whatwg.org/#concept-event-initialize
void Event::InitializeEvent(bindings::ScriptString type,
                            bool bubbles,
                            bool cancelable) const {
  // 1. Set event's initialized flag.
  // 2. Unset event's stop propagation flag, stop immediate propagation flag,
  //    and canceled flag.
  // 3. Set event's isTrusted attribute to false.
  // 6. Set event's bubbles attribute to bubbles.
  // 7. Set event's cancelable attribute to cancelable.
  const int composed = Flags() & kComposed;
  SetSmi(kFlags,
         composed | (bubbles ? kBubbles : 0) | (cancelable ? kCancelable : 0));
  // 4. Set event's target to null.
  SetField(kTarget, bindings::ScriptValue::Null(realm()));
  // 5. Set event's type attribute to type.
  SetField(kType, type);
}

bindings::ScriptString Event::type() const {
  return bindings::ScriptString(GetField(kType));
}

// https://dom.spec.whatwg.org/#dom-event-target
bindings::ScriptValue Event::target() const {
  const bindings::ScriptValue target = GetField(kTarget);
  return target.IsUndefined() ? bindings::ScriptValue::Null(realm()) : target;
}

// https://dom.spec.whatwg.org/#dom-event-currenttarget
bindings::ScriptValue Event::currentTarget() const {
  return is_dispatched() ? GetField(kTarget)
                         : bindings::ScriptValue::Null(realm());
}

// https://dom.spec.whatwg.org/#dom-event-composedpath
std::vector<bindings::ScriptValue> Event::composedPath() const {
  // 3. If path is empty, then return composedPath.
  if (!is_dispatched())
    return {};
  // 5. Append currentTarget to composedPath.
  return {GetField(kTarget)};
}

// https://dom.spec.whatwg.org/#dom-event-eventphase
uint16_t Event::eventPhase() const {
  return is_dispatched() ? kAtTarget : kNone;
}

// https://dom.spec.whatwg.org/#dom-event-stoppropagation
void Event::stopPropagation() const {
  SetFlags(kStopPropagation);
}

// https://dom.spec.whatwg.org/#dom-event-cancelbubble
void Event::setCancelBubble(bool value) const {
  if (value)
    stopPropagation();
}

// https://dom.spec.whatwg.org/#dom-event-stopimmediatepropagation
void Event::stopImmediatePropagation() const {
  SetFlags(kStopPropagation | kStopImmediatePropagation);
}

// https://dom.spec.whatwg.org/#dom-event-returnvalue
void Event::setReturnValue(bool value) const {
  if (!value)
    SetTheCanceledFlag();
}

// https://dom.spec.whatwg.org/#dom-event-preventdefault
void Event::preventDefault() const {
  SetTheCanceledFlag();
}

double Event::timeStamp() const {
  return GetField(kTimeStamp).AsNumber();
}

// https://dom.spec.whatwg.org/#dom-event-initevent
void Event::initEvent(bindings::ScriptString type,
                      bool bubbles,
                      bool cancelable) const {
  // 1. If this's dispatch flag is set, then return.
  if (is_dispatched())
    return;
  // 2. Initialize this with type, bubbles, and cancelable.
  InitializeEvent(type, bubbles, cancelable);
}

void Event::StartDispatch(bindings::ScriptValue target) const {
  SetField(kTarget, target);
  SetFlags(kDispatch);
}

void Event::StartUntrustedDispatch(bindings::ScriptValue target) const {
  SetField(kTarget, target);
  SetSmi(kFlags, (Flags() & ~kIsTrusted) | kDispatch);
}

void Event::StartDispatchByPump(bindings::ScriptValue target) const {
  SetField(kTarget, target);
  SetFlags(kDispatch | kDispatchedByPump);
}

bool Event::EndDispatch() const {
  const int flags = GetSmi(kFlags);
  SetSmi(kFlags, flags & ~kDispatchFlags);
  return !(flags & kCanceled);
}

int Event::Flags() const {
  const int flags = GetSmi(kFlags);
  if (!(flags & kDispatchedByPump) || IsCurrentArgumentOfCallbackPump())
    return flags;
  return flags & ~(kDispatchFlags | kDispatchedByPump);
}

void Event::SetInPassiveListener(bool value) const {
  if (value)
    SetFlags(kInPassiveListener);
  else
    ClearFlags(kInPassiveListener);
}

// https://dom.spec.whatwg.org/#set-the-canceled-flag
void Event::SetTheCanceledFlag() const {
  // If event's cancelable attribute value is true and event's in passive
  // listener flag is unset, then set event's canceled flag, and do nothing
  // otherwise.
  if (cancelable() && !HasFlag(kInPassiveListener))
    SetFlags(kCanceled);
}

void Event::SetTimeStampToNow() const {
  bindings::Realm& realm = this->realm();
  SetField(
      kTimeStamp,
      bindings::ScriptValue::FromNumber(
          realm, EnvironmentSettings::From(realm).CurrentHighResolutionTime()));
}

}  // namespace wsjs
