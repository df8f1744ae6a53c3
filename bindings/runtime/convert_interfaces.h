// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CONVERT_INTERFACES_H_
#define WSJS_BINDINGS_RUNTIME_CONVERT_INTERFACES_H_

#include <memory>

#include "bindings/runtime/converter.h"
#include "bindings/runtime/platform_object.h"
#include "bindings/runtime/wrappable.h"

namespace wsjs::bindings {

// https://webidl.spec.whatwg.org/#js-interface
template <typename T>
struct Converter<IDLInterface<T>> {
  using CppType = PlatformObject<T>;
  static constexpr UnionMember kUnionMember = UnionMember::kInterface;

  static std::optional<CppType> FromV8(Realm& realm,
                                       v8::Local<v8::Value> value,
                                       const Place& place) {
    if (CppType object = FromScriptValue<T>(realm, ScriptValue(value)))
      return object;
    place.ThrowNotOfType(realm.isolate(),
                         T::wrapper_type_info().interface_name);
    return std::nullopt;
  }

  static bool Implements(Realm& realm, v8::Local<v8::Value> value) {
    return static_cast<bool>(FromScriptValue<T>(realm, ScriptValue(value)));
  }

  static v8::Local<v8::Value> ToV8(Realm&, const T& object) {
    return object.ToScriptValue().v8_value();
  }
  static v8::Local<v8::Value> ToV8(Realm&, const T* object) {
    return object->ToScriptValue().v8_value();
  }
  // A new object.
  static v8::Local<v8::Value> ToV8(Realm&, std::unique_ptr<T> object) {
    return New(std::move(object)).ToScriptValue().v8_value();
  }
};

// No value can be one.
template <typename T>
struct Converter<IDLExternalInterface<T>> {
  using CppType = T*;
  static constexpr UnionMember kUnionMember = UnionMember::kInterface;
  static std::optional<T*> FromV8(Realm& realm,
                                  v8::Local<v8::Value>,
                                  const Place& place) {
    place.ThrowTypeError(realm.isolate(),
                         "No value of the expected type can exist.");
    return std::nullopt;
  }
  static bool Implements(Realm&, v8::Local<v8::Value>) { return false; }
  static v8::Local<v8::Value> ToV8(Realm& realm, const T*) {
    return v8::Null(realm.isolate());
  }
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CONVERT_INTERFACES_H_
