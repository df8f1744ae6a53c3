// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/convert_dictionaries.h"

#include "bindings/runtime/isolate_data.h"

namespace wsjs::bindings {

bool DictionaryReader::Get(const char* name, v8::Local<v8::Value>& value) {
  // 4.1.2. If jsDict is undefined or null, then jsMemberValue is undefined.
  if (!object_.IsObject()) {
    value = v8::Undefined(realm_.isolate());
    return true;
  }
  // 4.1.3. Otherwise, let jsMemberValue be ? Get(jsDict, key).
  return object_.v8_value()
      .As<v8::Object>()
      ->Get(realm_.context(), realm_.isolate_data().Internalize(name))
      .ToLocal(&value);
}

bool DictionaryReader::ThrowMissingMember(const char* name) {
  place_.Member(dictionary_, name)
      .ThrowTypeError(realm_.isolate(), "Required member is undefined.");
  return false;
}

bool DictionaryWriter::Set(const char* name, v8::Local<v8::Value> value) {
  return !value.IsEmpty() &&
         object_.v8_value()
             .As<v8::Object>()
             ->CreateDataProperty(realm_.context(),
                                  realm_.isolate_data().Internalize(name),
                                  value)
             .FromMaybe(false);
}

}  // namespace wsjs::bindings
