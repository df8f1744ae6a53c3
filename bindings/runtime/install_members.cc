// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/install_members.h"

#include <string>
#include <string_view>
#include <vector>

#include "bindings/runtime/async_iterator.h"
#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/legacy_platform_object.h"
#include "bindings/runtime/maplike.h"
#include "bindings/runtime/pair_iterator.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/v8_compat.h"
#include "bindings/runtime/wrapper_type_info.h"

namespace wsjs::bindings {

namespace {

constexpr v8::PropertyAttribute operator|(v8::PropertyAttribute a,
                                          v8::PropertyAttribute b) {
  return static_cast<v8::PropertyAttribute>(static_cast<int>(a) |
                                            static_cast<int>(b));
}

// A function without prototype, which `new` refuses.
v8::Local<v8::FunctionTemplate> NewFunction(IsolateData& isolate_data,
                                            v8::FunctionCallback callback,
                                            v8::Local<v8::String> name,
                                            int length,
                                            v8::Local<v8::Signature> signature,
                                            v8::Local<v8::Value> data = {}) {
  const auto function = v8::FunctionTemplate::New(
      isolate_data.isolate(), callback, data, signature, length,
      v8::ConstructorBehavior::kThrow);
  function->SetClassName(name);
  function->RemovePrototype();
  return function;
}

// What `make` returns; of an unforgeable member always the same.
template <typename Make>
v8::Local<v8::FunctionTemplate> NewOrShared(IsolateData& isolate_data,
                                            v8::FunctionCallback callback,
                                            bool unforgeable,
                                            Make make) {
  if (!unforgeable)
    return make();
  v8::Global<v8::FunctionTemplate>& shared =
      isolate_data.unforgeable_function(callback);
  if (shared.IsEmpty())
    shared.Reset(isolate_data.isolate(), make());
  return shared.Get(isolate_data.isolate());
}

// https://webidl.spec.whatwg.org/#dfn-create-operation-function
v8::Local<v8::FunctionTemplate> NewOperation(
    IsolateData& isolate_data,
    const OperationSpec& operation,
    v8::Local<v8::Signature> signature) {
  if (!operation.has_signature || operation.placement == Placement::kInterface)
    signature = {};
  return NewOrShared(
      isolate_data, operation.callback, operation.unforgeable, [&] {
        return NewFunction(isolate_data, operation.callback,
                           isolate_data.Internalize(operation.name),
                           operation.length, signature);
      });
}

// The functions of an attribute; the setter may be empty.
struct Accessors {
  v8::Local<v8::FunctionTemplate> getter;
  v8::Local<v8::FunctionTemplate> setter;
};

// https://webidl.spec.whatwg.org/#dfn-attribute-getter
// https://webidl.spec.whatwg.org/#dfn-attribute-setter
Accessors NewAccessors(IsolateData& isolate_data,
                       const AttributeSpec& attribute,
                       v8::Local<v8::Signature> signature) {
  v8::Isolate* const isolate = isolate_data.isolate();
  const auto prefixed_name = [&](std::string_view prefix) {
    const std::string name = std::string(prefix).append(attribute.name);
    return v8::String::NewFromUtf8(isolate, name.c_str()).ToLocalChecked();
  };
  if (!attribute.has_signature || attribute.placement == Placement::kInterface)
    signature = {};
  Accessors accessors;
  accessors.getter =
      NewOrShared(isolate_data, attribute.getter, attribute.unforgeable, [&] {
        return NewFunction(isolate_data, attribute.getter,
                           prefixed_name("get "), 0, signature);
      });
  if (attribute.setter) {
    v8::Local<v8::Value> data;
    if (attribute.setter_data)
      data = isolate_data.Internalize(attribute.setter_data);
    accessors.setter =
        NewOrShared(isolate_data, attribute.setter, attribute.unforgeable, [&] {
          return NewFunction(isolate_data, attribute.setter,
                             prefixed_name("set "), 1, signature, data);
        });
  }
  return accessors;
}

v8::Local<v8::Primitive> ValueOf(v8::Isolate* isolate,
                                 const ConstantSpec& constant) {
  if (constant.is_boolean)
    return v8::Boolean::New(isolate, constant.value != 0);
  return v8::Number::New(isolate, constant.value);
}

// https://webidl.spec.whatwg.org/#define-the-attributes
// https://webidl.spec.whatwg.org/#define-the-operations
v8::PropertyAttribute Attributes(const AttributeSpec& attribute) {
  return attribute.unforgeable ? v8::DontDelete : v8::None;
}

v8::PropertyAttribute Attributes(const OperationSpec& operation) {
  return operation.unforgeable ? v8::DontDelete | v8::ReadOnly : v8::None;
}

constexpr auto kConstantAttributes = v8::DontDelete | v8::ReadOnly;

void DefineConstant(IsolateData& isolate_data,
                    const ConstantSpec& constant,
                    v8::Local<v8::Template> target) {
  target->Set(isolate_data.Internalize(constant.name),
              ValueOf(isolate_data.isolate(), constant), kConstantAttributes);
}

void DefineAttribute(IsolateData& isolate_data,
                     const AttributeSpec& attribute,
                     v8::Local<v8::Signature> signature,
                     v8::Local<v8::Template> target) {
  const Accessors accessors = NewAccessors(isolate_data, attribute, signature);
  target->SetAccessorProperty(isolate_data.Internalize(attribute.name),
                              accessors.getter, accessors.setter,
                              Attributes(attribute));
}

void DefineOperation(IsolateData& isolate_data,
                     const OperationSpec& operation,
                     v8::Local<v8::Signature> signature,
                     v8::Local<v8::Template> target) {
  target->Set(isolate_data.Internalize(operation.name),
              NewOperation(isolate_data, operation, signature),
              Attributes(operation));
}

void DefineConstant(Realm& realm,
                    const ConstantSpec& constant,
                    v8::Local<v8::Object> target) {
  target
      ->DefineOwnProperty(
          realm.context(), realm.isolate_data().Internalize(constant.name),
          ValueOf(realm.isolate(), constant), kConstantAttributes)
      .Check();
}

void DefineAttribute(Realm& realm,
                     const AttributeSpec& attribute,
                     v8::Local<v8::Signature> signature,
                     v8::Local<v8::Object> target) {
  const v8::Local<v8::Context> context = realm.context();
  const Accessors accessors =
      NewAccessors(realm.isolate_data(), attribute, signature);
  v8::Local<v8::Function> setter;
  if (!accessors.setter.IsEmpty())
    setter = accessors.setter->GetFunction(context).ToLocalChecked();
  target->SetAccessorProperty(
      realm.isolate_data().Internalize(attribute.name),
      accessors.getter->GetFunction(context).ToLocalChecked(), setter,
      Attributes(attribute));
}

void DefineOperation(Realm& realm,
                     const OperationSpec& operation,
                     v8::Local<v8::Signature> signature,
                     v8::Local<v8::Object> target) {
  const v8::Local<v8::Context> context = realm.context();
  target
      ->DefineOwnProperty(
          context, realm.isolate_data().Internalize(operation.name),
          NewOperation(realm.isolate_data(), operation, signature)
              ->GetFunction(context)
              .ToLocalChecked(),
          Attributes(operation))
      .Check();
}

// https://webidl.spec.whatwg.org/#define-the-unforgeable-regular-attributes
// https://webidl.spec.whatwg.org/#define-the-unforgeable-regular-operations
// The instances of an interface have those of its ancestors too, which V8's
// templates don't inherit.
void InstallInheritedUnforgeables(IsolateData& isolate_data,
                                  const WrapperTypeInfo& info,
                                  v8::Local<v8::ObjectTemplate> instance) {
  for (const WrapperTypeInfo* ancestor = info.parent; ancestor;
       ancestor = ancestor->parent) {
    const auto signature = v8::Signature::New(
        isolate_data.isolate(), isolate_data.InterfaceTemplate(*ancestor));
    for (const AttributeSpec& attribute : ancestor->members->attributes) {
      if (attribute.unforgeable && attribute.exposure.IsEverywhere())
        DefineAttribute(isolate_data, attribute, signature, instance);
    }
    for (const OperationSpec& operation : ancestor->members->operations) {
      if (operation.unforgeable && operation.exposure.IsEverywhere())
        DefineOperation(isolate_data, operation, signature, instance);
    }
  }
}

// Whether this realm exposes what others don't.
bool IsOnlyExposedIn(Realm& realm, const Exposure& exposure) {
  return !exposure.IsEverywhere() && exposure.IsExposedIn(realm.exposure());
}

// https://webidl.spec.whatwg.org/#Unscopable
// "OrdinaryObjectCreate(null)", which templates can't make.
void DefineUnscopables(Realm& realm,
                       std::span<const char* const> names,
                       v8::Local<v8::Object> prototype) {
  v8::Isolate* const isolate = realm.isolate();
  std::vector<v8::Local<v8::Name>> keys;
  std::vector<v8::Local<v8::Value>> values;
  for (const char* const name : names) {
    keys.push_back(realm.isolate_data().Internalize(name));
    values.push_back(v8::True(isolate));
  }
  prototype
      ->DefineOwnProperty(
          realm.context(), v8::Symbol::GetUnscopables(isolate),
          v8::Object::New(isolate, v8::Null(isolate), keys.data(),
                          values.data(), keys.size()),
          v8::ReadOnly | v8::DontEnum)
      .Check();
}

// Makes the prototype inherit from an object that every context has.
void InheritFromIntrinsic(IsolateData& isolate_data,
                          v8::Local<v8::FunctionTemplate> interface_template,
                          v8::Intrinsic prototype) {
  const auto provider = v8::FunctionTemplate::New(isolate_data.isolate());
  provider->RemovePrototype();
  provider->SetIntrinsicDataProperty(isolate_data.Internalize("prototype"),
                                     prototype);
  interface_template->Inherit(provider);
}

void SetPrototypeKind(IsolateData& isolate_data,
                      const WrapperTypeInfo& info,
                      PrototypeKind kind,
                      v8::Local<v8::FunctionTemplate> interface_template) {
  switch (kind) {
    case PrototypeKind::kOrdinary:
      break;
    case PrototypeKind::kError:
      InheritFromIntrinsic(isolate_data, interface_template,
                           v8::kErrorPrototype);
      break;
    case PrototypeKind::kIterator:
      InheritFromIntrinsic(isolate_data, interface_template,
                           v8::kIteratorPrototype);
      break;
    case PrototypeKind::kAsyncIterator:
      InheritFromIntrinsic(isolate_data, interface_template,
                           v8::kAsyncIteratorPrototype);
      break;
    case PrototypeKind::kGlobal:
      // "If interface is declared with the [Global] extended attribute, or
      // interface is in the set of inherited interfaces of an interface that is
      // declared with the [Global] extended attribute, then interfacePrototype
      // is an immutable prototype exotic object."
      interface_template->InstanceTemplate()->SetImmutableProto();
      for (const WrapperTypeInfo* interface = &info; interface;
           interface = interface->parent) {
        isolate_data.InterfaceTemplate(*interface)
            ->PrototypeTemplate()
            ->SetImmutableProto();
      }
      break;
  }
}

// https://webidl.spec.whatwg.org/#define-the-iteration-methods
// Of an interface with indexed properties: the functions are those of arrays.
void InstallArrayIterator(IsolateData& isolate_data,
                          v8::Local<v8::ObjectTemplate> prototype) {
  prototype->SetIntrinsicDataProperty(
      v8::Symbol::GetIterator(isolate_data.isolate()), v8::kArrayProto_values,
      v8::DontEnum);
}

void InstallValueIterator(IsolateData& isolate_data,
                          v8::Local<v8::ObjectTemplate> prototype) {
  prototype->SetIntrinsicDataProperty(isolate_data.Internalize("entries"),
                                      v8::kArrayProto_entries);
  prototype->SetIntrinsicDataProperty(isolate_data.Internalize("forEach"),
                                      v8::kArrayProto_forEach);
  prototype->SetIntrinsicDataProperty(isolate_data.Internalize("keys"),
                                      v8::kArrayProto_keys);
  prototype->SetIntrinsicDataProperty(isolate_data.Internalize("values"),
                                      v8::kArrayProto_values);
}

// V8's templates don't inherit the interceptors of instances.
const SpecialOperations* FindSpecialOperations(const WrapperTypeInfo& info) {
  for (const WrapperTypeInfo* i = &info; i; i = i->parent) {
    if (i->members->special_operations)
      return i->members->special_operations;
  }
  return nullptr;
}

}  // namespace

void InstallMembers(IsolateData& isolate_data,
                    const WrapperTypeInfo& info,
                    v8::Local<v8::FunctionTemplate> interface_template) {
  v8::Isolate* const isolate = isolate_data.isolate();
  const InterfaceMembers& members = *info.members;
  const auto prototype = interface_template->PrototypeTemplate();
  const auto instance = interface_template->InstanceTemplate();
  const auto signature = v8::Signature::New(isolate, interface_template);
  const auto target = [&](Placement placement) -> v8::Local<v8::Template> {
    switch (placement) {
      case Placement::kPrototype:
        return prototype;
      case Placement::kInstance:
        return instance;
      case Placement::kInterface:
        break;
    }
    return interface_template;
  };

  SetPrototypeKind(isolate_data, info, members.prototype_kind,
                   interface_template);
  // https://webidl.spec.whatwg.org/#dfn-class-string
  prototype->Set(v8::Symbol::GetToStringTag(isolate),
                 isolate_data.Internalize(info.interface_name),
                 v8::ReadOnly | v8::DontEnum);

  for (const ConstantSpec& constant : members.constants) {
    if (constant.exposure.IsEverywhere()) {
      DefineConstant(isolate_data, constant, interface_template);
      DefineConstant(isolate_data, constant, prototype);
    }
  }
  for (const AttributeSpec& attribute : members.attributes) {
    if (attribute.exposure.IsEverywhere()) {
      DefineAttribute(isolate_data, attribute, signature,
                      target(attribute.placement));
    }
  }
  for (const OperationSpec& operation : members.operations) {
    if (operation.exposure.IsEverywhere()) {
      DefineOperation(isolate_data, operation, signature,
                      target(operation.placement));
    }
  }
  InstallInheritedUnforgeables(isolate_data, info, instance);
  if (members.pair_iterator) {
    InstallPairIterator(isolate_data, *members.pair_iterator, signature,
                        prototype);
  }
  if (members.async_iterable) {
    InstallAsyncIterable(isolate_data, *members.async_iterable, signature,
                         prototype);
  }
  if (members.prototype_kind == PrototypeKind::kAsyncIterator)
    InstallAsyncIteratorPrototype(isolate_data, info, prototype);
  if (members.maplike)
    InstallMaplike(isolate_data, *members.maplike, signature, prototype);
  if (members.has_indexed_getter)
    InstallArrayIterator(isolate_data, prototype);
  if (members.has_value_iterator)
    InstallValueIterator(isolate_data, prototype);
  if (const SpecialOperations* const operations = FindSpecialOperations(info)) {
    InstallSpecialOperations(isolate_data, *operations,
                             members.prototype_kind == PrototypeKind::kGlobal,
                             instance);
  }
}

void InstallMembersOfRealm(Realm& realm,
                           const WrapperTypeInfo& info,
                           v8::Local<v8::Object> interface_object) {
  const InterfaceMembers& members = *info.members;
  // The instances of a [Global] interface are one, the global object; others
  // get their members when they are made.
  const bool is_global = members.prototype_kind == PrototypeKind::kGlobal;
  const auto is_wanted = [&](const auto& member) {
    return IsOnlyExposedIn(realm, member.exposure) &&
           (is_global || member.placement != Placement::kInstance);
  };
  const auto signature = v8::Signature::New(
      realm.isolate(), realm.isolate_data().InterfaceTemplate(info));
  const auto prototype =
      interface_object
          ->Get(realm.context(), realm.isolate_data().Internalize("prototype"))
          .ToLocalChecked()
          .As<v8::Object>();
  const auto target = [&](Placement placement) {
    switch (placement) {
      case Placement::kPrototype:
        return prototype;
      case Placement::kInstance:
        return realm.context()->Global();
      case Placement::kInterface:
        break;
    }
    return interface_object;
  };

  for (const ConstantSpec& constant : members.constants) {
    if (IsOnlyExposedIn(realm, constant.exposure)) {
      DefineConstant(realm, constant, interface_object);
      DefineConstant(realm, constant, prototype);
    }
  }
  for (const AttributeSpec& attribute : members.attributes) {
    if (is_wanted(attribute)) {
      DefineAttribute(realm, attribute, signature, target(attribute.placement));
    }
  }
  for (const OperationSpec& operation : members.operations) {
    if (is_wanted(operation)) {
      DefineOperation(realm, operation, signature, target(operation.placement));
    }
  }
  if (!members.unscopables.empty())
    DefineUnscopables(realm, members.unscopables, prototype);
}

void InstallUnforgeablesOfRealm(Realm& realm,
                                const WrapperTypeInfo& info,
                                v8::Local<v8::Object> object) {
  for (const WrapperTypeInfo* i = &info; i; i = i->parent) {
    const auto signature = v8::Signature::New(
        realm.isolate(), realm.isolate_data().InterfaceTemplate(*i));
    for (const AttributeSpec& attribute : i->members->attributes) {
      if (attribute.unforgeable && IsOnlyExposedIn(realm, attribute.exposure))
        DefineAttribute(realm, attribute, signature, object);
    }
    for (const OperationSpec& operation : i->members->operations) {
      if (operation.unforgeable && IsOnlyExposedIn(realm, operation.exposure))
        DefineOperation(realm, operation, signature, object);
    }
  }
}

void InstallConstants(Realm& realm,
                      std::span<const ConstantSpec> constants,
                      v8::Local<v8::Object> target) {
  for (const ConstantSpec& constant : constants) {
    if (constant.exposure.IsExposedIn(realm.exposure()))
      DefineConstant(realm, constant, target);
  }
}

void InstallNamespaceMembers(Realm& realm,
                             std::span<const ConstantSpec> constants,
                             std::span<const AttributeSpec> attributes,
                             std::span<const OperationSpec> operations,
                             v8::Local<v8::ObjectTemplate> namespace_template) {
  IsolateData& isolate_data = realm.isolate_data();
  for (const ConstantSpec& constant : constants) {
    if (constant.exposure.IsExposedIn(realm.exposure()))
      DefineConstant(isolate_data, constant, namespace_template);
  }
  for (const AttributeSpec& attribute : attributes) {
    if (attribute.exposure.IsExposedIn(realm.exposure()))
      DefineAttribute(isolate_data, attribute, {}, namespace_template);
  }
  for (const OperationSpec& operation : operations) {
    if (operation.exposure.IsExposedIn(realm.exposure()))
      DefineOperation(isolate_data, operation, {}, namespace_template);
  }
}

}  // namespace wsjs::bindings
