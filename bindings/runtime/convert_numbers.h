// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CONVERT_NUMBERS_H_
#define WSJS_BINDINGS_RUNTIME_CONVERT_NUMBERS_H_

#include <cstdint>
#include <limits>
#include <type_traits>

#include "bindings/runtime/converter.h"

namespace wsjs::bindings {

// What the conversion needs to know of an integer type.
struct IntegerType final {
  const char* name;
  int bits;
  bool is_signed;
  // Of the conversion: those of the type, but at most what a double holds
  // exactly.
  double minimum;
  double maximum;
};

template <typename Integer>
inline constexpr IntegerType kIntegerType = [] {
  constexpr int kBits = static_cast<int>(sizeof(Integer)) * 8;
  constexpr bool kIsSigned = std::is_signed_v<Integer>;
  constexpr double kMaxSafeInteger = 9007199254740991;
  const char* name = "";
  switch (kBits) {
    case 8:
      name = kIsSigned ? "byte" : "octet";
      break;
    case 16:
      name = kIsSigned ? "short" : "unsigned short";
      break;
    case 32:
      name = kIsSigned ? "long" : "unsigned long";
      break;
    case 64:
      name = kIsSigned ? "long long" : "unsigned long long";
      break;
  }
  return IntegerType{
      name, kBits, kIsSigned,
      kBits == 64 ? (kIsSigned ? -kMaxSafeInteger : 0)
                  : static_cast<double>(std::numeric_limits<Integer>::min()),
      kBits == 64 ? kMaxSafeInteger
                  : static_cast<double>(std::numeric_limits<Integer>::max())};
}();

// https://webidl.spec.whatwg.org/#abstract-opdef-converttoint
// The result is integral and, as a two's complement of the type's width, in
// range.
std::optional<int64_t> ConvertToInt(Realm& realm,
                                    v8::Local<v8::Value> value,
                                    const IntegerType& type,
                                    IntegerMode mode,
                                    const Place& place);

template <typename Integer, IntegerMode mode>
struct Converter<IDLInteger<Integer, mode>> {
  using CppType = Integer;
  static constexpr UnionMember kUnionMember = UnionMember::kNumeric;
  static std::optional<Integer> FromV8(Realm& realm,
                                       v8::Local<v8::Value> value,
                                       const Place& place) {
    const std::optional<int64_t> integer =
        ConvertToInt(realm, value, kIntegerType<Integer>, mode, place);
    if (!integer)
      return std::nullopt;
    return static_cast<Integer>(*integer);
  }
  static v8::Local<v8::Value> ToV8(Realm& realm, Integer value) {
    if constexpr (sizeof(Integer) == 8)
      return v8::Number::New(realm.isolate(), static_cast<double>(value));
    else if constexpr (std::is_signed_v<Integer>)
      return v8::Integer::New(realm.isolate(), value);
    else
      return v8::Integer::NewFromUnsigned(realm.isolate(), value);
  }
};

// https://webidl.spec.whatwg.org/#js-double
// https://webidl.spec.whatwg.org/#js-float
// Finite.
std::optional<double> ConvertToDouble(Realm& realm,
                                      v8::Local<v8::Value> value,
                                      const Place& place);
std::optional<float> ConvertToFloat(Realm& realm,
                                    v8::Local<v8::Value> value,
                                    const Place& place);
std::optional<double> ConvertToUnrestrictedDouble(Realm& realm,
                                                  v8::Local<v8::Value> value);

// https://tc39.es/ecma262/#sec-tonumeric
// A Number or a BigInt; empty when an exception is pending.
v8::MaybeLocal<v8::Value> ToNumeric(Realm& realm,
                                    v8::Local<v8::Value> value,
                                    const Place& place);

template <typename Number>
struct FloatConverter {
  using CppType = Number;
  static constexpr UnionMember kUnionMember = UnionMember::kNumeric;
  static v8::Local<v8::Value> ToV8(Realm& realm, Number value) {
    return v8::Number::New(realm.isolate(), value);
  }
};

template <>
struct Converter<IDLDouble> : FloatConverter<double> {
  static std::optional<double> FromV8(Realm& realm,
                                      v8::Local<v8::Value> value,
                                      const Place& place) {
    return ConvertToDouble(realm, value, place);
  }
};

template <>
struct Converter<IDLUnrestrictedDouble> : FloatConverter<double> {
  static std::optional<double> FromV8(Realm& realm,
                                      v8::Local<v8::Value> value,
                                      const Place&) {
    return ConvertToUnrestrictedDouble(realm, value);
  }
};

template <>
struct Converter<IDLFloat> : FloatConverter<float> {
  static std::optional<float> FromV8(Realm& realm,
                                     v8::Local<v8::Value> value,
                                     const Place& place) {
    return ConvertToFloat(realm, value, place);
  }
};

template <>
struct Converter<IDLUnrestrictedFloat> : FloatConverter<float> {
  static std::optional<float> FromV8(Realm& realm,
                                     v8::Local<v8::Value> value,
                                     const Place&) {
    const std::optional<double> number =
        ConvertToUnrestrictedDouble(realm, value);
    if (!number)
      return std::nullopt;
    return static_cast<float>(*number);
  }
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CONVERT_NUMBERS_H_
