// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/script_reference.h"

#include <v8.h>

#include "bindings/runtime/realm.h"

namespace wsjs::bindings {

StrongReference::StrongReference(Realm& realm, ScriptValue value)
    : value_(realm.isolate(), value.v8_value()) {}

ScriptValue StrongReference::Get(Realm& realm) const {
  return ScriptValue(value_.Get(realm.isolate()));
}

WeakReference::WeakReference(Realm& realm, ScriptValue object)
    : object_(realm.isolate(), object.v8_value()) {
  object_.SetWeak();
}

ScriptValue WeakReference::Get(Realm& realm) const {
  return ScriptValue(object_.Get(realm.isolate()));
}

}  // namespace wsjs::bindings
