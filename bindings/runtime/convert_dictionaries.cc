// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/convert_dictionaries.h"

#include "bindings/runtime/isolate_data.h"

namespace wsjs::bindings {

bool GetDictionaryMember(Realm& realm,
                         ScriptValue object,
                         const char* name,
                         v8::Local<v8::Value>& value) {
  // 4.1.2. If jsDict is undefined or null, then jsMemberValue is undefined.
  if (!object.IsObject()) {
    value = v8::Undefined(realm.isolate());
    return true;
  }
  // 4.1.3. Otherwise, let jsMemberValue be ? Get(jsDict, key).
  return object.v8_value()
      .As<v8::Object>()
      ->Get(realm.context(), realm.isolate_data().Internalize(name))
      .ToLocal(&value);
}

bool SetDictionaryMember(Realm& realm,
                         ScriptValue object,
                         const char* name,
                         v8::Local<v8::Value> value) {
  return !value.IsEmpty() &&
         object.v8_value()
             .As<v8::Object>()
             ->CreateDataProperty(realm.context(),
                                  realm.isolate_data().Internalize(name), value)
             .FromMaybe(false);
}

}  // namespace wsjs::bindings
