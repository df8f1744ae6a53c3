// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_ASYNC_H_
#define WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_ASYNC_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bindings/runtime/async_iterator.h"
#include "bindings/runtime/async_sequence.h"
#include "bindings/runtime/observable_array.h"
#include "bindings/runtime/promise.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"
#include "test_bindings/test_async_options.h"
#include "tests/unit/bindings/test_interfaces/test_base.h"

namespace wsjs {

class TestAsyncValues final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Values = std::vector<std::u16string>;

  // Its target outlives it: an edge of it.
  class AsyncIterator final : public bindings::AsyncIterator {
   public:
    AsyncIterator(TestAsyncValues& values, int fail_at)
        : bindings::AsyncIterator(values.realm()),
          values_(values),
          fail_at_(fail_at) {}
    bindings::Promise GetNextIterationResult() override;
    bindings::Promise Return(bindings::ScriptValue value) override;

   private:
    TestAsyncValues& values_;
    const int fail_at_;
    int index_ = 0;
  };

  TestAsyncValues(bindings::Realm& realm, Values values)
      : Wrappable(realm), values_(std::move(values)) {}
  static std::unique_ptr<TestAsyncValues> Create(bindings::Realm& realm,
                                                 Values values) {
    return std::make_unique<TestAsyncValues>(realm, std::move(values));
  }

  const std::u16string& log() const { return log_; }
  ExceptionOr<std::unique_ptr<AsyncIterator>> CreateAsyncIterator(
      const TestAsyncOptions& options) {
    if (options.failAt == 0)
      return Exception::RangeError("Failed at once.");
    return std::make_unique<AsyncIterator>(*this, options.failAt);
  }

 private:
  Values values_;
  std::u16string log_;
};

class TestAsyncPairs final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  class AsyncIterator final : public bindings::AsyncIterator {
   public:
    using bindings::AsyncIterator::AsyncIterator;
    bindings::Promise GetNextIterationResult() override;

   private:
    int index_ = 0;
  };

  explicit TestAsyncPairs(bindings::Realm& realm) : Wrappable(realm) {}
  static std::unique_ptr<TestAsyncPairs> Create(bindings::Realm& realm) {
    return std::make_unique<TestAsyncPairs>(realm);
  }
  std::unique_ptr<AsyncIterator> CreateAsyncIterator() {
    return std::make_unique<AsyncIterator>(realm());
  }
};

class TestAsyncSequences final : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit TestAsyncSequences(bindings::Realm& realm) : Wrappable(realm) {}
  static std::unique_ptr<TestAsyncSequences> Create(bindings::Realm& realm) {
    return std::make_unique<TestAsyncSequences>(realm);
  }

  ExceptionOr<void> open(bindings::AsyncSequence sequence);
  bindings::Promise next();
  bindings::Promise close(bindings::ScriptValue reason);
  bindings::ScriptValue echo(bindings::AsyncSequence sequence) {
    return sequence.ToScriptValue();
  }
  std::string describeUnion(
      const std::variant<bindings::AsyncSequence, std::u16string>& value) {
    return value.index() == 0 ? "sequence" : "string";
  }
  std::string overloaded(bindings::AsyncSequence) { return "sequence"; }
  std::string overloaded(const std::u16string&) { return "string"; }
};

class TestSheets final : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = 2;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit TestSheets(bindings::Realm& realm) : Wrappable(realm) {}
  static std::unique_ptr<TestSheets> Create(bindings::Realm& realm) {
    return std::make_unique<TestSheets>(realm);
  }
  void DidAttachWrapper();

  bindings::ObservableArray names() const {
    return bindings::ObservableArray(GetEdge(0));
  }
  ExceptionOr<void> WillSetNames(const std::u16string& value, uint32_t index);
  ExceptionOr<void> WillDeleteNames(const std::u16string& value,
                                    uint32_t index);
  bindings::ObservableArray bases() const {
    return bindings::ObservableArray(GetEdge(1));
  }
  void WillSetBases(TestBase& value, uint32_t index);
  void WillDeleteBases(TestBase& value, uint32_t index);
  const std::u16string& log() const { return log_; }

 private:
  void Log(char16_t what, const std::u16string& value, uint32_t index);

  std::u16string log_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_ASYNC_H_
