// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CONVERT_ENUMERATIONS_H_
#define WSJS_BINDINGS_RUNTIME_CONVERT_ENUMERATIONS_H_

#include <span>
#include <string>
#include <string_view>

#include "bindings/runtime/convert_strings.h"
#include "bindings/runtime/converter.h"
#include "bindings/runtime/enumeration_traits.h"

namespace wsjs::bindings {

// The index of `value` among `values`; -1 when it isn't there.
int FindEnumerationValue(std::span<const char* const> values,
                         std::string_view value);

void ThrowNoEnumerationValue(Realm& realm,
                             std::string_view value,
                             std::string_view enumeration,
                             const Place& place);

// https://webidl.spec.whatwg.org/#js-enumeration
template <typename E>
struct Converter<IDLEnumeration<E>> {
  using CppType = E;
  using Traits = EnumerationTraits<E>;
  static constexpr UnionMember kUnionMember = UnionMember::kString;

  static std::optional<E> FromV8(Realm& realm,
                                 v8::Local<v8::Value> value,
                                 const Place& place) {
    const std::optional<std::string> string =
        Converter<IDLUSVString>::FromV8(realm, value, place);
    if (!string)
      return std::nullopt;
    const int index = FindEnumerationValue(Traits::kValues, *string);
    if (index < 0) {
      ThrowNoEnumerationValue(realm, *string, Traits::kName, place);
      return std::nullopt;
    }
    return static_cast<E>(index);
  }

  // For attributes, which ignore what isn't a value of theirs.
  static std::optional<E> FromV8OrIgnore(Realm& realm,
                                         v8::Local<v8::Value> value,
                                         const Place& place) {
    const std::optional<std::string> string =
        Converter<IDLUSVString>::FromV8(realm, value, place);
    const int index =
        string ? FindEnumerationValue(Traits::kValues, *string) : -1;
    if (index < 0)
      return std::nullopt;
    return static_cast<E>(index);
  }

  static v8::Local<v8::Value> ToV8(Realm& realm, E value) {
    return realm.isolate_data().Internalize(
        Traits::kValues[static_cast<size_t>(value)]);
  }
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CONVERT_ENUMERATIONS_H_
