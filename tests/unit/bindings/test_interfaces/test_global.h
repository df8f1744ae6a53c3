// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_GLOBAL_H_
#define WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_GLOBAL_H_

#include <string>
#include <vector>

#include "bindings/runtime/promise.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "tests/unit/bindings/test_interfaces/test_base.h"

namespace wsjs {

class TestGlobal final : public TestBase {
 public:
  static constexpr int kEdgeCount = TestBase::kEdgeCount;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit TestGlobal(bindings::Realm& realm) : TestBase(realm, u"global") {}

  std::u16string globalName() const { return u"TestGlobal"; }
  bindings::ScriptValue self() const { return realm().GlobalThis(); }
  std::u16string globalOperation(const std::u16string& text) const {
    return u"global " + text;
  }
  bindings::Promise globalPromise() const {
    return bindings::Promise::ResolvedWith(
        realm(), bindings::ScriptValue::FromUtf8(realm(), "promised"));
  }
  bool IsSupportedPropertyName(const std::u16string& name) const {
    return name == u"frame" || name == u"name" || name == u"globalName";
  }
  std::vector<std::u16string> SupportedPropertyNames() const {
    return {u"frame", u"name", u"globalName"};
  }
  std::u16string GetNamedProperty(const std::u16string& name) const {
    return u"named " + name;
  }
};

class TestNamespace final {
 public:
  static std::u16string title(bindings::Realm&) { return u"Title"; }
  static std::u16string join(bindings::Realm&,
                             const std::vector<std::u16string>& parts) {
    std::u16string joined;
    for (const std::u16string& part : parts)
      joined += part;
    return joined;
  }
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_BINDINGS_TEST_INTERFACES_TEST_GLOBAL_H_
