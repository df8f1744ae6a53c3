// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/constructor_call.h"

#include "bindings/runtime/install_members.h"

namespace wsjs::bindings {

bool ConstructorCall::RequireNewAndArguments(int count) {
  if (info().IsConstructCall())
    return RequireArguments(count);
  if (RequireRealm()) {
    Throw(Exception::TypeError(
        "Please use the 'new' operator, this DOM object constructor cannot be "
        "called as a function."));
  }
  return false;
}

v8::Local<v8::Object> ConstructorCall::NewObject() {
  const v8::Local<v8::Object> object = info().This();
  object->SetAlignedPointerInInternalField(
      kTypeInfoField, const_cast<WrapperTypeInfo*>(&type_info_));
  if (type_info_.members->has_unforgeables_of_realm)
    InstallUnforgeablesOfRealm(realm(), type_info_, object);
  return object;
}

}  // namespace wsjs::bindings
