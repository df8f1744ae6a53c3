// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/error_event.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#concept-event-constructor
void ErrorEvent::Initialize(bindings::ScriptString type,
                            const ErrorEventInit& init) const {
  Event::Initialize(type, init);
  SetField(kMessage, bindings::ScriptValue::FromUtf16(realm(), init.message));
  SetField(kFilename, bindings::ScriptValue::FromUtf8(realm(), init.filename));
  SetNumber(kLineno, init.lineno);
  SetNumber(kColno, init.colno);
  SetField(kError,
           init.error.value_or(bindings::ScriptValue::Undefined(realm())));
}

// https://html.spec.whatwg.org/#report-an-exception
void ErrorEvent::InitializeTrusted(
    const bindings::ErrorInformation& information) const {
  // 6.2. Fire an event named error at global, using ErrorEvent, with the
  //      cancelable attribute initialized to true, and additional attributes
  //      initialized according to errorInfo.
  Event::InitializeTrusted(kErrorEvent, /*cancelable=*/true);
  SetField(kMessage,
           bindings::ScriptValue::FromUtf8(realm(), information.message));
  SetField(kFilename,
           bindings::ScriptValue::FromUtf8(realm(), information.filename));
  SetNumber(kLineno, information.lineno);
  SetNumber(kColno, information.colno);
  SetField(kError, information.error);
}

bindings::ScriptString ErrorEvent::message() const {
  return bindings::ScriptString(GetField(kMessage));
}

bindings::ScriptString ErrorEvent::filename() const {
  return bindings::ScriptString(GetField(kFilename));
}

uint32_t ErrorEvent::lineno() const {
  return static_cast<uint32_t>(GetField(kLineno).AsNumber());
}

uint32_t ErrorEvent::colno() const {
  return static_cast<uint32_t>(GetField(kColno).AsNumber());
}

void ErrorEvent::SetNumber(Field field, double value) const {
  SetField(field, bindings::ScriptValue::FromNumber(realm(), value));
}

}  // namespace wsjs
