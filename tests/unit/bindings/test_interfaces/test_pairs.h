// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_PAIRS_H_
#define WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_PAIRS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings/runtime/wrappable.h"

namespace wsjs {

class TestPairs final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Pairs = std::vector<std::pair<std::string, int32_t>>;

  TestPairs(bindings::Realm& realm, Pairs pairs)
      : Wrappable(realm), pairs_(std::move(pairs)) {}

  static std::unique_ptr<TestPairs> Create(bindings::Realm& realm,
                                           Pairs pairs) {
    return std::make_unique<TestPairs>(realm, std::move(pairs));
  }

  void append(const std::string& key, int32_t value) {
    pairs_.emplace_back(key, value);
  }
  std::optional<std::pair<std::string, int32_t>> GetPair(size_t index) const {
    if (index >= pairs_.size())
      return std::nullopt;
    return pairs_[index];
  }
  const std::u16string& text() const { return text_; }
  void setText(const std::u16string& text) { text_ = text; }

 private:
  Pairs pairs_;
  std::u16string text_ = u"text";
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_PAIRS_H_
