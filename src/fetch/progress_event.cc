// SPDX-License-Identifier: BSD-3-Clause
#include "src/fetch/progress_event.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#concept-event-constructor
void ProgressEvent::Initialize(bindings::ScriptString type,
                               const ProgressEventInit& init) const {
  Event::Initialize(type, init);
  SetFields(init.lengthComputable, init.loaded, init.total);
}

void ProgressEvent::InitializeTrusted(const EventType& type,
                                      uint64_t transmitted,
                                      uint64_t length) const {
  // "Fire an event named e at target, using ProgressEvent, with the loaded
  // attribute initialized to transmitted, and if length is not 0, with the
  // lengthComputable attribute initialized to true and the total attribute
  // initialized to length."
  Event::InitializeTrusted(type);
  SetFields(length != 0, static_cast<double>(transmitted),
            static_cast<double>(length));
}

void ProgressEvent::SetFields(bool length_computable,
                              double loaded,
                              double total) const {
  SetField(kLengthComputable,
           bindings::ScriptValue::FromBoolean(realm(), length_computable));
  SetField(kLoaded, bindings::ScriptValue::FromNumber(realm(), loaded));
  SetField(kTotal, bindings::ScriptValue::FromNumber(realm(), total));
}

}  // namespace wsjs
