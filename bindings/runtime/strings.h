// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_STRINGS_H_
#define WSJS_BINDINGS_RUNTIME_STRINGS_H_

#include <v8-local-handle.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "src/base/bytes.h"

namespace v8 {
class Isolate;
class String;
}  // namespace v8

// Strings of V8 from and to those of C++, by simdutf, which is many times
// faster than V8 at everything that isn't ASCII.
namespace wsjs::bindings {

class Realm;
class ScriptString;

// Lone surrogates become U+FFFD.
std::string ToUtf8(v8::Isolate* isolate, v8::Local<v8::String> string);
std::u16string ToUtf16(v8::Isolate* isolate, v8::Local<v8::String> string);

// Empty, with a RangeError thrown, when the text is longer than strings can be.
// `text` is valid UTF-8.
v8::Local<v8::String> ToV8String(v8::Isolate* isolate, std::string_view text);
v8::Local<v8::String> ToV8String(v8::Isolate* isolate,
                                 std::u16string_view text);
// Bytes 0x00 to 0xFF as U+0000 to U+00FF.
v8::Local<v8::String> Latin1ToV8String(v8::Isolate* isolate,
                                       std::string_view bytes);

// `text` is valid UTF-8 and not only ASCII.
v8::Local<v8::String> NonAsciiToV8String(v8::Isolate* isolate,
                                         std::string_view text);

// Takes over the block when that is cheaper than a copy.
v8::Local<v8::String> AsciiToV8String(v8::Isolate* isolate, OwnedBytes bytes);

// A string of script as UTF-8; lone surrogates are U+FFFD. Only for the stack,
// where it keeps what is short.
class Utf8Text final {
 public:
  Utf8Text(Realm& realm, const ScriptString& string);
  Utf8Text(const Utf8Text&) = delete;
  Utf8Text& operator=(const Utf8Text&) = delete;

  std::string_view view() const { return text_; }

 private:
  static constexpr size_t kShort = 2048;

  std::array<char, kShort> short_text_;  // Uninitialised.
  std::string other_text_;
  OwnedBytes long_text_;
  std::string_view text_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_STRINGS_H_
