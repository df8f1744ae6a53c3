// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_MAPLIKES_H_
#define WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_MAPLIKES_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bindings/runtime/script_map.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"
#include "tests/unit/bindings/test_interfaces/test_base.h"

namespace wsjs {

class TestMapBase : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = 1;

  explicit TestMapBase(bindings::Realm& realm) : Wrappable(realm) {}

  void DidAttachWrapper() {
    SetEdge(0, bindings::ScriptMap::New(realm()).ToScriptValue());
  }
  bindings::ScriptMap MapEntries() const {
    return bindings::ScriptMap(GetEdge(0));
  }
};

class TestMap final : public TestMapBase {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();
  using TestMapBase::TestMapBase;
  static std::unique_ptr<TestMap> Create(bindings::Realm& realm) {
    return std::make_unique<TestMap>(realm);
  }
};

class TestPartsMap final : public TestMapBase {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();
  using TestMapBase::TestMapBase;
  static std::unique_ptr<TestPartsMap> Create(bindings::Realm& realm) {
    return std::make_unique<TestPartsMap>(realm);
  }
  void put(double key, TestBase& value) {
    MapEntries().Set(realm(), bindings::ScriptValue::FromNumber(realm(), key),
                     value.ToScriptValue());
  }
};

class TestCheckedMap final : public TestMapBase {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();
  using TestMapBase::TestMapBase;
  static std::unique_ptr<TestCheckedMap> Create(bindings::Realm& realm) {
    return std::make_unique<TestCheckedMap>(realm);
  }
  ExceptionOr<TestCheckedMap*> set(const std::u16string& key,
                                   bindings::ScriptValue value) {
    if (key.empty())
      return Exception::TypeError("The key is empty.");
    MapEntries().Set(realm(), bindings::ScriptValue::FromUtf16(realm(), key),
                     value);
    return this;
  }
};

class TestSetBase : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = 1;

  explicit TestSetBase(bindings::Realm& realm) : Wrappable(realm) {}

  void DidAttachWrapper() {
    SetEdge(0, bindings::ScriptSet::New(realm()).ToScriptValue());
  }
  bindings::ScriptSet SetEntries() const {
    return bindings::ScriptSet(GetEdge(0));
  }
};

class TestSet final : public TestSetBase {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();
  using TestSetBase::TestSetBase;
  static std::unique_ptr<TestSet> Create(bindings::Realm& realm) {
    return std::make_unique<TestSet>(realm);
  }
};

class TestFeatures final : public TestSetBase {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Features = std::vector<std::u16string>;
  TestFeatures(bindings::Realm& realm, Features features)
      : TestSetBase(realm), features_(std::move(features)) {}
  static std::unique_ptr<TestFeatures> Create(bindings::Realm& realm,
                                              Features features) {
    return std::make_unique<TestFeatures>(realm, std::move(features));
  }
  void DidAttachWrapper() {
    TestSetBase::DidAttachWrapper();
    for (const std::u16string& feature : features_) {
      SetEntries().Add(realm(),
                       bindings::ScriptValue::FromUtf16(realm(), feature));
    }
  }

 private:
  Features features_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_MAPLIKES_H_
