// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/global_properties.h"

#include <v8.h>

#include "bindings/runtime/install_members.h"
#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/v8_compat.h"

namespace wsjs::bindings {

namespace {

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
  return namespace_object;
}

// The getter of a lazy property; the data is the spec.
void GetGlobalProperty(v8::Local<v8::Name>,
                       const v8::PropertyCallbackInfo<v8::Value>& info) {
  Realm* const realm = Realm::Relevant(info.GetIsolate(), GetHolder(info));
  if (!realm)
    return;
  const auto& property = *static_cast<const GlobalPropertySpec*>(
      info.Data().As<v8::External>()->Value());
  if (property.interface_info)
    info.GetReturnValue().Set(realm->InterfaceObject(*property.interface_info));
  else
    info.GetReturnValue().Set(
        NewNamespaceObject(*realm, *property.namespace_info));
}

}  // namespace

void InstallGlobalProperties(Realm& realm,
                             std::span<const GlobalPropertySpec> properties) {
  v8::Isolate* const isolate = realm.isolate();
  const v8::HandleScope handle_scope(isolate);
  const v8::Local<v8::Context> context = realm.context();
  const v8::Local<v8::Object> global = context->Global();
  for (const GlobalPropertySpec& property : properties) {
    if (!property.exposure.IsExposedIn(realm.exposure()))
      continue;
    global
        ->SetLazyDataProperty(
            context, realm.isolate_data().Internalize(property.name),
            GetGlobalProperty,
            v8::External::New(isolate,
                              const_cast<GlobalPropertySpec*>(&property)),
            v8::DontEnum)
        .Check();
  }
  // Installs what this realm exposes of the global object's own members.
  if (realm.global_info())
    realm.InterfaceObject(*realm.global_info());
}

}  // namespace wsjs::bindings
