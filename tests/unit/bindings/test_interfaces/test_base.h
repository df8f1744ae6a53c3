// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_BASE_H_
#define WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_BASE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "bindings/runtime/promise.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"
#include "test_bindings/test_color.h"
#include "test_bindings/test_options.h"

namespace wsjs {

class TestBase : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = Wrappable::kEdgeCount + 3;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  TestBase(bindings::Realm& realm, std::u16string name)
      : Wrappable(realm), name_(std::move(name)) {
    ++live_objects;
  }
  ~TestBase() override { --live_objects; }

  static std::unique_ptr<TestBase> Create(bindings::Realm& realm,
                                          const std::u16string& name) {
    return std::make_unique<TestBase>(realm, name);
  }

  const std::u16string& name() const { return name_; }
  int32_t number() const { return number_; }
  void setNumber(int32_t number) { number_ = number; }
  TestColor color() const { return color_; }
  void setColor(TestColor color) { color_ = color; }
  bindings::ScriptValue onevent() const { return GetEdge(kHandler); }
  void setOnevent(bindings::ScriptValue value) { SetEdge(kHandler, value); }
  bindings::ScriptValue edge() const { return GetEdge(kEdge); }
  void setEdge(bindings::ScriptValue value) { SetEdge(kEdge, value); }
  static int32_t counter(bindings::Realm&) { return static_counter; }
  static void setCounter(bindings::Realm&, int32_t value) {
    static_counter = value;
  }
  static std::u16string describe(
      bindings::Realm& realm,
      const std::optional<bindings::ScriptValue>& value);
  bool isGenuine() const { return true; }
  std::u16string genuine() const { return u"genuine"; }
  int32_t replaceable() const { return 7; }
  int32_t lenient() const { return 8; }
  int32_t lenientSetter() const { return 9; }
  TestBase& self() { return *this; }
  TestBase& partner();
  bindings::Promise promised() const;
  void unscopable() const {}
  std::string toString() const { return "TestBase!"; }
  void secureOnly() const {}
  bool globalOnly() const { return true; }

  void DidAttachWrapper();

  // How many exist.
  static int live_objects;

 private:
  enum Edge { kHandler = Wrappable::kEdgeCount, kEdge, kPartner };

  static int32_t static_counter;

  const std::u16string name_;
  int32_t number_ = 0;
  TestColor color_ = TestColor::kRed;
};

class TestDerived final : public TestBase {
 public:
  static constexpr int kEdgeCount = TestBase::kEdgeCount;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  TestDerived(bindings::Realm& realm, std::u16string name, int32_t count)
      : TestBase(realm, std::move(name)), count_(count) {}

  static ExceptionOr<std::unique_ptr<TestDerived>> Create(
      bindings::Realm& realm,
      const std::u16string& name,
      const TestOptions& options);

  int32_t count() const { return count_; }
  void pin() { Pin(); }
  void unpin() { Unpin(); }

 private:
  const int32_t count_;
};

class TestNoConstructor final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit TestNoConstructor(bindings::Realm& realm) : Wrappable(realm) {}

  bool exists() const { return true; }
};

class TestHidden final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit TestHidden(bindings::Realm& realm) : Wrappable(realm) {}

  bool hidden() const { return true; }
};

class TestSecure final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit TestSecure(bindings::Realm& realm) : Wrappable(realm) {}

  static std::unique_ptr<TestSecure> Create(bindings::Realm& realm) {
    return std::make_unique<TestSecure>(realm);
  }
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_BASE_H_
