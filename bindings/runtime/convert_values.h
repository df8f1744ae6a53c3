// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CONVERT_VALUES_H_
#define WSJS_BINDINGS_RUNTIME_CONVERT_VALUES_H_

#include "bindings/runtime/converter.h"
#include "bindings/runtime/promise.h"
#include "bindings/runtime/script_value.h"

// any, undefined, boolean, bigint, object, symbol and promises.
namespace wsjs::bindings {

// https://webidl.spec.whatwg.org/#js-any
template <>
struct Converter<IDLAny> {
  using CppType = ScriptValue;
  static constexpr UnionMember kUnionMember = UnionMember::kNone;
  static std::optional<ScriptValue> FromV8(Realm&,
                                           v8::Local<v8::Value> value,
                                           const Place&) {
    return ScriptValue(value);
  }
};

// https://webidl.spec.whatwg.org/#js-boolean
template <>
struct Converter<IDLBoolean> {
  using CppType = bool;
  static constexpr UnionMember kUnionMember = UnionMember::kBoolean;
  static std::optional<bool> FromV8(Realm& realm,
                                    v8::Local<v8::Value> value,
                                    const Place&) {
    return value->BooleanValue(realm.isolate());
  }
  static v8::Local<v8::Value> ToV8(Realm& realm, bool value) {
    return v8::Boolean::New(realm.isolate(), value);
  }
};

// https://webidl.spec.whatwg.org/#js-bigint
template <>
struct Converter<IDLBigInt> {
  using CppType = ScriptValue;
  static constexpr UnionMember kUnionMember = UnionMember::kBigInt;
  static std::optional<ScriptValue> FromV8(Realm& realm,
                                           v8::Local<v8::Value> value,
                                           const Place&) {
    v8::Local<v8::BigInt> big_int;
    if (!value->ToBigInt(realm.context()).ToLocal(&big_int))
      return std::nullopt;
    return ScriptValue(big_int);
  }
};

// https://webidl.spec.whatwg.org/#js-object
template <>
struct Converter<IDLObject> {
  using CppType = ScriptValue;
  static constexpr UnionMember kUnionMember = UnionMember::kObject;
  static std::optional<ScriptValue> FromV8(Realm& realm,
                                           v8::Local<v8::Value> value,
                                           const Place& place) {
    if (!value->IsObject()) {
      place.ThrowNotOfType(realm.isolate(), "Object");
      return std::nullopt;
    }
    return ScriptValue(value);
  }
};

// https://webidl.spec.whatwg.org/#js-symbol
template <>
struct Converter<IDLSymbol> {
  using CppType = ScriptValue;
  static constexpr UnionMember kUnionMember = UnionMember::kNone;
  static std::optional<ScriptValue> FromV8(Realm& realm,
                                           v8::Local<v8::Value> value,
                                           const Place& place) {
    if (!value->IsSymbol()) {
      place.ThrowNotOfType(realm.isolate(), "Symbol");
      return std::nullopt;
    }
    return ScriptValue(value);
  }
};

// https://webidl.spec.whatwg.org/#js-promise
template <typename T>
struct Converter<IDLPromise<T>> {
  using CppType = ScriptValue;
  static constexpr UnionMember kUnionMember = UnionMember::kNone;
  // "the result of PromiseResolve(%Promise%, V)"
  // AD-HOC: A promise stays what it is, also when its constructor isn't
  // %Promise%: nobody can tell but by its identity.
  static std::optional<ScriptValue> FromV8(Realm& realm,
                                           v8::Local<v8::Value> value,
                                           const Place&) {
    if (value->IsPromise())
      return ScriptValue(value);
    return Promise::ResolvedWith(realm, ScriptValue(value)).ToScriptValue();
  }
  static v8::Local<v8::Value> ToV8(Realm&, const Promise& promise) {
    return promise.ToScriptValue().v8_value();
  }
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CONVERT_VALUES_H_
