// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/global_properties.h"

#include <v8.h>

#include "bindings/runtime/install_members.h"
#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/v8_compat.h"

namespace wsjs::bindings {

namespace {

void InstallProperties(Realm& realm,
                       std::span<const GlobalPropertySpec> properties,
                       v8::Local<v8::Object> object);

// https://webidl.spec.whatwg.org/#namespace-object
v8::Local<v8::Object> NewNamespaceObject(Realm& realm,
                                         const NamespaceInfo& info) {
  v8::Isolate* const isolate = realm.isolate();
  const v8::Local<v8::Context> context = realm.context();
  const auto namespace_template = v8::ObjectTemplate::New(isolate);
  namespace_template->Set(
      v8::Symbol::GetToStringTag(isolate),
      realm.isolate_data().Internalize(info.name),
      static_cast<v8::PropertyAttribute>(v8::ReadOnly | v8::DontEnum));
  InstallNamespaceMembers(realm, info.constants, info.attributes,
                          info.operations, namespace_template);
  const v8::Local<v8::Object> namespace_object =
      namespace_template->NewInstance(context).ToLocalChecked();
  if (info.has_own_prototype) {
    const v8::Context::Scope context_scope(context);
    SetPrototype(context, namespace_object, v8::Object::New(isolate)).Check();
  }
  // "For each exposed interface interface which has the [LegacyNamespace]
  // extended attribute with the identifier of namespace as its argument"
  InstallProperties(realm, info.interfaces, namespace_object);
  return namespace_object;
}

// https://webidl.spec.whatwg.org/#create-a-legacy-factory-function
v8::Local<v8::Function> NewLegacyFactoryFunction(
    Realm& realm,
    const char* name,
    const LegacyFactoryInfo& info) {
  const v8::Local<v8::Context> context = realm.context();
  const auto function_template = v8::FunctionTemplate::New(
      realm.isolate(), info.callback, v8::Local<v8::Value>(),
      v8::Local<v8::Signature>(), info.length);
  function_template->SetClassName(realm.isolate_data().Internalize(name));
  const v8::Local<v8::Function> function =
      function_template->GetFunction(context).ToLocalChecked();
  // 7.-8. Let proto be the interface prototype object of interface I in realm.
  //       Perform ! DefinePropertyOrThrow(F, "prototype", …).
  const v8::Local<v8::String> prototype =
      realm.isolate_data().Internalize("prototype");
  function
      ->DefineOwnProperty(context, prototype,
                          realm.InterfaceObject(info.interface_info)
                              ->Get(context, prototype)
                              .ToLocalChecked(),
                          static_cast<v8::PropertyAttribute>(
                              v8::ReadOnly | v8::DontEnum | v8::DontDelete))
      .Check();
  return function;
}

void ThrowIllegalConstructor(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* const isolate = info.GetIsolate();
  isolate->ThrowException(v8::Exception::TypeError(
      v8::String::NewFromUtf8Literal(isolate, "Illegal constructor")));
}

// https://webidl.spec.whatwg.org/#create-a-legacy-callback-interface-object
v8::Local<v8::Function> NewCallbackInterfaceObject(
    Realm& realm,
    const char* name,
    const CallbackInterfaceInfo& info) {
  // 1. Let steps be: throw a TypeError.
  const v8::Local<v8::Function> function =
      v8::Function::New(realm.context(), ThrowIllegalConstructor,
                        v8::Local<v8::Value>(), 0,
                        v8::ConstructorBehavior::kThrow)
          .ToLocalChecked();
  function->SetName(realm.isolate_data().Internalize(name));
  InstallConstants(realm, info.constants, function);
  return function;
}

v8::Local<v8::Value> ValueOf(Realm& realm, const GlobalPropertySpec& property) {
  if (property.interface_info)
    return realm.InterfaceObject(*property.interface_info);
  if (property.namespace_info)
    return NewNamespaceObject(realm, *property.namespace_info);
  if (property.factory_info) {
    return NewLegacyFactoryFunction(realm, property.name,
                                    *property.factory_info);
  }
  return NewCallbackInterfaceObject(realm, property.name,
                                    *property.callback_interface_info);
}

// The getter of a lazy property; the data is the spec.
void GetProperty(v8::Local<v8::Name>,
                 const v8::PropertyCallbackInfo<v8::Value>& info) {
  Realm* const realm = Realm::Relevant(info.GetIsolate(), GetHolder(info));
  if (!realm)
    return;
  info.GetReturnValue().Set(
      ValueOf(*realm, *static_cast<const GlobalPropertySpec*>(
                          info.Data().As<v8::External>()->Value())));
}

void InstallProperties(Realm& realm,
                       std::span<const GlobalPropertySpec> properties,
                       v8::Local<v8::Object> object) {
  for (const GlobalPropertySpec& property : properties) {
    if (!property.exposure.IsExposedIn(realm.exposure()))
      continue;
    object
        ->SetLazyDataProperty(
            realm.context(), realm.isolate_data().Internalize(property.name),
            GetProperty,
            v8::External::New(realm.isolate(),
                              const_cast<GlobalPropertySpec*>(&property)),
            v8::DontEnum)
        .Check();
  }
}

}  // namespace

void InstallGlobalProperties(Realm& realm,
                             std::span<const GlobalPropertySpec> properties) {
  const v8::HandleScope handle_scope(realm.isolate());
  InstallProperties(realm, properties, realm.context()->Global());
  // Installs what this realm exposes of the global object's own members.
  if (realm.global_info())
    realm.InterfaceObject(*realm.global_info());
}

}  // namespace wsjs::bindings
