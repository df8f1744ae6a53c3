// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/close_event.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#concept-event-constructor
void CloseEvent::Initialize(bindings::ScriptString type,
                            const CloseEventInit& init) const {
  Event::Initialize(type, init);
  SetFields(init.wasClean, init.code, init.reason);
}

void CloseEvent::InitializeTrusted(bool was_clean,
                                   uint16_t code,
                                   std::string_view reason) const {
  Event::InitializeTrusted(kCloseEvent);
  SetFields(was_clean, code, reason);
}

bindings::ScriptString CloseEvent::reason() const {
  return bindings::ScriptString(GetField(kReason));
}

void CloseEvent::SetFields(bool was_clean,
                           uint16_t code,
                           std::string_view reason) const {
  SetSmi(kWasClean, was_clean);
  SetSmi(kCode, code);
  SetField(kReason, bindings::ScriptValue::FromUtf8(realm(), reason));
}

}  // namespace wsjs
