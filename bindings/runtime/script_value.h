// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_SCRIPT_VALUE_H_
#define WSJS_BINDINGS_RUNTIME_SCRIPT_VALUE_H_

#include <v8-local-handle.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "src/base/bytes.h"

namespace v8 {
class String;
class Value;
}  // namespace v8

namespace wsjs::bindings {

class Realm;

// A value of script: a handle that is valid until the ScriptScope in which it
// was made ends (in a function that script has called: until it returns). Only
// for the stack; to keep a value, store it as an edge of a wrapper.
class ScriptValue {
 public:
  // No value at all, not even undefined.
  ScriptValue() = default;
  explicit ScriptValue(v8::Local<v8::Value> value) : value_(value) {}

  static void* operator new(size_t) = delete;

  static ScriptValue Undefined(Realm& realm);
  static ScriptValue Null(Realm& realm);
  static ScriptValue FromBoolean(Realm& realm, bool value);
  static ScriptValue FromInteger(Realm& realm, int32_t value);
  static ScriptValue FromNumber(Realm& realm, double value);
  // `text` is valid UTF-8.
  static ScriptValue FromUtf8(Realm& realm, std::string_view text);
  // The same of a text that has more than ASCII.
  static ScriptValue FromNonAscii(Realm& realm, std::string_view text);
  static ScriptValue FromUtf16(Realm& realm, std::u16string_view text);
  // Bytes 0x00 to 0xFF as U+0000 to U+00FF.
  static ScriptValue FromLatin1(Realm& realm, std::string_view bytes);
  // The same of a block of ASCII, which the string owns from here on when it is
  // large.
  static ScriptValue FromAscii(Realm& realm, OwnedBytes bytes);
  // An internalised string. `text` is ASCII and a literal: the realm's isolate
  // keeps one string per address.
  static ScriptValue FromLiteral(Realm& realm, const char* text);
  // A new ArrayBuffer: it owns the bytes from here on, or has a copy of them
  // when they are few.
  static ScriptValue NewArrayBuffer(Realm& realm, OwnedBytes bytes);
  static ScriptValue NewArrayBuffer(Realm& realm, ByteSpan bytes);
  static ScriptValue NewUint8Array(Realm& realm, OwnedBytes bytes);
  // A new, empty Array or ordinary object.
  static ScriptValue NewArray(Realm& realm);
  // An Array that can't be changed.
  static ScriptValue NewFrozenArray(Realm& realm,
                                    std::span<const ScriptValue> elements = {});
  static ScriptValue NewObject(Realm& realm);

  bool IsEmpty() const { return value_.IsEmpty(); }
  bool IsUndefined() const;
  bool IsNull() const;
  bool IsNullOrUndefined() const;
  bool IsBoolean() const;
  bool IsNumber() const;
  bool IsString() const;
  bool IsSymbol() const;
  bool IsObject() const;
  bool IsCallable() const;
  bool IsNativeError() const;

  bool IsTrue() const;
  bool IsFalse() const;
  // IsStrictlyEqual (`===`).
  bool StrictEquals(const ScriptValue& other) const;

  // Of a value of that type.
  double AsNumber() const;
  std::string AsUtf8(Realm& realm) const;  // lone surrogates become U+FFFD
  std::u16string AsUtf16(Realm& realm) const;

  v8::Local<v8::Value> v8_value() const { return value_; }

 private:
  v8::Local<v8::Value> value_;
};

// A ScriptValue that is a string: what an implementation takes and returns that
// needs no string of C++. It may have lone surrogates, a USVString too.
class ScriptString final : public ScriptValue {
 public:
  ScriptString() = default;
  explicit ScriptString(v8::Local<v8::String> string);
  // `value` is a string.
  explicit ScriptString(ScriptValue value);

  v8::Local<v8::String> v8_string() const;

  // Whether it is `literal`, which is ASCII.
  bool Equals(Realm& realm, const char* literal) const;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_SCRIPT_VALUE_H_
