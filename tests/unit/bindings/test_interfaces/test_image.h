// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_IMAGE_H_
#define WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_IMAGE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "bindings/runtime/serialization.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"

namespace wsjs {

class TestImage : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  TestImage(bindings::Realm& realm, uint32_t width, std::u16string label)
      : Wrappable(realm), width_(width), label_(std::move(label)) {}

  static ExceptionOr<std::unique_ptr<TestImage>> CreateTestPicture(
      bindings::Realm& realm,
      std::optional<uint32_t> width,
      const std::u16string& label) {
    if (width == 13u)
      return Exception::RangeError("Bad luck.");
    return std::make_unique<TestImage>(realm, width.value_or(0), label);
  }
  static std::unique_ptr<TestImage> CreateTestEither(bindings::Realm& realm,
                                                     uint32_t width) {
    return std::make_unique<TestImage>(realm, width, u"number");
  }
  static std::unique_ptr<TestImage> CreateTestEither(bindings::Realm& realm,
                                                     TestImage& other) {
    return std::make_unique<TestImage>(realm, other.width_, u"other");
  }

  uint32_t width() const { return width_; }
  const std::u16string& label() const { return label_; }
  bool isSecure() const { return true; }
  std::u16string isolated() const { return u"isolated"; }
  bool crossOriginIsolated() const { return true; }

  ExceptionOr<void> Serialize(bindings::SerializationWriter& serialized) const {
    serialized.WriteUint32(width_);
    return {};
  }
  static ExceptionOr<std::unique_ptr<TestImage>> Deserialize(
      bindings::Realm& realm,
      bindings::SerializationReader& serialized) {
    uint32_t width = 0;
    if (!serialized.ReadUint32(width))
      return Exception::DOMException("DataCloneError", "Incomplete.");
    return std::make_unique<TestImage>(realm, width, u"deserialized");
  }
  bool is_detached() const { return false; }
  ExceptionOr<std::unique_ptr<bindings::SerializedData>> Transfer() {
    return std::make_unique<bindings::SerializedData>();
  }
  static ExceptionOr<std::unique_ptr<TestImage>> Receive(
      bindings::Realm& realm,
      std::unique_ptr<bindings::SerializedData>) {
    return std::make_unique<TestImage>(realm, 0u, u"received");
  }

 protected:
  uint32_t width_;
  std::u16string label_;
};

class TestDerivedImage final : public TestImage {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit TestDerivedImage(bindings::Realm& realm)
      : TestImage(realm, 7, u"derived") {}
  static std::unique_ptr<TestDerivedImage> Create(bindings::Realm& realm) {
    return std::make_unique<TestDerivedImage>(realm);
  }
  void setLabel(const std::u16string& label) { label_ = label; }
};

class TestModule final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();
  explicit TestModule(bindings::Realm& realm) : Wrappable(realm) {}
  static std::unique_ptr<TestModule> Create(bindings::Realm& realm) {
    return std::make_unique<TestModule>(realm);
  }
};

class TestSecureModule final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_IMAGE_H_
