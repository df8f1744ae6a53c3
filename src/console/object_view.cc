// SPDX-License-Identifier: BSD-3-Clause
#include "src/console/object_view.h"

#include <tuple>

#include "bindings/runtime/strings.h"
#include "bindings/runtime/v8_compat.h"

namespace wsjs {

ObjectView::ObjectView(v8::Local<v8::Context> context,
                       v8::Local<v8::Object> object)
    : isolate_(context->GetIsolate()), context_(context), object_(object) {}

std::optional<OwnProperty> ObjectView::GetOwnProperty(
    v8::Local<v8::Name> name) const {
  // A module's binding without a value throws.
  const v8::TryCatch try_catch(isolate_);
  v8::Local<v8::Value> value;
  if (object_->IsProxy() ||
      !object_->GetOwnPropertyDescriptor(context_, name).ToLocal(&value) ||
      !value->IsObject()) {
    return std::nullopt;
  }
  // An object that V8 has just made: its own properties are plain data.
  const auto descriptor = value.As<v8::Object>();
  const auto field = [&](const char* field_name) {
    const v8::Local<v8::String> field_key =
        bindings::ToV8String(isolate_, std::string_view(field_name));
    v8::Local<v8::Value> result;
    if (!descriptor->HasOwnProperty(context_, field_key).FromMaybe(false) ||
        !descriptor->Get(context_, field_key).ToLocal(&result)) {
      return v8::Local<v8::Value>();
    }
    return result;
  };
  OwnProperty property;
  property.value = field("value");
  property.get = field("get");
  property.set = field("set");
  property.is_enumerable = field("enumerable")->IsTrue();
  return property;
}

std::vector<v8::Local<v8::Name>> ObjectView::OwnKeys(
    bool only_enumerable) const {
  std::vector<v8::Local<v8::Name>> keys;
  v8::Local<v8::Array> names;
  if (object_->IsProxy() ||
      !object_
           ->GetPropertyNames(
               context_, v8::KeyCollectionMode::kOwnOnly,
               only_enumerable ? v8::ONLY_ENUMERABLE : v8::ALL_PROPERTIES,
               v8::IndexFilter::kSkipIndices)
           .ToLocal(&names)) {
    return keys;
  }
  for (uint32_t i = 0; i < names->Length(); ++i) {
    v8::Local<v8::Value> name;
    if (names->Get(context_, i).ToLocal(&name) && name->IsName()) {
      keys.push_back(name.As<v8::Name>());
    }
  }
  return keys;
}

std::vector<uint32_t> ObjectView::OwnIndexes() const {
  std::vector<uint32_t> indexes;
  v8::Local<v8::Array> names;
  if (object_->IsProxy() ||
      !object_
           ->GetPropertyNames(context_, v8::KeyCollectionMode::kOwnOnly,
                              static_cast<v8::PropertyFilter>(
                                  v8::ONLY_ENUMERABLE | v8::SKIP_SYMBOLS),
                              v8::IndexFilter::kIncludeIndices)
           .ToLocal(&names)) {
    return indexes;
  }
  for (uint32_t i = 0; i < names->Length(); ++i) {
    v8::Local<v8::Value> name;
    // Indexes come first.
    if (!names->Get(context_, i).ToLocal(&name) || !name->IsUint32())
      break;
    indexes.push_back(name.As<v8::Uint32>()->Value());
  }
  return indexes;
}

v8::Local<v8::Object> ObjectView::Prototype() const {
  if (object_->IsProxy())
    return {};
  const v8::Local<v8::Value> prototype = bindings::GetPrototype(object_);
  if (!prototype->IsObject() || prototype->IsProxy())
    return {};
  return prototype.As<v8::Object>();
}

v8::Local<v8::Value> ObjectView::FindData(v8::Local<v8::Name> name) const {
  for (v8::Local<v8::Object> object = object_; !object.IsEmpty();
       object = ObjectView(context_, object).Prototype()) {
    const auto property = ObjectView(context_, object).GetOwnProperty(name);
    if (property)
      return property->value;
  }
  return {};
}

std::string ObjectView::FindString(v8::Local<v8::Name> name) const {
  const v8::Local<v8::Value> value = FindData(name);
  if (value.IsEmpty() || !value->IsString())
    return {};
  return bindings::ToUtf8(isolate_, value.As<v8::String>());
}

v8::Local<v8::Value> ObjectView::GetAttribute(
    const OwnProperty& property) const {
  // A platform object has fields of the host's.
  if (object_->InternalFieldCount() == 0 || !IsNativeFunction(property.get)) {
    return {};
  }
  const v8::TryCatch try_catch(isolate_);
  v8::Local<v8::Value> value;
  std::ignore = property.get.As<v8::Function>()
                    ->Call(context_, object_, 0, nullptr)
                    .ToLocal(&value);
  return value;
}

std::optional<std::string> ObjectView::ConstructorName() const {
  const auto key = [this](std::string_view name) {
    return bindings::ToV8String(isolate_, name);
  };
  for (v8::Local<v8::Object> object = object_; !object.IsEmpty();
       object = ObjectView(context_, object).Prototype()) {
    const auto constructor =
        ObjectView(context_, object).GetOwnProperty(key("constructor"));
    if (!constructor || constructor->value.IsEmpty() ||
        !constructor->value->IsFunction()) {
      continue;
    }
    const ObjectView view(context_, constructor->value.As<v8::Object>());
    // A prototype isn't an instance of its own class.
    const auto prototype = view.GetOwnProperty(key("prototype"));
    if (prototype && prototype->value == object_)
      continue;
    std::string name = view.FindString(key("name"));
    if (!name.empty())
      return name;
  }
  return std::nullopt;
}

bool IsNativeFunction(v8::Local<v8::Value> value) {
  return !value.IsEmpty() && value->IsFunction() &&
         value.As<v8::Function>()->ScriptId() == v8::UnboundScript::kNoScriptId;
}

}  // namespace wsjs
