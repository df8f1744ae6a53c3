// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/realm.h"

#include <v8.h>

#include "bindings/runtime/install_members.h"
#include "bindings/runtime/named_properties_object.h"
#include "bindings/runtime/v8_compat.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/check.h"

namespace wsjs::bindings {

namespace {

// The place of the Realm in a context's embedder data: above what small
// embedders use, below Node's (32 and more).
constexpr int kRealmIndex = 24;

// The global object is two objects for V8: the proxy, which script gets, and
// the object behind it, which holds the properties.
template <typename Visitor>
void ForEachGlobalObject(v8::Local<v8::Context> context, Visitor visitor) {
  const v8::Local<v8::Object> proxy = context->Global();
  visitor(proxy);
  visitor(GlobalObjectBehind(proxy));
}

}  // namespace

v8::Local<v8::Context> Realm::NewContext(IsolateData& isolate_data,
                                         const WrapperTypeInfo& global) {
  const v8::Local<v8::Context> context = v8::Context::New(
      isolate_data.isolate(), CallbackPump::Extensions(),
      isolate_data.InterfaceTemplate(global)->InstanceTemplate());
  ForEachGlobalObject(context, [&](v8::Local<v8::Object> object) {
    CHECK(object->InternalFieldCount() == global.internal_field_count);
    object->SetAlignedPointerInInternalField(
        kTypeInfoField, const_cast<WrapperTypeInfo*>(&global));
    object->SetAlignedPointerInInternalField(kNativeHalfField, nullptr);
  });
  return context;
}

Realm::Realm(IsolateData& isolate_data,
             v8::Local<v8::Context> context,
             RealmHost& host)
    : isolate_data_(isolate_data),
      host_(host),
      context_(isolate_data.isolate(), context),
      primordials_(isolate_data.isolate(), context) {
  context->SetAlignedPointerInEmbedderData(kRealmIndex, this);
}

Realm::~Realm() {
  const v8::HandleScope handle_scope(isolate());
  context()->SetAlignedPointerInEmbedderData(kRealmIndex, nullptr);
  for (Wrappable* native = first_wrappable_; native; native = native->next_) {
    native->wrapper_.Get(isolate())->SetAlignedPointerInInternalField(
        kNativeHalfField, nullptr);
    native->wrapper_.Reset();
  }
  if (global_info_) {
    ForEachGlobalObject(context(), [](v8::Local<v8::Object> object) {
      object->SetAlignedPointerInInternalField(kNativeHalfField, nullptr);
    });
  }
  while (first_wrappable_) {
    const std::unique_ptr<Wrappable> native(first_wrappable_);
    native->Unlink();
  }
}

Realm* Realm::From(v8::Local<v8::Context> context) {
  if (context->GetNumberOfEmbedderDataFields() <= kRealmIndex)
    return nullptr;
  return static_cast<Realm*>(
      context->GetAlignedPointerFromEmbedderData(kRealmIndex));
}

Realm* Realm::Relevant(v8::Isolate* isolate, v8::Local<v8::Object> object) {
  v8::Local<v8::Context> context;
  if (!GetCreationContext(isolate, object).ToLocal(&context))
    return nullptr;
  return From(context);
}

v8::Local<v8::Context> Realm::context() const {
  return context_.Get(isolate());
}

ScriptValue Realm::GlobalThis() const {
  return ScriptValue(context()->Global());
}

v8::Local<v8::Function> Realm::InterfaceObject(const WrapperTypeInfo& info) {
  PlatformInterface& platform_interface = interfaces_[&info];
  if (!platform_interface.interface_object.IsEmpty())
    return platform_interface.interface_object.Get(isolate());

  const v8::Local<v8::Context> context = this->context();
  const v8::Local<v8::Function> interface_object =
      isolate_data_.InterfaceTemplate(info)
          ->GetFunction(context)
          .ToLocalChecked();
  platform_interface.interface_object.Reset(isolate(), interface_object);
  if (info.parent) {
    SetPrototype(context, interface_object, InterfaceObject(*info.parent))
        .Check();
  }
  if (!info.members->has_interface_object) {
    interface_object->Get(context, isolate_data_.Internalize("prototype"))
        .ToLocalChecked()
        .As<v8::Object>()
        ->Delete(context, isolate_data_.Internalize("constructor"))
        .Check();
  }
  if (HasNamedPropertiesObject(info)) {
    const auto prototype =
        interface_object->Get(context, isolate_data_.Internalize("prototype"))
            .ToLocalChecked()
            .As<v8::Object>();
    GetPrototype(prototype)
        .As<v8::Object>()
        ->Delete(context, isolate_data_.Internalize("constructor"))
        .Check();
  }
  InstallMembersOfRealm(*this, info, interface_object);
  return interface_object;
}

v8::Local<v8::Object> Realm::NewPlatformObject(const WrapperTypeInfo& info) {
  v8::Global<v8::Object>& boilerplate = interfaces_[&info].boilerplate;
  if (boilerplate.IsEmpty()) {
    InterfaceObject(info);
    const v8::Local<v8::Object> object = isolate_data_.InterfaceTemplate(info)
                                             ->InstanceTemplate()
                                             ->NewInstance(context())
                                             .ToLocalChecked();
    object->SetAlignedPointerInInternalField(
        kTypeInfoField, const_cast<WrapperTypeInfo*>(&info));
    if (info.has_native_half)
      object->SetAlignedPointerInInternalField(kNativeHalfField, nullptr);
    if (info.members->has_unforgeables_of_realm)
      InstallUnforgeablesOfRealm(*this, info, object);
    boilerplate.Reset(isolate(), object);
  }
  // OPTIMIZATION: A clone costs a quarter of a new instance.
  return Clone(isolate(), boilerplate.Get(isolate()));
}

CallbackPump* Realm::callback_pump() {
  if (!callback_pump_)
    callback_pump_ = CallbackPump::Create(*this);
  return callback_pump_->get();
}

void Realm::AttachGlobal(const WrapperTypeInfo& info,
                         std::unique_ptr<Wrappable> native) {
  const v8::HandleScope handle_scope(isolate());
  const v8::Local<v8::Context> context = this->context();
  Wrappable* const wrappable = native.get();
  ForEachGlobalObject(context, [&](v8::Local<v8::Object> object) {
    CHECK(object->GetAlignedPointerFromInternalField(kTypeInfoField) == &info);
    object->SetAlignedPointerInInternalField(kNativeHalfField, wrappable);
  });
  global_info_ = &info;
  // The realm keeps its context, and so the global object, alive.
  Wrappable::Attach(context->Global(), std::move(native));
}

}  // namespace wsjs::bindings
