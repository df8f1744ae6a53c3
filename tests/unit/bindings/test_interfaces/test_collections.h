// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_COLLECTIONS_H_
#define WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_COLLECTIONS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"
#include "tests/unit/bindings/test_interfaces/test_base.h"

namespace wsjs {

class TestList final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Items = std::vector<std::u16string>;

  TestList(bindings::Realm& realm, Items items)
      : Wrappable(realm), items_(std::move(items)) {}
  static std::unique_ptr<TestList> Create(bindings::Realm& realm, Items items) {
    return std::make_unique<TestList>(realm, std::move(items));
  }

  uint32_t length() const { return SupportedPropertyIndexCount(); }
  uint32_t SupportedPropertyIndexCount() const {
    return static_cast<uint32_t>(items_.size());
  }
  std::optional<std::u16string> item(uint32_t index) const {
    if (index >= items_.size())
      return std::nullopt;
    return items_[index];
  }
  // A new one only at the end.
  ExceptionOr<void> SetIndexedProperty(uint32_t index,
                                       const std::u16string& value) {
    if (index > items_.size())
      return Exception::DOMException("IndexSizeError", "Beyond the end.");
    if (index == items_.size())
      items_.push_back(value);
    else
      items_[index] = value;
    return {};
  }

 private:
  Items items_;
};

class TestCollection : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Items = std::vector<std::u16string>;

  TestCollection(bindings::Realm& realm, Items items)
      : Wrappable(realm), items_(std::move(items)) {}
  static std::unique_ptr<TestCollection> Create(bindings::Realm& realm,
                                                Items items) {
    return std::make_unique<TestCollection>(realm, std::move(items));
  }

  uint32_t length() const { return SupportedPropertyIndexCount(); }
  uint32_t SupportedPropertyIndexCount() const {
    return static_cast<uint32_t>(items_.size());
  }
  std::optional<std::u16string> item(uint32_t index) const {
    if (index >= items_.size())
      return std::nullopt;
    return items_[index];
  }
  bool IsSupportedPropertyName(const std::u16string& name) const {
    return std::find(items_.begin(), items_.end(), name) != items_.end();
  }
  const Items& SupportedPropertyNames() const { return items_; }
  std::optional<std::u16string> namedItem(const std::u16string& name) const {
    if (!IsSupportedPropertyName(name))
      return std::nullopt;
    return u"named " + name;
  }

 protected:
  Items items_;
};

class TestOptionsCollection final : public TestCollection {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using TestCollection::TestCollection;
  static std::unique_ptr<TestOptionsCollection> Create(bindings::Realm& realm,
                                                       Items items) {
    return std::make_unique<TestOptionsCollection>(realm, std::move(items));
  }

  void SetIndexedProperty(uint32_t index, TestBase* value) {
    items_.resize(std::max<size_t>(items_.size(), index + 1));
    items_[index] = value ? value->name() : u"null";
  }
};

class TestStorage final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit TestStorage(bindings::Realm& realm) : Wrappable(realm) {}
  static std::unique_ptr<TestStorage> Create(bindings::Realm& realm) {
    return std::make_unique<TestStorage>(realm);
  }

  uint32_t length() const { return static_cast<uint32_t>(items_.size()); }
  std::optional<std::u16string> getItem(const std::u16string& key) const;
  void setItem(const std::u16string& key, const std::u16string& value);
  void removeItem(const std::u16string& key);
  bool IsSupportedPropertyName(const std::u16string& name) const {
    return getItem(name).has_value();
  }
  std::vector<std::u16string> SupportedPropertyNames() const;

 private:
  std::vector<std::pair<std::u16string, std::u16string>> items_;
};

class TestDataset final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit TestDataset(bindings::Realm& realm) : Wrappable(realm) {}
  static std::unique_ptr<TestDataset> Create(bindings::Realm& realm) {
    return std::make_unique<TestDataset>(realm);
  }

  int32_t genuine() const { return 1; }
  bool IsSupportedPropertyName(const std::u16string& name) const {
    return storage_.IsSupportedPropertyName(name);
  }
  std::vector<std::u16string> SupportedPropertyNames() const {
    return storage_.SupportedPropertyNames();
  }
  std::u16string GetNamedProperty(const std::u16string& name) const {
    return storage_.getItem(name).value_or(u"");
  }
  ExceptionOr<void> SetNamedProperty(const std::u16string& name,
                                     const std::u16string& value) {
    if (name.starts_with(u"broken"))
      return Exception::DOMException("SyntaxError", "Bad name.");
    storage_.setItem(name, value);
    return {};
  }
  bool DeleteNamedProperty(const std::u16string& name) {
    if (name.starts_with(u"permanent"))
      return false;
    storage_.removeItem(name);
    return true;
  }

 private:
  TestStorage storage_{realm()};
};

class TestForm final : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Names = std::vector<std::u16string>;

  TestForm(bindings::Realm& realm, Names names)
      : Wrappable(realm), names_(std::move(names)) {}
  static std::unique_ptr<TestForm> Create(bindings::Realm& realm, Names names) {
    return std::make_unique<TestForm>(realm, std::move(names));
  }
  void DidAttachWrapper();

  const std::u16string& action() const { return action_; }
  void setAction(const std::u16string& action) { action_ = action; }
  void submit() {}
  uint32_t length() const { return SupportedPropertyIndexCount(); }
  uint32_t SupportedPropertyIndexCount() const {
    return static_cast<uint32_t>(names_.size());
  }
  TestBase& GetIndexedProperty(uint32_t) const { return *element_; }
  bool IsSupportedPropertyName(const std::u16string& name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
  }
  const Names& SupportedPropertyNames() const { return names_; }
  TestBase& GetNamedProperty(const std::u16string&) const { return *element_; }

 private:
  Names names_;
  std::u16string action_ = u"initial";
  TestBase* element_ = nullptr;  // held by edge 0
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_COLLECTIONS_H_
