// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/in_object.h"

#include <v8.h>

#include "bindings/runtime/v8_compat.h"
#include "src/base/check.h"

namespace wsjs::bindings {

Realm& InObject::realm() const {
  Realm* const realm = Realm::Relevant(v8::Isolate::GetCurrent(), object_);
  CHECK(realm);
  return *realm;
}

ScriptValue InObject::ToScriptValue() const {
  return ScriptValue(object_);
}

void InObject::SetField(int index, ScriptValue value) const {
  object_->SetInternalField(kFirstInObjectField + index, value.v8_value());
}

ScriptValue InObject::GetField(int index) const {
  return ScriptValue(GetInternalField(object_, kFirstInObjectField + index));
}

void InObject::SetSmi(int index, int value) const {
  object_->SetInternalField(kFirstInObjectField + index,
                            v8::Integer::New(v8::Isolate::GetCurrent(), value));
}

int InObject::GetSmi(int index) const {
  const v8::Local<v8::Value> value =
      GetInternalField(object_, kFirstInObjectField + index);
  return value->IsInt32() ? value.As<v8::Int32>()->Value() : 0;
}

bool InObject::IsCurrentArgumentOfCallbackPump() const {
  Realm* const realm = Realm::Relevant(v8::Isolate::GetCurrent(), object_);
  CallbackPump* const pump = realm ? realm->callback_pump() : nullptr;
  return pump && pump->IsCurrentArgument(ScriptValue(object_));
}

v8::Local<v8::Object> ClonePlatformObject(ScriptValue object) {
  return Clone(v8::Isolate::GetCurrent(), object.v8_value().As<v8::Object>());
}

v8::Local<v8::Object> ToPlatformObject(Realm& realm,
                                       ScriptValue value,
                                       const WrapperTypeInfo& info) {
  if (!value.IsObject())
    return {};
  const auto object = value.v8_value().As<v8::Object>();
  // OPTIMIZATION: Most objects implement exactly the interface that is asked
  // for. An object of somebody else's templates, whose first field can be
  // anything, can't have that address there.
  if (object->InternalFieldCount() == info.internal_field_count &&
      object->GetAlignedPointerFromInternalField(kTypeInfoField) == &info) {
    return object;
  }
  if (realm.isolate_data().InterfaceTemplate(info)->HasInstance(object))
    return object;
  return {};
}

}  // namespace wsjs::bindings
