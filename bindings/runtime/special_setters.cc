// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/special_setters.h"

#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/realm.h"

namespace wsjs::bindings {

void ReplaceableSetter(const v8::FunctionCallbackInfo<v8::Value>& info) {
  // "Perform ? CreateDataPropertyOrThrow(jsValue, id, V)."
  v8::Isolate* const isolate = info.GetIsolate();
  const v8::Maybe<bool> is_created = info.This()->CreateDataProperty(
      isolate->GetCurrentContext(), info.Data().As<v8::Name>(), info[0]);
  if (is_created.IsJust() && !is_created.FromJust()) {
    isolate->ThrowException(v8::Exception::TypeError(
        v8::String::NewFromUtf8Literal(isolate, "Cannot redefine property.")));
  }
}

void LenientSetter(const v8::FunctionCallbackInfo<v8::Value>&) {}

void ForwardPut(const v8::FunctionCallbackInfo<v8::Value>& info,
                const char* attribute) {
  v8::Isolate* const isolate = info.GetIsolate();
  Realm* const realm = CurrentRealmOrThrow(isolate);
  if (!realm)
    return;
  const v8::Local<v8::Context> context = realm->context();
  // 2. Let Q be ? Get(jsValue, id).
  v8::Local<v8::Value> object;
  if (!info.This()
           ->Get(context, realm->isolate_data().Internalize(attribute))
           .ToLocal(&object)) {
    return;
  }
  // 3. If Q is not an Object, then throw a TypeError.
  if (!object->IsObject()) {
    isolate->ThrowException(v8::Exception::TypeError(
        v8::String::NewFromUtf8Literal(isolate,
                                       "The attribute's value is not an "
                                       "object.")));
    return;
  }
  // 4.-5. Perform ? Set(Q, forwardId, V, false).
  [[maybe_unused]] const v8::Maybe<bool> result = object.As<v8::Object>()->Set(
      context, info.Data().As<v8::Name>(), info[0]);
}

}  // namespace wsjs::bindings
