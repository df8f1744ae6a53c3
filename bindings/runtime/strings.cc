// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/strings.h"

#include <v8.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/v8_compat.h"
#include "src/base/bytes.h"
#include "src/base/utf.h"

namespace wsjs::bindings {

namespace {

// From here on a string takes over a block instead of copying it. That costs
// 80 ns at any size, copying 4 KiB costs 280 ns.
constexpr size_t kMinSizeToAdopt = 4096;

class AsciiResource final : public v8::String::ExternalOneByteStringResource {
 public:
  explicit AsciiResource(OwnedBytes bytes) : bytes_(std::move(bytes)) {}

  const char* data() const override {
    return reinterpret_cast<const char*>(bytes_.data());
  }
  size_t length() const override { return bytes_.size(); }

 private:
  const OwnedBytes bytes_;
};

v8::Local<v8::String> ThrowIfTooLong(v8::Isolate* isolate,
                                     v8::MaybeLocal<v8::String> maybe_string) {
  v8::Local<v8::String> string;
  if (!maybe_string.ToLocal(&string)) {
    isolate->ThrowException(v8::Exception::RangeError(
        v8::String::NewFromUtf8Literal(isolate, "Invalid string length")));
  }
  return string;
}

// V8 counts lengths in int; what doesn't fit is too long in any case.
int LengthForV8(size_t length) {
  return static_cast<int>(
      std::min(length, static_cast<size_t>(v8::String::kMaxLength) + 1));
}

}  // namespace

std::string ToUtf8(v8::Isolate* isolate, v8::Local<v8::String> string) {
  const auto length = static_cast<size_t>(string->Length());
  if (string->IsOneByte()) {
    std::string latin1(length, '\0');
    WriteOneByte(isolate, string, reinterpret_cast<uint8_t*>(latin1.data()));
    // OPTIMIZATION: Most strings are ASCII and stay as they are.
    return IsAscii(AsBytes(latin1)) ? latin1 : Latin1ToUtf8(latin1);
  }
  return Utf16ToUtf8(ToUtf16(isolate, string));
}

Utf8Text::Utf8Text(Realm& realm, const ScriptString& script_string) {
  v8::Isolate* const isolate = realm.isolate();
  const v8::Local<v8::String> string = script_string.v8_string();
  if (!string->IsOneByte()) {
    other_text_ = ToUtf8(isolate, string);
    text_ = other_text_;
    return;
  }
  const auto length = static_cast<size_t>(string->Length());
  char* latin1 = short_text_.data();
  if (length > kShort) {
    long_text_ = OwnedBytes(length);
    latin1 = reinterpret_cast<char*>(long_text_.data());
  }
  WriteOneByte(isolate, string, reinterpret_cast<uint8_t*>(latin1));
  text_ = {latin1, length};
  // OPTIMIZATION: Most strings are ASCII and stay as they are.
  if (!IsAscii(AsBytes(text_))) {
    other_text_ = Latin1ToUtf8(text_);
    text_ = other_text_;
  }
}

std::u16string ToUtf16(v8::Isolate* isolate, v8::Local<v8::String> string) {
  std::u16string text(static_cast<size_t>(string->Length()), u'\0');
  WriteTwoByte(isolate, string, reinterpret_cast<uint16_t*>(text.data()));
  return text;
}

v8::Local<v8::String> ToV8String(v8::Isolate* isolate, std::string_view text) {
  if (IsAscii(AsBytes(text)))
    return Latin1ToV8String(isolate, text);
  return NonAsciiToV8String(isolate, text);
}

v8::Local<v8::String> NonAsciiToV8String(v8::Isolate* isolate,
                                         std::string_view text) {
  // What most messages fit into needs no allocation.
  constexpr size_t kShort = 2048;
  std::array<char16_t, kShort> short_buffer;  // Uninitialised.
  OwnedBytes long_buffer;
  char16_t* buffer = short_buffer.data();
  if (text.size() > kShort) {
    long_buffer = OwnedBytes(text.size() * sizeof(char16_t));
    buffer = reinterpret_cast<char16_t*>(long_buffer.data());
  }
  // OPTIMIZATION: V8 would look for itself whether one byte a character is
  // enough, and more slowly.
  auto* const latin1 = reinterpret_cast<char*>(buffer);
  if (const std::optional<size_t> size = Utf8ToLatin1(text, latin1))
    return Latin1ToV8String(isolate, {latin1, *size});
  const size_t size = Utf8ToUtf16(text, buffer);
  return ToV8String(isolate, std::u16string_view(buffer, size));
}

v8::Local<v8::String> ToV8String(v8::Isolate* isolate,
                                 std::u16string_view text) {
  return ThrowIfTooLong(
      isolate, v8::String::NewFromTwoByte(
                   isolate, reinterpret_cast<const uint16_t*>(text.data()),
                   v8::NewStringType::kNormal, LengthForV8(text.size())));
}

v8::Local<v8::String> Latin1ToV8String(v8::Isolate* isolate,
                                       std::string_view bytes) {
  return ThrowIfTooLong(
      isolate, v8::String::NewFromOneByte(
                   isolate, reinterpret_cast<const uint8_t*>(bytes.data()),
                   v8::NewStringType::kNormal, LengthForV8(bytes.size())));
}

v8::Local<v8::String> AsciiToV8String(v8::Isolate* isolate, OwnedBytes bytes) {
  if (bytes.size() < kMinSizeToAdopt ||
      bytes.size() > static_cast<size_t>(v8::String::kMaxLength)) {
    return Latin1ToV8String(isolate, AsStringView(bytes.span()));
  }
  // The string deletes the resource.
  return v8::String::NewExternalOneByte(isolate,
                                        new AsciiResource(std::move(bytes)))
      .ToLocalChecked();
}

}  // namespace wsjs::bindings
