// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CONVERT_STRINGS_H_
#define WSJS_BINDINGS_RUNTIME_CONVERT_STRINGS_H_

#include <string>
#include <string_view>

#include "bindings/runtime/converter.h"
#include "bindings/runtime/strings.h"

namespace wsjs::bindings {

// https://tc39.es/ecma262/#sec-tostring
// Empty, with an exception of script or V8 pending: of a symbol, a TypeError.
v8::Local<v8::String> ToString(Realm& realm, v8::Local<v8::Value> value);

// https://webidl.spec.whatwg.org/#js-DOMString
template <>
struct Converter<IDLDOMString> {
  using CppType = std::u16string;
  static constexpr UnionMember kUnionMember = UnionMember::kString;
  static std::optional<std::u16string> FromV8(Realm& realm,
                                              v8::Local<v8::Value> value,
                                              const Place& place);
  static std::u16string FromV8String(Realm& realm,
                                     v8::Local<v8::String> string) {
    return ToUtf16(realm.isolate(), string);
  }
  static v8::Local<v8::Value> ToV8(Realm& realm, std::u16string_view text) {
    return ToV8String(realm.isolate(), text);
  }
  // Valid UTF-8.
  static v8::Local<v8::Value> ToV8(Realm& realm, std::string_view text) {
    return ToV8String(realm.isolate(), text);
  }
};

// https://webidl.spec.whatwg.org/#js-USVString
// Valid UTF-8.
template <>
struct Converter<IDLUSVString> {
  using CppType = std::string;
  static constexpr UnionMember kUnionMember = UnionMember::kString;
  static std::optional<std::string> FromV8(Realm& realm,
                                           v8::Local<v8::Value> value,
                                           const Place& place);
  static std::string FromV8String(Realm& realm, v8::Local<v8::String> string) {
    return ToUtf8(realm.isolate(), string);
  }
  static v8::Local<v8::Value> ToV8(Realm& realm, std::string_view text) {
    return ToV8String(realm.isolate(), text);
  }
};

// https://webidl.spec.whatwg.org/#js-ByteString
// Each byte is a code unit.
template <>
struct Converter<IDLByteString> {
  using CppType = std::string;
  static constexpr UnionMember kUnionMember = UnionMember::kString;
  static std::optional<std::string> FromV8(Realm& realm,
                                           v8::Local<v8::Value> value,
                                           const Place& place);
  static v8::Local<v8::Value> ToV8(Realm& realm, std::string_view bytes) {
    return Latin1ToV8String(realm.isolate(), bytes);
  }
};

// https://webidl.spec.whatwg.org/#LegacyNullToEmptyString
template <typename String>
struct Converter<IDLLegacyNullToEmptyString<String>> : Converter<String> {
  static std::optional<CppType<String>> FromV8(Realm& realm,
                                               v8::Local<v8::Value> value,
                                               const Place& place) {
    if (value->IsNull())
      return CppType<String>();
    return Converter<String>::FromV8(realm, value, place);
  }
};

// A DOMString or USVString that is an argument, or such a member of a union
// that is: becomes the string of C++ only when the implementation wants that,
// and not a ScriptString.
template <typename String>
class StringArgument final {
 public:
  StringArgument(Realm& realm, v8::Local<v8::String> string)
      : realm_(&realm), string_(string) {}

  static std::optional<StringArgument> FromV8(Realm& realm,
                                              v8::Local<v8::Value> value) {
    const v8::Local<v8::String> string = ToString(realm, value);
    if (string.IsEmpty())
      return std::nullopt;
    return StringArgument(realm, string);
  }

  operator ScriptString() const { return ScriptString(string_); }
  operator CppType<String>() const {
    return Converter<String>::FromV8String(*realm_, string_);
  }

 private:
  Realm* realm_;
  v8::Local<v8::String> string_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CONVERT_STRINGS_H_
