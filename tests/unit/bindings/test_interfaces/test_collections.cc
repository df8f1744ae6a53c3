// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/bindings/test_interfaces/test_collections.h"

namespace wsjs {

std::optional<std::u16string> TestStorage::getItem(
    const std::u16string& key) const {
  for (const auto& [item_key, value] : items_) {
    if (item_key == key)
      return value;
  }
  return std::nullopt;
}

void TestStorage::setItem(const std::u16string& key,
                          const std::u16string& value) {
  for (auto& [item_key, item_value] : items_) {
    if (item_key == key) {
      item_value = value;
      return;
    }
  }
  items_.emplace_back(key, value);
}

void TestStorage::removeItem(const std::u16string& key) {
  std::erase_if(items_, [&](const auto& item) { return item.first == key; });
}

std::vector<std::u16string> TestStorage::SupportedPropertyNames() const {
  std::vector<std::u16string> names;
  for (const auto& [key, value] : items_)
    names.push_back(key);
  return names;
}

void TestForm::DidAttachWrapper() {
  element_ =
      &bindings::New(std::make_unique<TestBase>(realm(), u"form element"));
  SetEdge(0, element_->ToScriptValue());
}

}  // namespace wsjs
