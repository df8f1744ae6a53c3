// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/call.h"

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/sequence_iterator.h"

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

std::optional<bool> Call::FindIteratorMethod(int index) {
  v8::Local<v8::Value> method;
  if (!SequenceIterator::GetMethod(realm(), info_[index].As<v8::Object>(),
                                   PlaceOfArgument(index), method)) {
    return std::nullopt;
  }
  if (method->IsUndefined())
    return false;
  iterable_index_ = index;
  iterator_method_ = method;
  return true;
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

}  // namespace wsjs::bindings
