// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/constructor_call.h"

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
  return object;
}

}  // namespace wsjs::bindings
