// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CONVERT_DICTIONARIES_H_
#define WSJS_BINDINGS_RUNTIME_CONVERT_DICTIONARIES_H_

#include <utility>

#include "bindings/runtime/converter.h"
#include "bindings/runtime/script_value.h"

namespace wsjs::bindings {

// https://webidl.spec.whatwg.org/#js-dictionary
// D is a generated struct, which reads its members itself.
template <typename D>
struct Converter<IDLDictionary<D>> {
  using CppType = D;
  static constexpr UnionMember kUnionMember = UnionMember::kDictionary;

  static std::optional<D> FromV8(Realm& realm,
                                 v8::Local<v8::Value> value,
                                 const Place& place) {
    // 1. If jsDict is not an Object and is neither undefined nor null, then
    //    throw a TypeError.
    if (!value->IsObject() && !value->IsNullOrUndefined()) {
      place.ThrowNotOfType(realm.isolate(), D::kName);
      return std::nullopt;
    }
    D dictionary;
    if (!dictionary.ReadMembers(realm, ScriptValue(value), place))
      return std::nullopt;
    return dictionary;
  }

  static v8::Local<v8::Value> ToV8(Realm& realm, const D& dictionary) {
    const v8::Local<v8::Object> object = v8::Object::New(realm.isolate());
    if (!dictionary.WriteMembers(realm, ScriptValue(object)))
      return {};
    return object;
  }
};

// Reads the member `name` of `object`, which may be undefined or null; false
// when an exception is pending. Without such a property `value` is undefined.
// https://webidl.spec.whatwg.org/#js-to-dictionary
bool GetDictionaryMember(Realm& realm,
                         ScriptValue object,
                         const char* name,
                         v8::Local<v8::Value>& value);

// False when an exception is pending.
// https://webidl.spec.whatwg.org/#dictionary-to-js
bool SetDictionaryMember(Realm& realm,
                         ScriptValue object,
                         const char* name,
                         v8::Local<v8::Value> value);

// Reads a member into `member`, which keeps its default when it is missing.
template <typename IDLType, typename Member>
[[nodiscard]] bool ReadDictionaryMember(Realm& realm,
                                        ScriptValue object,
                                        const Place& place,
                                        Member& member) {
  v8::Local<v8::Value> value;
  if (!GetDictionaryMember(realm, object, place.member, value))
    return false;
  if (value->IsUndefined())
    return true;
  std::optional<CppType<IDLType>> converted =
      Convert<IDLType>(realm, value, place);
  if (!converted)
    return false;
  member = std::move(*converted);
  return true;
}

// The same for a required member.
template <typename IDLType, typename Member>
[[nodiscard]] bool ReadRequiredDictionaryMember(Realm& realm,
                                                ScriptValue object,
                                                const Place& place,
                                                Member& member) {
  v8::Local<v8::Value> value;
  if (!GetDictionaryMember(realm, object, place.member, value))
    return false;
  if (value->IsUndefined()) {
    place.ThrowTypeError(realm.isolate(), "Required member is undefined.");
    return false;
  }
  std::optional<CppType<IDLType>> converted =
      Convert<IDLType>(realm, value, place);
  if (!converted)
    return false;
  member = std::move(*converted);
  return true;
}

// Writes a member that is present.
template <typename IDLType, typename Member>
[[nodiscard]] bool WriteDictionaryMember(Realm& realm,
                                         ScriptValue object,
                                         const char* name,
                                         const Member& member) {
  return SetDictionaryMember(realm, object, name, ToV8<IDLType>(realm, member));
}

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CONVERT_DICTIONARIES_H_
