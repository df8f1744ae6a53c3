// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CONVERTER_H_
#define WSJS_BINDINGS_RUNTIME_CONVERTER_H_

#include <v8.h>

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

#include "bindings/runtime/idl_types.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"

namespace wsjs::bindings {

// Where a type stands in the conversion to a union, which tries them in turn.
// https://webidl.spec.whatwg.org/#js-union
enum class UnionMember {
  kNone,
  kInterface,
  kObject,
  kBuffer,
  kCallbackFunction,
  kAsyncSequence,
  kSequence,
  kDictionary,
  kRecord,
  kCallbackInterface,
  kBoolean,
  kNumeric,
  kBigInt,
  kString,
};

// How values of an IDL type become values of C++ and of script. Each
// specialisation has
//     using CppType = …;
//     static constexpr UnionMember kUnionMember = …;
//     static std::optional<CppType> FromV8(Realm&, v8::Local<v8::Value>,
//                                          const Place&);
//     static v8::Local<v8::Value> ToV8(Realm&, …);
// which return nothing when an exception is pending.
template <typename IDLType>
struct Converter;

template <typename IDLType>
using CppType = typename Converter<IDLType>::CppType;

// https://webidl.spec.whatwg.org/#dfn-convert-javascript-to-idl-value
template <typename IDLType>
[[nodiscard]] std::optional<CppType<IDLType>>
Convert(Realm& realm, v8::Local<v8::Value> value, const Place& place) {
  return Converter<IDLType>::FromV8(realm, value, place);
}

// https://webidl.spec.whatwg.org/#dfn-convert-idl-to-javascript-value
// An implementation may give any value as the value of script that it already
// has: then that is it.
template <typename IDLType, typename T>
[[nodiscard]] v8::Local<v8::Value> ToV8(Realm& realm, T&& value) {
  if constexpr (std::derived_from<std::remove_cvref_t<T>, ScriptValue>)
    return value.v8_value();
  else
    return Converter<IDLType>::ToV8(realm, std::forward<T>(value));
}

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CONVERTER_H_
