// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/convert_strings.h"

#include "bindings/runtime/v8_compat.h"

namespace wsjs::bindings {

v8::Local<v8::String> ToString(Realm& realm, v8::Local<v8::Value> value) {
  if (value->IsString())
    return value.As<v8::String>();
  v8::Local<v8::String> string;
  // Stays empty when it throws.
  [[maybe_unused]] const bool has_string =
      value->ToString(realm.context()).ToLocal(&string);
  return string;
}

std::optional<std::u16string> Converter<IDLDOMString>::FromV8(
    Realm& realm,
    v8::Local<v8::Value> value,
    const Place&) {
  const v8::Local<v8::String> string = ToString(realm, value);
  if (string.IsEmpty())
    return std::nullopt;
  return ToUtf16(realm.isolate(), string);
}

std::optional<std::string> Converter<IDLUSVString>::FromV8(
    Realm& realm,
    v8::Local<v8::Value> value,
    const Place&) {
  const v8::Local<v8::String> string = ToString(realm, value);
  if (string.IsEmpty())
    return std::nullopt;
  return ToUtf8(realm.isolate(), string);
}

std::optional<std::string> Converter<IDLByteString>::FromV8(
    Realm& realm,
    v8::Local<v8::Value> value,
    const Place& place) {
  // 1. Let x be ? ToString(V).
  const v8::Local<v8::String> string = ToString(realm, value);
  if (string.IsEmpty())
    return std::nullopt;
  // 2. If the value of any element of x is greater than 255, then throw a
  //    TypeError.
  if (!string->ContainsOnlyOneByte()) {
    place.ThrowTypeError(realm.isolate(),
                         "String contains non ISO-8859-1 code point.");
    return std::nullopt;
  }
  std::string bytes(static_cast<size_t>(string->Length()), '\0');
  WriteOneByte(realm.isolate(), string,
               reinterpret_cast<uint8_t*>(bytes.data()));
  return bytes;
}

}  // namespace wsjs::bindings
