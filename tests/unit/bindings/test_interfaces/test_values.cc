// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/bindings/test_interfaces/test_values.h"

#include <algorithm>

#include "src/base/utf.h"

namespace wsjs {

namespace {

template <typename... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

std::string Join(const std::vector<std::u16string>& parts) {
  std::string joined;
  for (const std::u16string& part : parts)
    joined += (joined.empty() ? "" : ",") + Utf16ToUtf8(part);
  return joined;
}

}  // namespace

std::string TestValues::describeUnion(
    const std::variant<TestBase*,
                       bindings::BufferSource,
                       bindings::CallbackFunction,
                       std::vector<std::u16string>,
                       TestBaseOptions,
                       std::u16string>& value) {
  return std::visit(Overloaded{
                        [](TestBase* base) {
                          return "TestBase " + Utf16ToUtf8(base->name());
                        },
                        [](const bindings::BufferSource& buffer) {
                          return "buffer of " +
                                 std::to_string(buffer.byte_length());
                        },
                        [](const bindings::CallbackFunction&) {
                          return std::string("function");
                        },
                        [](const std::vector<std::u16string>& strings) {
                          return "sequence " + Join(strings);
                        },
                        [](const TestBaseOptions& options) {
                          return "dictionary " + Utf16ToUtf8(options.zone);
                        },
                        [](const std::u16string& string) {
                          return "string " + Utf16ToUtf8(string);
                        },
                    },
                    value);
}

std::string TestValues::describeNullableUnion(
    const std::optional<
        std::variant<std::u16string, std::vector<std::u16string>>>& value) {
  if (!value)
    return "null";
  return value->index() == 0 ? "string" : "sequence";
}

std::string TestValues::describeRecordUnion(
    const std::variant<std::vector<std::vector<std::string>>,
                       std::vector<std::pair<std::string, std::string>>,
                       std::string>& value) {
  static constexpr const char* kNames[] = {"sequence", "record", "string"};
  return kNames[value.index()];
}

std::string TestValues::describeBuffer(const bindings::BufferSource& value) {
  std::string description;
  for (const uint8_t byte : value.bytes())
    description += (description.empty() ? "" : " ") + std::to_string(byte);
  return description;
}

std::string TestValues::describeUint8Array(
    const bindings::BufferSource& value) {
  return describeBuffer(value);
}

void TestValues::fill(const bindings::BufferSource& value, uint8_t with) {
  std::ranges::fill(value.writable_bytes(), with);
}

std::string TestValues::describeOptions(const TestOptions& options) {
  return std::string(options.flag ? "true" : "false") + " " +
         Utf16ToUtf8(options.zone) + " " + std::to_string(options.count) +
         (options.extra.IsNull() ? " null" : " extra") + " [" +
         Join(options.names) + "] " +
         std::to_string(static_cast<int>(options.color)) +
         (options.peer ? " peer" : "") + (options.ratio ? " ratio" : "");
}

TestResult TestValues::makeResult(int32_t sum, const std::u16string& text) {
  TestResult result;
  result.sum = sum;
  result.text = text;
  return result;
}

std::string TestValues::describeOptional(const std::optional<int32_t>& number,
                                         const std::u16string& text,
                                         const TestBaseOptions& options,
                                         const std::vector<int32_t>& numbers,
                                         TestBase* base) {
  return (number ? std::to_string(*number) : "missing") + " " +
         Utf16ToUtf8(text) + " " + Utf16ToUtf8(options.zone) + " " +
         std::to_string(numbers.size()) + (base ? " base" : " null");
}

std::string TestValues::describeVariadic(const std::u16string& first,
                                         const std::vector<int32_t>& rest) {
  std::string description = Utf16ToUtf8(first);
  for (const int32_t number : rest)
    description += " " + std::to_string(number);
  return description;
}

ExceptionOr<bindings::ScriptValue> TestValues::call(
    bindings::CallbackFunction callback,
    bindings::ScriptValue this_argument,
    bindings::ScriptValue argument) {
  return callback.Invoke(realm(), this_argument, {argument});
}

bool TestValues::callAndReport(bindings::CallbackFunction callback) {
  return !callback
              .InvokeAndReport(realm(),
                               bindings::ScriptValue::Undefined(realm()), {})
              .IsEmpty();
}

ExceptionOr<bindings::ScriptValue> TestValues::callListener(
    bindings::CallbackInterface listener,
    bindings::ScriptValue argument) {
  return listener.Call(realm(), "handle", ToScriptValue(), {argument});
}

bindings::Promise TestValues::resolveWith(bindings::ScriptValue value) {
  return bindings::Promise::ResolvedWith(realm(), value);
}

bindings::Promise TestValues::rejectWith(const std::u16string&) {
  return bindings::Promise::RejectedWith(
      realm(), Exception::DOMException("AbortError", "Rejected."));
}

bindings::Promise TestValues::takeLong(int32_t) {
  return resolveWith(bindings::ScriptValue::Undefined(realm()));
}

}  // namespace wsjs
