// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/legacy_platform_object.h"

#include "bindings/runtime/legacy_property_access.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/property_call.h"
#include "bindings/runtime/property_key.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/strings.h"
#include "bindings/runtime/v8_compat.h"

namespace wsjs::bindings {

namespace {

// V8 asks the interceptor only for properties that neither the object nor its
// prototypes have. Not with a setter, which gets all names.
bool IsNonMasking(const SpecialOperations& operations) {
  return !operations.overrides_built_ins && !operations.set_named;
}

constexpr char kNoIndexedSetter[] = "Indexed property setter is not supported.";
constexpr char kNoIndexedDeleter[] =
    "Indexed property deleter is not supported.";
constexpr char kNotDeleted[] = "The property can't be deleted.";
constexpr char kAccessor[] = "Accessor properties are not allowed.";

// IsDataDescriptor
bool IsDataDescriptor(const v8::PropertyDescriptor& descriptor) {
  return descriptor.has_value() || descriptor.has_writable();
}

v8::Local<v8::Value> ValueOf(v8::Isolate* isolate,
                             const v8::PropertyDescriptor& descriptor) {
  return descriptor.has_value() ? descriptor.value()
                                : v8::Undefined(isolate).As<v8::Value>();
}

// Indexed properties.

// https://webidl.spec.whatwg.org/#LegacyPlatformObjectGetOwnProperty
// 1.2. If index is a supported property index, then: […]
Intercepted GetIndexed(uint32_t index,
                       const v8::PropertyCallbackInfo<v8::Value>& info) {
  const LegacyPropertyAccess access(info);
  if (!access || !access.HasIndex(index))
    return DidNotIntercept();
  const Place place = access.PlaceOf(Place::Kind::kIndexedGetter, index);
  PropertyCall call(access.realm(), access.object(), place);
  access.operations().get_indexed(call, index);
  return ReturnResult(info, call);
}

// 1.2.7.-1.2.8. Writable with a setter, enumerable, configurable.
Intercepted QueryIndexed(uint32_t index,
                         const v8::PropertyCallbackInfo<v8::Integer>& info) {
  const LegacyPropertyAccess access(info);
  if (!access || !access.HasIndex(index))
    return DidNotIntercept();
  info.GetReturnValue().Set(static_cast<int32_t>(
      access.operations().set_indexed ? v8::None : v8::ReadOnly));
  return DidIntercept();
}

// https://webidl.spec.whatwg.org/#invoke-indexed-setter
Intercepted InvokeIndexedSetter(const LegacyPropertyAccess& access,
                                uint32_t index,
                                v8::Local<v8::Value> value,
                                const StoreCallbackInfo& info) {
  const Place place = access.PlaceOf(Place::Kind::kIndexedSetter, index);
  if (access.operations().set_indexed) {
    PropertyCall call(access.realm(), access.object(), place);
    access.operations().set_indexed(call, index, value);
  } else {
    Refuse(info, place, kNoIndexedSetter);
  }
  return DidIntercept(info);
}

// https://webidl.spec.whatwg.org/#legacy-platform-object-set
// Without a setter the ordinary steps end in [[DefineOwnProperty]], which
// returns false.
Intercepted SetIndexed(uint32_t index,
                       v8::Local<v8::Value> value,
                       const StoreCallbackInfo& info) {
  const LegacyPropertyAccess access(info);
  if (!access || info.This() != access.holder())
    return DidNotIntercept();
  return InvokeIndexedSetter(access, index, value, info);
}

// https://webidl.spec.whatwg.org/#legacy-platform-object-defineownproperty
Intercepted DefineIndexed(uint32_t index,
                          const v8::PropertyDescriptor& descriptor,
                          const StoreCallbackInfo& info) {
  const LegacyPropertyAccess access(info);
  if (!access)
    return DidNotIntercept();
  // 1.1. If IsDataDescriptor(Desc) is false, then return false.
  if (!IsDataDescriptor(descriptor)) {
    Refuse(info, access.PlaceOf(Place::Kind::kIndexedSetter, index), kAccessor);
    return DidIntercept(info);
  }
  // 1.2.-1.4.
  return InvokeIndexedSetter(access, index,
                             ValueOf(info.GetIsolate(), descriptor), info);
}

// https://webidl.spec.whatwg.org/#legacy-platform-object-delete
Intercepted DeleteIndexed(uint32_t index,
                          const v8::PropertyCallbackInfo<v8::Boolean>& info) {
  const LegacyPropertyAccess access(info);
  if (!access)
    return DidNotIntercept();
  // 1.2.-1.3. If index is not a supported property index, then return true.
  //           Return false.
  const bool is_supported = access.HasIndex(index);
  info.GetReturnValue().Set(!is_supported);
  if (is_supported) {
    Refuse(info, access.PlaceOf(Place::Kind::kIndexedDeleter, index),
           kNoIndexedDeleter);
  }
  return DidIntercept();
}

// https://webidl.spec.whatwg.org/#legacy-platform-object-ownpropertykeys
void EnumerateIndexed(const v8::PropertyCallbackInfo<v8::Array>& info) {
  const LegacyPropertyAccess access(info);
  if (!access)
    return;
  const uint32_t count =
      access.operations().index_count(access.realm(), access.object());
  std::vector<v8::Local<v8::Value>> indices;
  indices.reserve(count);
  for (uint32_t index = 0; index < count; ++index)
    indices.push_back(v8::Integer::NewFromUnsigned(info.GetIsolate(), index));
  info.GetReturnValue().Set(
      v8::Array::New(info.GetIsolate(), indices.data(), indices.size()));
}

// Named properties. K is a name or, of an object without indexed properties,
// an index, which is a name too.

// https://webidl.spec.whatwg.org/#LegacyPlatformObjectGetOwnProperty
// 2.1. If the named property visibility algorithm returns true, then: […]
template <typename K>
Intercepted GetNamed(K name, const v8::PropertyCallbackInfo<v8::Value>& info) {
  const LegacyPropertyAccess access(info);
  if (!access)
    return DidNotIntercept();
  const PropertyKey key(info.GetIsolate(), name);
  // OPTIMIZATION: V8 has looked everywhere else already.
  const bool is_last = IsNonMasking(access.operations()) && !key.is_index();
  if (!(is_last ? access.HasName(key) : access.IsVisible(key)))
    return DidNotIntercept();
  const Place place = access.PlaceOf(Place::Kind::kNamedGetter, key);
  PropertyCall call(access.realm(), access.object(), place);
  access.operations().get_named(call, key.text());
  return ReturnResult(info, call);
}

// 2.1.7.-2.1.9. [[Writable]], [[Enumerable]], [[Configurable]].
template <typename K>
Intercepted QueryNamed(K name,
                       const v8::PropertyCallbackInfo<v8::Integer>& info) {
  const LegacyPropertyAccess access(info);
  if (!access || !access.IsVisible(PropertyKey(info.GetIsolate(), name))) {
    return DidNotIntercept();
  }
  const int32_t read_only =
      access.operations().set_named ? v8::None : v8::ReadOnly;
  const int32_t dont_enum =
      access.operations().has_enumerable_names ? v8::None : v8::DontEnum;
  info.GetReturnValue().Set(read_only | dont_enum);
  return DidIntercept();
}

// https://webidl.spec.whatwg.org/#invoke-named-setter
Intercepted InvokeNamedSetter(const LegacyPropertyAccess& access,
                              const PropertyKey& key,
                              v8::Local<v8::Value> value,
                              const StoreCallbackInfo& info) {
  const Place place = access.PlaceOf(Place::Kind::kNamedSetter, key);
  PropertyCall call(access.realm(), access.object(), place);
  access.operations().set_named(call, key.text(), value);
  return DidIntercept(info);
}

// https://webidl.spec.whatwg.org/#legacy-platform-object-set
template <typename K>
Intercepted SetNamed(K name,
                     v8::Local<v8::Value> value,
                     const StoreCallbackInfo& info) {
  const LegacyPropertyAccess access(info);
  // 1. If O and Receiver are the same object:
  if (!access || info.This() != access.holder())
    return DidNotIntercept();
  const PropertyKey key(info.GetIsolate(), name);
  // 1.2. If O implements an interface with a named property setter: invoke it.
  if (access.operations().set_named)
    return InvokeNamedSetter(access, key, value, info);
  // 2.-3. OrdinarySetWithOwnDescriptor sets what a prototype has; otherwise it
  //       ends at the named property, which isn't writable.
  if (!access.IsVisible(key) || access.PrototypesHave(key))
    return DidNotIntercept();
  Refuse(info, access.PlaceOf(Place::Kind::kNamedSetter, key), kNoNamedSetter);
  return DidIntercept(info);
}

// https://webidl.spec.whatwg.org/#legacy-platform-object-defineownproperty
template <typename K>
Intercepted DefineNamed(K name,
                        const v8::PropertyDescriptor& descriptor,
                        const StoreCallbackInfo& info) {
  const LegacyPropertyAccess access(info);
  if (!access)
    return DidNotIntercept();
  const SpecialOperations& operations = access.operations();
  const PropertyKey key(info.GetIsolate(), name);
  // 2. If […] P is not an unforgeable property name of O (an own property that
  //    stays), then: 2.2. If O implements an interface with
  //    [LegacyOverrideBuiltIns] or O does not have an own property named P:
  if (operations.overrides_built_ins
          ? key.IsPermanentProperty(access.realm(), access.object())
          : key.IsRealProperty(access.realm(), access.object())) {
    return DidNotIntercept();
  }
  // 2.1. Let creating be true if P is not a supported property name.
  // 2.2.1. If creating is false and O does not implement an interface with a
  //        named property setter, then return false.
  const Place place = access.PlaceOf(Place::Kind::kNamedSetter, key);
  if (!operations.set_named) {
    if (!access.HasName(key))
      return DidNotIntercept();
    Refuse(info, place, kNoNamedSetter);
    return DidIntercept(info);
  }
  // 2.2.2.1. If IsDataDescriptor(Desc) is false, then return false.
  if (!IsDataDescriptor(descriptor)) {
    Refuse(info, place, kAccessor);
    return DidIntercept(info);
  }
  // 2.2.2.2. Invoke the named property setter.
  return InvokeNamedSetter(access, key, ValueOf(info.GetIsolate(), descriptor),
                           info);
}

// https://webidl.spec.whatwg.org/#legacy-platform-object-delete
template <typename K>
Intercepted DeleteNamed(K name,
                        const v8::PropertyCallbackInfo<v8::Boolean>& info) {
  const LegacyPropertyAccess access(info);
  if (!access)
    return DidNotIntercept();
  const PropertyKey key(info.GetIsolate(), name);
  // 2. If the named property visibility algorithm returns true:
  if (!access.IsVisible(key))
    return DidNotIntercept();
  const Place place = access.PlaceOf(Place::Kind::kNamedDeleter, key);
  // 2.1. If O does not implement an interface with a named property deleter,
  //      then return false.
  if (!access.operations().delete_named) {
    info.GetReturnValue().Set(false);
    Refuse(info, place, kNoNamedDeleter);
    return DidIntercept();
  }
  // 2.3.-2.4. […] If the steps indicated that the deletion failed, then return
  //           false.
  PropertyCall call(access.realm(), access.object(), place);
  access.operations().delete_named(call, key.text());
  info.GetReturnValue().Set(!call.did_fail());
  if (call.did_fail())
    Refuse(info, place, kNotDeleted);
  return DidIntercept();
}

// https://webidl.spec.whatwg.org/#legacy-platform-object-ownpropertykeys
// AD-HOC: V8 has them after the object's own keys.
void EnumerateNamed(const v8::PropertyCallbackInfo<v8::Array>& info) {
  const LegacyPropertyAccess access(info);
  if (!access)
    return;
  v8::Isolate* const isolate = info.GetIsolate();
  std::vector<v8::Local<v8::Value>> names;
  for (const std::u16string& text :
       access.operations().names(access.realm(), access.object())) {
    const v8::Local<v8::String> name = ToV8String(isolate, text);
    if (name.IsEmpty())
      return;
    if (access.IsVisible(PropertyKey::FromString(isolate, name)))
      names.push_back(name);
  }
  info.GetReturnValue().Set(
      v8::Array::New(isolate, names.data(), names.size()));
}

}  // namespace

void InstallSpecialOperations(IsolateData& isolate_data,
                              const SpecialOperations& operations,
                              bool is_global,
                              v8::Local<v8::ObjectTemplate> instance) {
  const auto data = DataOf(isolate_data, operations);
  if (operations.SupportsIndexedProperties()) {
    instance->SetHandler(v8::IndexedPropertyHandlerConfiguration(
        GetIndexed, SetIndexed, QueryIndexed, DeleteIndexed, EnumerateIndexed,
        DefineIndexed, nullptr, data));
  }
  if (!operations.SupportsNamedProperties() || is_global)
    return;
  if (!operations.SupportsIndexedProperties()) {
    using Index = uint32_t;
    instance->SetHandler(v8::IndexedPropertyHandlerConfiguration(
        GetNamed<Index>, SetNamed<Index>, QueryNamed<Index>, DeleteNamed<Index>,
        nullptr, DefineNamed<Index>, nullptr, data));
  }
  using Name = v8::Local<v8::Name>;
  instance->SetHandler(v8::NamedPropertyHandlerConfiguration(
      GetNamed<Name>, SetNamed<Name>, QueryNamed<Name>, DeleteNamed<Name>,
      EnumerateNamed, DefineNamed<Name>, nullptr, data,
      NamedFlags(IsNonMasking(operations))));
}

}  // namespace wsjs::bindings
