// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/property_key.h"

#include "bindings/runtime/realm.h"
#include "bindings/runtime/strings.h"

namespace wsjs::bindings {

PropertyKey::PropertyKey(v8::Isolate* isolate, v8::Local<v8::Name> name)
    : name_(name), text_(ToUtf16(isolate, name.As<v8::String>())) {}

PropertyKey::PropertyKey(v8::Isolate* isolate, uint32_t index)
    : PropertyKey(isolate,
                  v8::Integer::NewFromUnsigned(isolate, index)
                      ->ToString(isolate->GetCurrentContext())
                      .ToLocalChecked()) {
  index_ = index;
}

PropertyKey PropertyKey::FromString(v8::Isolate* isolate,
                                    v8::Local<v8::String> string) {
  PropertyKey key(isolate, string);
  v8::Local<v8::Uint32> index;
  if (string->ToArrayIndex(isolate->GetCurrentContext()).ToLocal(&index))
    key.index_ = index->Value();
  return key;
}

bool PropertyKey::IsRealProperty(Realm& realm,
                                 v8::Local<v8::Object> object) const {
  const v8::Local<v8::Context> context = realm.context();
  return (index_ ? object->HasRealIndexedProperty(context, *index_)
                 : object->HasRealNamedProperty(context, name_))
      .FromMaybe(true);
}

bool PropertyKey::IsPermanentProperty(Realm& realm,
                                      v8::Local<v8::Object> object) const {
  if (index_)
    return false;
  v8::PropertyAttribute attributes = v8::None;
  return IsRealProperty(realm, object) &&
         object->GetRealNamedPropertyAttributes(realm.context(), name_)
             .To(&attributes) &&
         (attributes & v8::DontDelete) != 0;
}

bool PropertyKey::IsOwnProperty(Realm& realm,
                                v8::Local<v8::Object> object) const {
  const v8::Local<v8::Context> context = realm.context();
  return (index_ ? object->HasOwnProperty(context, *index_)
                 : object->HasOwnProperty(context, name_))
      .FromMaybe(true);
}

}  // namespace wsjs::bindings
