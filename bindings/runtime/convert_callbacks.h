// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CONVERT_CALLBACKS_H_
#define WSJS_BINDINGS_RUNTIME_CONVERT_CALLBACKS_H_

#include "bindings/runtime/callback_function.h"
#include "bindings/runtime/converter.h"

namespace wsjs::bindings {

// https://webidl.spec.whatwg.org/#js-callback-function
template <>
struct Converter<IDLCallbackFunction> {
  using CppType = CallbackFunction;
  static constexpr UnionMember kUnionMember = UnionMember::kCallbackFunction;
  static std::optional<CallbackFunction> FromV8(Realm& realm,
                                                v8::Local<v8::Value> value,
                                                const Place& place) {
    const ScriptValue function(value);
    if (!function.IsCallable()) {
      place.ThrowNotOfType(realm.isolate(), "Function");
      return std::nullopt;
    }
    return CallbackFunction(function);
  }
  static v8::Local<v8::Value> ToV8(Realm&, const CallbackFunction& callback) {
    return callback.ToScriptValue().v8_value();
  }
};

// https://webidl.spec.whatwg.org/#LegacyTreatNonObjectAsNull
// An object or null.
template <>
struct Converter<IDLLegacyTreatNonObjectAsNullCallback> {
  using CppType = ScriptValue;
  static constexpr UnionMember kUnionMember = UnionMember::kCallbackFunction;
  static std::optional<ScriptValue> FromV8(Realm& realm,
                                           v8::Local<v8::Value> value,
                                           const Place&) {
    return value->IsObject() ? ScriptValue(value) : ScriptValue::Null(realm);
  }
};

// https://webidl.spec.whatwg.org/#js-callback-interface
template <>
struct Converter<IDLCallbackInterface> {
  using CppType = CallbackInterface;
  static constexpr UnionMember kUnionMember = UnionMember::kCallbackInterface;
  static std::optional<CallbackInterface> FromV8(Realm& realm,
                                                 v8::Local<v8::Value> value,
                                                 const Place& place) {
    if (!value->IsObject()) {
      place.ThrowNotOfType(realm.isolate(), "Object");
      return std::nullopt;
    }
    return CallbackInterface(ScriptValue(value));
  }
  static v8::Local<v8::Value> ToV8(Realm&, const CallbackInterface& callback) {
    return callback.ToScriptValue().v8_value();
  }
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CONVERT_CALLBACKS_H_
