// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/convert_numbers.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace wsjs::bindings {

namespace {

// https://webidl.spec.whatwg.org/#abstract-opdef-integerpart
double IntegerPart(double number) {
  return std::trunc(number);
}

bool IsInRange(double number, const IntegerType& type) {
  return number >= type.minimum && number <= type.maximum;
}

std::optional<int64_t> EnforceRange(Realm& realm,
                                    double number,
                                    const IntegerType& type,
                                    const Place& place) {
  // 6.1. If x is NaN, +∞, or −∞, then throw a TypeError.
  if (!std::isfinite(number)) {
    place.ThrowTypeError(realm.isolate(),
                         std::string("Value is ") +
                             (std::isnan(number) ? "" : "infinite and ") +
                             "not of type '" + type.name + "'.");
    return std::nullopt;
  }
  // 6.2. Set x to IntegerPart(x).
  number = IntegerPart(number);
  // 6.3. If x < lowerBound or x > upperBound, then throw a TypeError.
  if (!IsInRange(number, type)) {
    place.ThrowTypeError(
        realm.isolate(),
        std::string("Value is outside the '") + type.name + "' value range.");
    return std::nullopt;
  }
  return static_cast<int64_t>(number);
}

// 7.1. Set x to min(max(x, lowerBound), upperBound).
// 7.2. Round x to the nearest integer, choosing the even integer if it lies
//      halfway between two.
int64_t Clamp(double number, const IntegerType& type) {
  return static_cast<int64_t>(
      std::nearbyint(std::clamp(number, type.minimum, type.maximum)));
}

// 10. Set x to x modulo 2^bitLength.
// 11. If signedness is "signed" and x ≥ 2^(bitLength − 1), then x −
// 2^bitLength.
// The two's complement does both for negative numbers.
int64_t Modulo(double number, const IntegerType& type) {
  const auto magnitude = static_cast<uint64_t>(
      std::fmod(std::fabs(number), std::ldexp(1, type.bits)));
  return static_cast<int64_t>(number < 0 ? -magnitude : magnitude);
}

}  // namespace

std::optional<int64_t> ConvertToInt(Realm& realm,
                                    v8::Local<v8::Value> value,
                                    const IntegerType& type,
                                    IntegerMode mode,
                                    const Place& place) {
  // OPTIMIZATION: Most numbers are small integers.
  if (value->IsInt32()) {
    const int32_t integer = value.As<v8::Int32>()->Value();
    if (IsInRange(integer, type))
      return integer;
  }
  // 4. Let x be ? ToNumber(V).
  const std::optional<double> converted =
      ConvertToUnrestrictedDouble(realm, value);
  if (!converted)
    return std::nullopt;
  const double number = *converted;
  // 6. [EnforceRange]
  if (mode == IntegerMode::kEnforceRange)
    return EnforceRange(realm, number, type, place);
  // 7. [Clamp] and not NaN
  if (mode == IntegerMode::kClamp && !std::isnan(number))
    return Clamp(number, type);
  // 8. If x is NaN, +0, −0, +∞, or −∞, then return +0.
  if (!std::isfinite(number))
    return 0;
  // 9. Set x to IntegerPart(x).
  return Modulo(IntegerPart(number), type);
}

std::optional<double> ConvertToUnrestrictedDouble(Realm& realm,
                                                  v8::Local<v8::Value> value) {
  if (value->IsNumber())
    return value.As<v8::Number>()->Value();
  double number = 0;
  if (!value->NumberValue(realm.context()).To(&number))
    return std::nullopt;
  return number;
}

std::optional<double> ConvertToDouble(Realm& realm,
                                      v8::Local<v8::Value> value,
                                      const Place& place) {
  const std::optional<double> number =
      ConvertToUnrestrictedDouble(realm, value);
  if (number && !std::isfinite(*number)) {
    place.ThrowTypeError(realm.isolate(),
                         "The provided double value is non-finite.");
    return std::nullopt;
  }
  return number;
}

std::optional<float> ConvertToFloat(Realm& realm,
                                    v8::Local<v8::Value> value,
                                    const Place& place) {
  const std::optional<double> number =
      ConvertToUnrestrictedDouble(realm, value);
  if (!number)
    return std::nullopt;
  const auto result = static_cast<float>(*number);
  if (!std::isfinite(result)) {
    place.ThrowTypeError(realm.isolate(),
                         "The provided float value is non-finite.");
    return std::nullopt;
  }
  return result;
}

}  // namespace wsjs::bindings
