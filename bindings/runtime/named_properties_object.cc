// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/named_properties_object.h"

#include <v8.h>

#include <string>

#include "bindings/runtime/interface_members.h"
#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/legacy_property_access.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/property_call.h"
#include "bindings/runtime/property_key.h"
#include "bindings/runtime/strings.h"
#include "bindings/runtime/v8_compat.h"
#include "bindings/runtime/wrapper_type_info.h"

namespace wsjs::bindings {

namespace {

// https://webidl.spec.whatwg.org/#named-properties-object-getownproperty
Intercepted GetOfGlobal(v8::Local<v8::Name> name,
                        const v8::PropertyCallbackInfo<v8::Value>& info) {
  LegacyPropertyAccess access(info);
  if (!access)
    return DidNotIntercept();
  access.UseGlobalObject();
  const PropertyKey key(info.GetIsolate(), name);
  // 4. If the result of running the named property visibility algorithm with
  //    property name P and object object is true, then: […]
  if (!access.IsVisible(key))
    return DidNotIntercept();
  const Place place = access.PlaceOf(Place::Kind::kNamedGetter, key);
  PropertyCall call(access.realm(), access.object(), place);
  access.operations().get_named(call, key.text());
  return ReturnResult(info, call);
}

Intercepted QueryOfGlobal(v8::Local<v8::Name> name,
                          const v8::PropertyCallbackInfo<v8::Integer>& info) {
  LegacyPropertyAccess access(info);
  if (!access)
    return DidNotIntercept();
  access.UseGlobalObject();
  if (!access.IsVisible(PropertyKey(info.GetIsolate(), name)))
    return DidNotIntercept();
  // 4.6.-4.7. [[Enumerable]], [[Writable]] and [[Configurable]].
  info.GetReturnValue().Set(static_cast<int32_t>(
      access.operations().has_enumerable_names ? v8::None : v8::DontEnum));
  return DidIntercept();
}

// https://webidl.spec.whatwg.org/#named-properties-object-defineownproperty
Intercepted SetOfGlobal(v8::Local<v8::Name> name,
                        v8::Local<v8::Value>,
                        const StoreCallbackInfo& info) {
  const LegacyPropertyAccess access(info);
  if (!access || info.This() != access.holder())
    return DidNotIntercept();
  const PropertyKey key(info.GetIsolate(), name);
  Refuse(info, access.PlaceOf(Place::Kind::kNamedSetter, key), kNoNamedSetter);
  return DidIntercept(info);
}

Intercepted DefineOfGlobal(v8::Local<v8::Name> name,
                           const v8::PropertyDescriptor&,
                           const StoreCallbackInfo& info) {
  const LegacyPropertyAccess access(info);
  if (!access)
    return DidNotIntercept();
  const PropertyKey key(info.GetIsolate(), name);
  Refuse(info, access.PlaceOf(Place::Kind::kNamedSetter, key), kNoNamedSetter);
  return DidIntercept(info);
}

// https://webidl.spec.whatwg.org/#named-properties-object-delete
Intercepted DeleteOfGlobal(v8::Local<v8::Name> name,
                           const v8::PropertyCallbackInfo<v8::Boolean>& info) {
  const LegacyPropertyAccess access(info);
  const PropertyKey key(info.GetIsolate(), name);
  // What V8 puts there, the realm removes.
  if (!access || key.IsRealProperty(access.realm(), access.holder()))
    return DidNotIntercept();
  info.GetReturnValue().Set(false);
  Refuse(info, access.PlaceOf(Place::Kind::kNamedDeleter, key),
         kNoNamedDeleter);
  return DidIntercept();
}

}  // namespace

bool HasNamedPropertiesObject(const WrapperTypeInfo& info) {
  const InterfaceMembers& members = *info.members;
  return members.prototype_kind == PrototypeKind::kGlobal &&
         members.special_operations &&
         members.special_operations->SupportsNamedProperties();
}

v8::Local<v8::FunctionTemplate> NewNamedPropertiesTemplate(
    IsolateData& isolate_data,
    const WrapperTypeInfo& info,
    v8::Local<v8::FunctionTemplate> parent) {
  v8::Isolate* const isolate = isolate_data.isolate();
  const auto function = v8::FunctionTemplate::New(isolate);
  if (!parent.IsEmpty())
    function->Inherit(parent);
  const auto object = function->PrototypeTemplate();
  // "the concatenation of the interface's identifier and the string
  // "Properties""
  const std::string class_string =
      std::string(info.interface_name) + "Properties";
  object->Set(v8::Symbol::GetToStringTag(isolate),
              ToV8String(isolate, class_string),
              static_cast<v8::PropertyAttribute>(v8::ReadOnly | v8::DontEnum));
  object->SetImmutableProto();
  object->SetHandler(v8::NamedPropertyHandlerConfiguration(
      GetOfGlobal, SetOfGlobal, QueryOfGlobal, DeleteOfGlobal, nullptr,
      DefineOfGlobal, nullptr,
      DataOf(isolate_data, *info.members->special_operations),
      NamedFlags(true)));
  return function;
}

}  // namespace wsjs::bindings
