// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/bindings/test_interfaces/test_base.h"

namespace wsjs {

int TestBase::live_objects = 0;
int32_t TestBase::static_counter = 0;

std::u16string TestBase::describe(
    bindings::Realm& realm,
    const std::optional<bindings::ScriptValue>& value) {
  if (!value)
    return u"missing";
  return value->IsString() ? value->AsUtf16(realm) : u"other";
}

void TestBase::DidAttachWrapper() {
  SetEdge(kHandler, bindings::ScriptValue::Null(realm()));
}

TestBase& TestBase::partner() {
  if (!GetEdge(kPartner).IsObject()) {
    auto& partner =
        bindings::New(std::make_unique<TestBase>(realm(), u"partner"));
    SetEdge(kPartner, partner.ToScriptValue());
  }
  return *bindings::FromScriptValue<TestBase>(realm(), GetEdge(kPartner));
}

bindings::Promise TestBase::promised() const {
  return bindings::Promise::ResolvedWith(
      realm(), bindings::ScriptValue::FromInteger(realm(), number_));
}

ExceptionOr<std::unique_ptr<TestDerived>> TestDerived::Create(
    bindings::Realm& realm,
    const std::u16string& name,
    const TestOptions& options) {
  if (options.count < 0)
    return Exception::RangeError("The count is negative.");
  return std::make_unique<TestDerived>(realm, name, options.count);
}

}  // namespace wsjs
