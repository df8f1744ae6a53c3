// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_BASE_EXCEPTION_OR_H_
#define WSJS_SRC_BASE_EXCEPTION_OR_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "src/base/check.h"

namespace wsjs {

// What an algorithm of a standard throws, as plain data: only the bindings turn
// it into an exception of script.
struct Exception {
  enum class Type : uint8_t {
    kTypeError,
    kRangeError,
    kSyntaxError,    // ECMAScript's, not the DOMException of that name
    kDOMException,   // `name` tells which
    kAlreadyThrown,  // script threw, and the exception is pending in V8
  };

  static Exception TypeError(std::string message) {
    return {Type::kTypeError, {}, std::move(message)};
  }
  static Exception RangeError(std::string message) {
    return {Type::kRangeError, {}, std::move(message)};
  }
  // `name` is one of https://webidl.spec.whatwg.org/#dfn-error-names-table
  // and has static storage duration.
  static Exception DOMException(const char* name, std::string message) {
    return {Type::kDOMException, name, std::move(message)};
  }
  // A call into script threw; the exception goes on to the caller as it is.
  static Exception AlreadyThrown() { return {Type::kAlreadyThrown, {}, {}}; }

  Type type = Type::kTypeError;
  const char* name = nullptr;
  std::string message;  // UTF-8
};

// The result of an algorithm that may throw: a T or an Exception.
template <typename T>
class [[nodiscard]] ExceptionOr {
 public:
  ExceptionOr(T value) : value_(std::in_place_index<0>, std::move(value)) {}
  ExceptionOr(Exception exception)
      : value_(std::in_place_index<1>, std::move(exception)) {}

  bool has_exception() const { return value_.index() == 1; }
  const Exception& exception() const {
    CHECK(has_exception());
    return *std::get_if<1>(&value_);
  }
  Exception TakeException() {
    CHECK(has_exception());
    return std::move(*std::get_if<1>(&value_));
  }
  const T& value() const {
    CHECK(!has_exception());
    return *std::get_if<0>(&value_);
  }
  T TakeValue() {
    CHECK(!has_exception());
    return std::move(*std::get_if<0>(&value_));
  }

 private:
  std::variant<T, Exception> value_;
};

template <>
class [[nodiscard]] ExceptionOr<void> {
 public:
  ExceptionOr() = default;
  ExceptionOr(Exception exception) : exception_(std::move(exception)) {}

  bool has_exception() const { return exception_.has_value(); }
  const Exception& exception() const {
    CHECK(has_exception());
    return *exception_;
  }
  Exception TakeException() {
    CHECK(has_exception());
    return std::move(*exception_);
  }

 private:
  std::optional<Exception> exception_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_BASE_EXCEPTION_OR_H_
