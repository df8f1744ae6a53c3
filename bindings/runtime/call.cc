// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/call.h"

#include "bindings/runtime/exceptions.h"

namespace wsjs::bindings {

void Call::Throw(const Exception& exception) {
  if (exception.type == Exception::Type::kAlreadyThrown)
    return;
  Realm* const realm = FindRealm();
  if (!realm)
    return;
  Exception described = exception;
  described.message = place_.Describe(exception.message);
  ThrowException(*realm, described);
}

Wrappable* Call::NativeHalf() {
  auto* const native_half = static_cast<Wrappable*>(
      info_.This()->GetAlignedPointerFromInternalField(kNativeHalfField));
  if (!native_half)
    ThrowIllegalInvocation();
  return native_half;
}

void Call::ThrowIllegalInvocation() {
  // The words of V8.
  isolate()->ThrowException(v8::Exception::TypeError(
      v8::String::NewFromUtf8Literal(isolate(), "Illegal invocation")));
}

PromiseCall::~PromiseCall() {
  if (!try_catch_.HasCaught())
    return;
  if (!try_catch_.CanContinue()) {
    try_catch_.ReThrow();
    return;
  }
  const v8::Local<v8::Value> reason = try_catch_.Exception();
  try_catch_.Reset();
  const v8::Local<v8::Context> context = isolate()->GetCurrentContext();
  v8::Local<v8::Promise::Resolver> resolver;
  if (!v8::Promise::Resolver::New(context).ToLocal(&resolver))
    return;
  if (resolver->Reject(context, reason).FromMaybe(false))
    info().GetReturnValue().Set(resolver->GetPromise());
}

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
