// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_VALUES_H_
#define WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_VALUES_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bindings/runtime/buffer_source.h"
#include "bindings/runtime/callback_function.h"
#include "bindings/runtime/promise.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"
#include "test_bindings/test_base_options.h"
#include "test_bindings/test_color.h"
#include "test_bindings/test_options.h"
#include "test_bindings/test_result.h"
#include "tests/unit/bindings/test_interfaces/test_base.h"
#include "tests/unit/bindings/test_interfaces/test_record.h"

namespace wsjs {

class TestValues final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit TestValues(bindings::Realm& realm) : Wrappable(realm) {}

  static std::unique_ptr<TestValues> Create(bindings::Realm& realm) {
    return std::make_unique<TestValues>(realm);
  }

  bool echoBoolean(bool value) { return value; }
  int8_t echoByte(int8_t value) { return value; }
  uint8_t echoOctet(uint8_t value) { return value; }
  int16_t echoShort(int16_t value) { return value; }
  uint16_t echoUnsignedShort(uint16_t value) { return value; }
  int32_t echoLong(int32_t value) { return value; }
  uint32_t echoUnsignedLong(uint32_t value) { return value; }
  int64_t echoLongLong(int64_t value) { return value; }
  uint64_t echoUnsignedLongLong(uint64_t value) { return value; }
  uint8_t echoClampedOctet(uint8_t value) { return value; }
  int64_t echoClampedLongLong(int64_t value) { return value; }
  uint8_t echoEnforcedOctet(uint8_t value) { return value; }
  uint64_t echoEnforcedUnsignedLongLong(uint64_t value) { return value; }
  float echoFloat(float value) { return value; }
  float echoUnrestrictedFloat(float value) { return value; }
  double echoDouble(double value) { return value; }
  double echoUnrestrictedDouble(double value) { return value; }
  bindings::ScriptValue echoBigInt(bindings::ScriptValue value) {
    return value;
  }
  std::u16string echoDOMString(const std::u16string& value) { return value; }
  std::u16string echoNullAsEmpty(const std::u16string& value) { return value; }
  std::string echoUSVString(const std::string& value) { return value; }
  std::string echoByteString(const std::string& value) { return value; }
  bindings::ScriptValue echoAny(bindings::ScriptValue value) { return value; }
  bindings::ScriptValue echoObject(bindings::ScriptValue value) {
    return value;
  }
  bindings::ScriptValue echoSymbol(bindings::ScriptValue value) {
    return value;
  }
  TestColor echoColor(TestColor value) { return value; }
  TestBase& echoInterface(TestBase& value) { return value; }
  TestBase* echoNullableInterface(TestBase* value) { return value; }
  TestBase* echoInterfaceOrUndefined(TestBase* value) { return value; }
  std::optional<int32_t> echoLongOrUndefined(
      const std::optional<int32_t>& value) {
    return value;
  }
  TestRecord echoInObject(TestRecord value) { return value; }
  std::optional<int32_t> echoNullableLong(std::optional<int32_t> value) {
    return value;
  }
  std::vector<int32_t> echoSequence(std::vector<int32_t> value) {
    return value;
  }
  std::vector<std::vector<std::u16string>> echoNestedSequence(
      std::vector<std::vector<std::u16string>> value) {
    return value;
  }
  std::vector<std::u16string> echoFrozenArray(
      std::vector<std::u16string> value) {
    return value;
  }
  std::vector<std::pair<std::string, int32_t>> echoRecord(
      std::vector<std::pair<std::string, int32_t>> value) {
    return value;
  }
  std::variant<bool, double, std::u16string> echoPrimitiveUnion(
      std::variant<bool, double, std::u16string> value) {
    return value;
  }
  std::string describeUnion(const std::variant<TestBase*,
                                               bindings::BufferSource,
                                               bindings::CallbackFunction,
                                               std::vector<std::u16string>,
                                               TestBaseOptions,
                                               std::u16string>& value);
  std::string describeNullableUnion(
      const std::optional<
          std::variant<std::u16string, std::vector<std::u16string>>>& value);
  std::string describeRecordUnion(
      const std::variant<std::vector<std::vector<std::string>>,
                         std::vector<std::pair<std::string, std::string>>,
                         std::string>& value);
  std::string describeNestedUnion(
      const std::optional<
          std::variant<int32_t, std::u16string, std::vector<int32_t>, bool>>&
          value) {
    constexpr const char* kNames[] = {"long", "string", "sequence", "boolean"};
    return value ? kNames[value->index()] : "null";
  }
  std::string describeBigIntUnion(
      const std::variant<bindings::ScriptValue, std::u16string>& value) {
    return value.index() == 0 ? "bigint" : "string";
  }
  std::string describeNumericUnion(
      const std::variant<uint8_t, bindings::ScriptValue>& value) {
    return value.index() == 0 ? "octet " + std::to_string(std::get<0>(value))
                              : "bigint";
  }
  std::string describeObjectUnion(
      const std::variant<bindings::CallbackFunction, std::u16string>& value) {
    return value.index() == 0 ? "function" : "string";
  }
  std::string describeAnyBuffer(const bindings::BufferSource& value) {
    return describeBuffer(value);
  }
  std::string describeBuffer(const bindings::BufferSource& value);
  std::string describeUint8Array(const bindings::BufferSource& value);
  void fill(const bindings::BufferSource& value, uint8_t with);

  std::string describeOptions(const TestOptions& options);
  TestResult makeResult(int32_t sum, const std::u16string& text);

  std::string describeOptional(const std::optional<int32_t>& number,
                               const std::u16string& text,
                               const TestBaseOptions& options,
                               const std::vector<int32_t>& numbers,
                               TestBase* base);
  std::string describeVariadic(const std::u16string& first,
                               const std::vector<int32_t>& rest);

  std::string overloaded() { return "nothing"; }
  std::string overloaded(int32_t) { return "long"; }
  std::string overloaded(const std::u16string&) { return "DOMString"; }
  std::string overloaded(TestBase&) { return "TestBase"; }
  std::string overloaded(const std::vector<int32_t>&) { return "sequence"; }
  std::string overloaded(int32_t, const std::u16string&) {
    return "long, DOMString";
  }

  // Buffers of all types are one in C++.
  std::string bufferOrObject(const bindings::BufferSource&) { return "buffer"; }
  std::string bufferOrObject(TestBase&) { return "TestBase"; }
  std::string bufferOrObject(bool) { return "boolean"; }
  std::string bufferOrObject(const std::optional<int32_t>& number) {
    return number ? "long" : "null";
  }

  std::string ordered(int32_t first, const std::u16string&, int32_t third) {
    return std::to_string(first) + " DOMString " + std::to_string(third);
  }
  std::string ordered(int32_t first, TestBase&) {
    return std::to_string(first) + " TestBase";
  }
  std::string ordered(TestBase&, const std::u16string&, int32_t third) {
    return "TestBase DOMString " + std::to_string(third);
  }
  std::string iterated(const std::string& first, const std::vector<int32_t>&) {
    return first + " sequence";
  }
  std::string iterated(const std::string& first, const std::u16string&) {
    return first + " DOMString";
  }
  std::string optionalOrSequence(TestBase* base) {
    return base ? "TestBase" : "missing";
  }
  std::string optionalOrSequence(
      const std::optional<std::vector<int32_t>>& numbers) {
    return numbers ? "sequence" : "null";
  }
  bindings::Promise promiseOf(int32_t number) {
    return resolveWith(bindings::ScriptValue::FromInteger(realm(), number));
  }
  bindings::Promise promiseOf(TestBase& base) {
    return resolveWith(bindings::ScriptValue::FromUtf16(realm(), base.name()));
  }

  ExceptionOr<bindings::ScriptValue> call(bindings::CallbackFunction callback,
                                          bindings::ScriptValue this_argument,
                                          bindings::ScriptValue argument);
  bool callAndReport(bindings::CallbackFunction callback);
  ExceptionOr<bindings::ScriptValue> callListener(
      bindings::CallbackInterface listener,
      bindings::ScriptValue argument);
  bindings::Promise resolveWith(bindings::ScriptValue value);
  bindings::Promise rejectWith(const std::u16string& name);
  bindings::Promise takeLong(int32_t value);

  ExceptionOr<void> throwTypeError() {
    return Exception::TypeError("Wrong type.");
  }
  ExceptionOr<void> throwRangeError() {
    return Exception::RangeError("Out of range.");
  }
  ExceptionOr<std::u16string> throwDOMException() {
    return Exception::DOMException("SyntaxError", "Bad syntax.");
  }
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_VALUES_H_
