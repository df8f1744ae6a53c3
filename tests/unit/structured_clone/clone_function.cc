// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/structured_clone/clone_function.h"

#include <vector>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/script_scope.h"
#include "src/structured_clone/structured_clone.h"

namespace wsjs {

using bindings::Realm;
using bindings::ScriptValue;

namespace {

void Throw(Realm& realm, const Exception& exception) {
  if (exception.type != Exception::Type::kAlreadyThrown) {
    bindings::ThrowException(realm, exception);
  }
}

void Clone(const v8::FunctionCallbackInfo<v8::Value>& info) {
  Realm& realm = *Realm::From(info.GetIsolate()->GetCurrentContext());
  std::vector<ScriptValue> transfer_list;
  if (info[1]->IsArray()) {
    const auto array = info[1].As<v8::Array>();
    for (uint32_t i = 0; i < array->Length(); ++i) {
      transfer_list.emplace_back(
          array->Get(realm.context(), i).ToLocalChecked());
    }
  }
  auto serialized = StructuredSerializeWithTransfer(realm, ScriptValue(info[0]),
                                                    transfer_list);
  if (serialized.has_exception()) {
    return Throw(realm, serialized.exception());
  }
  auto result =
      StructuredDeserializeWithTransfer(realm, serialized.TakeValue());
  if (result.has_exception()) {
    return Throw(realm, result.exception());
  }
  info.GetReturnValue().Set(result.value().deserialized.v8_value());
}

}  // namespace

void DefineClone(TestRealm& test_realm) {
  Realm& realm = test_realm.realm();
  const bindings::ScriptScope scope(realm);
  const v8::Local<v8::Context> context = realm.context();
  context->Global()
      ->Set(context, realm.isolate_data().Internalize("clone"),
            v8::Function::New(context, Clone).ToLocalChecked())
      .Check();
}

}  // namespace wsjs
