// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/json.h"

#include <v8.h>

#include "bindings/runtime/strings.h"

namespace wsjs::bindings {

bool ParseJson(Realm& realm, std::string_view text, ScriptValue* result) {
  const v8::TryCatch try_catch(realm.isolate());
  v8::Local<v8::Value> value;
  if (v8::JSON::Parse(realm.context(), ToV8String(realm.isolate(), text))
          .ToLocal(&value)) {
    *result = ScriptValue(value);
    return true;
  }
  *result = ScriptValue(try_catch.Exception());
  return false;
}

ExceptionOr<std::string> SerializeJson(Realm& realm, ScriptValue value) {
  v8::Local<v8::String> text;
  // V8 writes "undefined" for what JSON.stringify gives undefined for.
  if (value.IsUndefined() || value.IsSymbol() || value.IsCallable())
    return Exception::TypeError("The value can't be serialized to JSON.");
  if (!v8::JSON::Stringify(realm.context(), value.v8_value()).ToLocal(&text))
    return Exception::AlreadyThrown();
  return ScriptValue(text).AsUtf8(realm);
}

}  // namespace wsjs::bindings
