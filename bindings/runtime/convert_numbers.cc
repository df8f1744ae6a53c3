// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/convert_numbers.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "bindings/runtime/script_value.h"
#include "bindings/runtime/sequence_iterator.h"
#include "bindings/runtime/strings.h"

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

// https://tc39.es/ecma262/#sec-toprimitive
// ToPrimitive(object, number): V8 has it for numbers only by way of ToNumber,
// which throws of a BigInt.
v8::MaybeLocal<v8::Value> ToPrimitive(Realm& realm,
                                      v8::Local<v8::Object> object,
                                      const Place& place) {
  v8::Isolate* const isolate = realm.isolate();
  // 1.a. Let exoticToPrim be ? GetMethod(input, %Symbol.toPrimitive%).
  v8::Local<v8::Value> method;
  if (!SequenceIterator::GetMethod(
          realm, object, v8::Symbol::GetToPrimitive(isolate), place, method)) {
    return {};
  }
  v8::Local<v8::Value> result;
  if (!method->IsUndefined()) {
    // 1.b. […] Let result be ? Call(exoticToPrim, input, « hint »). If result
    //      is not an Object, return result.
    v8::Local<v8::Value> hint = ToV8String(isolate, "number");
    if (!method.As<v8::Object>()
             ->CallAsFunction(realm.context(), object, 1, &hint)
             .ToLocal(&result)) {
      return {};
    }
    if (!result->IsObject())
      return result;
  } else {
    // 1.d. Return ? OrdinaryToPrimitive(input, number).
    for (const char* const name : {"valueOf", "toString"}) {
      // OrdinaryToPrimitive 3.a. Let method be ? Get(O, name).
      if (!object->Get(realm.context(), ToV8String(isolate, name))
               .ToLocal(&method)) {
        return {};
      }
      // 3.b. If IsCallable(method) is true, then let result be ? Call(method,
      //      O). If result is not an Object, return result.
      if (!ScriptValue(method).IsCallable())
        continue;
      if (!method.As<v8::Object>()
               ->CallAsFunction(realm.context(), object, 0, nullptr)
               .ToLocal(&result)) {
        return {};
      }
      if (!result->IsObject())
        return result;
    }
  }
  // 1.c. and 4. Throw a TypeError.
  place.ThrowTypeError(isolate,
                       "The object cannot be converted to a primitive value.");
  return {};
}

}  // namespace

v8::MaybeLocal<v8::Value> ToNumeric(Realm& realm,
                                    v8::Local<v8::Value> value,
                                    const Place& place) {
  // 1. Let primValue be ? ToPrimitive(value, number).
  v8::Local<v8::Value> primitive = value;
  if (value->IsObject() &&
      !ToPrimitive(realm, value.As<v8::Object>(), place).ToLocal(&primitive)) {
    return {};
  }
  // 2. If primValue is a BigInt, return primValue.
  if (primitive->IsBigInt())
    return primitive;
  // 3. Return ? ToNumber(primValue).
  v8::Local<v8::Number> number;
  if (!primitive->ToNumber(realm.context()).ToLocal(&number))
    return {};
  return number;
}

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
