// SPDX-License-Identifier: BSD-3-Clause
#include "src/workers/worker_error.h"

#include "bindings/runtime/in_object.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/dom/error_event.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"

namespace wsjs {

bool FireWorkerErrorEvent(EventTarget& target, const ScriptError& error) {
  bindings::Realm& realm = target.realm();
  bindings::ErrorInformation information;
  information.error = bindings::ScriptValue::Null(realm);
  information.message = error.message;
  information.filename = error.file;
  information.lineno = error.line;
  information.colno = error.column;
  const auto event = bindings::NewInObject<ErrorEvent>(realm);
  event.InitializeTrusted(information);
  return target.FireAnEvent(event);
}

}  // namespace wsjs
