// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_STRUCTURED_CLONE_TEST_CLONING_H_
#define WSJS_TESTS_UNIT_STRUCTURED_CLONE_TEST_CLONING_H_

#include <memory>
#include <string>
#include <utility>

#include "bindings/runtime/script_reference.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/serialization.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"

namespace wsjs {

// Its bytes are a number, a text and a value of script.
class TestPoint : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = Wrappable::kEdgeCount + 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  TestPoint(bindings::Realm& realm,
            double x,
            std::string label,
            bindings::ScriptValue extra)
      : Wrappable(realm),
        x_(x),
        label_(std::move(label)),
        initial_extra_(realm, extra) {}

  static std::unique_ptr<TestPoint> Create(bindings::Realm& realm,
                                           double x,
                                           const std::string& label,
                                           bindings::ScriptValue extra) {
    return std::make_unique<TestPoint>(realm, x, label, extra);
  }
  void DidAttachWrapper() {
    SetEdge(kExtra, initial_extra_.Get(realm()));
    initial_extra_.Reset();
  }

  double x() const { return x_; }
  const std::string& label() const { return label_; }
  bindings::ScriptValue extra() const { return GetEdge(kExtra); }

  ExceptionOr<void> Serialize(bindings::SerializationWriter& serialized) const {
    if (x_ < 0)
      return Exception::DOMException("DataCloneError", "x is negative.");
    serialized.WriteDouble(x_);
    serialized.WriteString(label_);
    return serialized.WriteValue(extra());
  }
  static ExceptionOr<std::unique_ptr<TestPoint>> Deserialize(
      bindings::Realm& realm,
      bindings::SerializationReader& serialized) {
    double x = 0;
    std::string label;
    if (!serialized.ReadDouble(x) || !serialized.ReadString(label))
      return Exception::DOMException("DataCloneError", "Incomplete.");
    if (x == 13)
      return Exception::DOMException("DataCloneError", "Bad luck.");
    const auto extra = serialized.ReadValue();
    if (extra.has_exception())
      return extra.exception();
    return std::make_unique<TestPoint>(realm, x, std::move(label),
                                       extra.value());
  }

 private:
  enum Edge { kExtra = Wrappable::kEdgeCount };

  const double x_;
  const std::string label_;
  bindings::StrongReference initial_extra_;  // Until there is the edge.
};

class TestDerivedPoint final : public TestPoint {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using TestPoint::TestPoint;
  static std::unique_ptr<TestDerivedPoint> Create(bindings::Realm& realm) {
    return std::make_unique<TestDerivedPoint>(
        realm, 0, "derived", bindings::ScriptValue::Null(realm));
  }
};

// Hands on a name, which it hasn't got afterwards.
class TestHandle final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  TestHandle(bindings::Realm& realm, std::string name)
      : Wrappable(realm), name_(std::move(name)) {}
  static std::unique_ptr<TestHandle> Create(bindings::Realm& realm,
                                            const std::string& name) {
    return std::make_unique<TestHandle>(realm, name);
  }

  const std::string& name() const { return name_; }

  bool is_detached() const { return is_detached_; }
  ExceptionOr<std::unique_ptr<bindings::SerializedData>> Transfer() {
    if (name_ == "stuck")
      return Exception::DOMException("DataCloneError", "It is stuck.");
    is_detached_ = true;
    auto data_holder = std::make_unique<Data>();
    data_holder->name.swap(name_);
    return std::unique_ptr<bindings::SerializedData>(std::move(data_holder));
  }
  static ExceptionOr<std::unique_ptr<TestHandle>> Receive(
      bindings::Realm& realm,
      std::unique_ptr<bindings::SerializedData> data_holder) {
    return std::make_unique<TestHandle>(
        realm, std::move(static_cast<Data&>(*data_holder).name));
  }

 private:
  struct Data final : bindings::SerializedData {
    std::string name;
  };

  std::string name_;
  bool is_detached_ = false;
};

class TestOfWindow final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit TestOfWindow(bindings::Realm& realm) : Wrappable(realm) {}
  static std::unique_ptr<TestOfWindow> Create(bindings::Realm& realm) {
    return std::make_unique<TestOfWindow>(realm);
  }

  ExceptionOr<void> Serialize(bindings::SerializationWriter&) const {
    return {};
  }
  static ExceptionOr<std::unique_ptr<TestOfWindow>> Deserialize(
      bindings::Realm& realm,
      bindings::SerializationReader&) {
    return Create(realm);
  }
  bool is_detached() const { return false; }
  ExceptionOr<std::unique_ptr<bindings::SerializedData>> Transfer() {
    return std::make_unique<bindings::SerializedData>();
  }
  static ExceptionOr<std::unique_ptr<TestOfWindow>> Receive(
      bindings::Realm& realm,
      std::unique_ptr<bindings::SerializedData>) {
    return Create(realm);
  }
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_STRUCTURED_CLONE_TEST_CLONING_H_
