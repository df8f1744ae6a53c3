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

// Reads the members of a dictionary, each of which keeps its default when it is
// missing. What returns false has left an exception pending. Only for the
// stack. https://webidl.spec.whatwg.org/#js-to-dictionary
class DictionaryReader final {
 public:
  // `object` may be undefined or null. `place` outlives this.
  DictionaryReader(Realm& realm,
                   ScriptValue object,
                   const char* dictionary,
                   const Place& place)
      : realm_(realm),
        object_(object),
        dictionary_(dictionary),
        place_(place) {}

  template <typename IDLType, typename Member>
  [[nodiscard]] bool Read(const char* name, Member& member) {
    v8::Local<v8::Value> value;
    return Get(name, value) && (value->IsUndefined() ||
                                ConvertMember<IDLType>(name, value, member));
  }

  template <typename IDLType, typename Member>
  [[nodiscard]] bool ReadRequired(const char* name, Member& member) {
    v8::Local<v8::Value> value;
    if (!Get(name, value))
      return false;
    if (value->IsUndefined())
      return ThrowMissingMember(name);
    return ConvertMember<IDLType>(name, value, member);
  }

 private:
  // Undefined without such a property.
  bool Get(const char* name, v8::Local<v8::Value>& value);
  bool ThrowMissingMember(const char* name);

  template <typename IDLType, typename Member>
  bool ConvertMember(const char* name,
                     v8::Local<v8::Value> value,
                     Member& member) {
    auto converted =
        Convert<IDLType>(realm_, value, place_.Member(dictionary_, name));
    if (!converted)
      return false;
    member = std::move(*converted);
    return true;
  }

  Realm& realm_;
  const ScriptValue object_;
  const char* const dictionary_;
  const Place& place_;
};

// Makes the members of a dictionary properties of an object. Only for the
// stack. https://webidl.spec.whatwg.org/#dictionary-to-js
class DictionaryWriter final {
 public:
  DictionaryWriter(Realm& realm, ScriptValue object)
      : realm_(realm), object_(object) {}

  // False when an exception is pending.
  template <typename IDLType, typename Member>
  [[nodiscard]] bool Write(const char* name, Member&& member) {
    return Set(name, ToV8<IDLType>(realm_, std::forward<Member>(member)));
  }

 private:
  bool Set(const char* name, v8::Local<v8::Value> value);

  Realm& realm_;
  const ScriptValue object_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CONVERT_DICTIONARIES_H_
