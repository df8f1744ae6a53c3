// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/isolate_data.h"

#include <v8.h>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/install_members.h"
#include "bindings/runtime/interface_members.h"
#include "bindings/runtime/named_properties_object.h"
#include "bindings/runtime/wrappable.h"

namespace wsjs::bindings {

namespace {

// https://webidl.spec.whatwg.org/#interface-object
// Of an interface without constructor operation.
void IllegalConstructor(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* const isolate = info.GetIsolate();
  isolate->ThrowException(v8::Exception::TypeError(
      v8::String::NewFromUtf8Literal(isolate, "Illegal constructor")));
}

}  // namespace

IsolateData::IsolateData(v8::Isolate* isolate) : isolate_(isolate) {
  isolate_->AddGCEpilogueCallback(&IsolateData::DidCollectGarbage, this);
}

IsolateData::~IsolateData() {
  isolate_->RemoveGCEpilogueCallback(&IsolateData::DidCollectGarbage, this);
}

v8::Local<v8::FunctionTemplate> IsolateData::InterfaceTemplate(
    const WrapperTypeInfo& info) {
  const auto found = interface_templates_.find(&info);
  if (found != interface_templates_.end())
    return found->second.Get(isolate_);

  // https://webidl.spec.whatwg.org/#create-an-interface-object
  const auto interface_template = v8::FunctionTemplate::New(
      isolate_, info.constructor ? info.constructor : IllegalConstructor,
      v8::Local<v8::Value>(), v8::Local<v8::Signature>(),
      info.constructor_length);
  interface_template->SetClassName(Internalize(info.interface_name));
  interface_template->ReadOnlyPrototype();
  interface_template->InstanceTemplate()->SetInternalFieldCount(
      info.internal_field_count);
  v8::Local<v8::FunctionTemplate> parent;
  if (info.parent)
    parent = InterfaceTemplate(*info.parent);
  if (HasNamedPropertiesObject(info))
    parent = NewNamedPropertiesTemplate(*this, info, parent);
  if (!parent.IsEmpty())
    interface_template->Inherit(parent);
  interface_templates_.emplace(
      &info, v8::Global<v8::FunctionTemplate>(isolate_, interface_template));
  InstallMembers(*this, info, interface_template);
  return interface_template;
}

v8::Local<v8::String> IsolateData::Internalize(const char* literal) {
  v8::Global<v8::String>& name = names_[literal];
  if (name.IsEmpty()) {
    name.Reset(isolate_,
               v8::String::NewFromUtf8(isolate_, literal,
                                       v8::NewStringType::kInternalized)
                   .ToLocalChecked());
  }
  return name.Get(isolate_);
}

v8::Local<v8::Value> IsolateData::end_of_iteration() {
  if (end_of_iteration_.IsEmpty())
    end_of_iteration_.Reset(isolate_, v8::Symbol::New(isolate_));
  return end_of_iteration_.Get(isolate_);
}

void IsolateData::AddGarbage(Wrappable& garbage) {
  garbage_.emplace_back(&garbage);
}

void IsolateData::DidCollectGarbage(v8::Isolate*,
                                    v8::GCType,
                                    v8::GCCallbackFlags,
                                    void* data) {
  static_cast<IsolateData*>(data)->garbage_.clear();
}

}  // namespace wsjs::bindings
