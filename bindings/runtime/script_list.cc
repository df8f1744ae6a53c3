// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/script_list.h"

#include <v8.h>

#include "bindings/runtime/realm.h"
#include "src/base/check.h"

namespace wsjs::bindings {

namespace {

v8::Local<v8::Array> AsArray(const ScriptValue& list) {
  DCHECK(list.v8_value()->IsArray());
  return list.v8_value().As<v8::Array>();
}

}  // namespace

ScriptList ScriptList::New(Realm& realm) {
  return ScriptList(ScriptValue::NewArray(realm));
}

uint32_t ScriptList::size() const {
  return AsArray(value_)->Length();
}

ScriptValue ScriptList::Get(Realm& realm, uint32_t index) const {
  DCHECK(index < size());
  return ScriptValue(
      AsArray(value_)->Get(realm.context(), index).ToLocalChecked());
}

void ScriptList::Set(Realm& realm, uint32_t index, ScriptValue value) {
  DCHECK(index < size());
  AsArray(value_)
      ->CreateDataProperty(realm.context(), index, value.v8_value())
      .Check();
}

void ScriptList::Append(Realm& realm, ScriptValue value) {
  AsArray(value_)
      ->CreateDataProperty(realm.context(), size(), value.v8_value())
      .Check();
}

void ScriptList::RemoveAt(Realm& realm, uint32_t index) {
  const uint32_t last = size() - 1;
  for (uint32_t i = index; i < last; ++i)
    Set(realm, i, Get(realm, i + 1));
  AsArray(value_)
      ->Set(realm.context(), realm.isolate_data().Internalize("length"),
            v8::Integer::NewFromUnsigned(realm.isolate(), last))
      .Check();
}

}  // namespace wsjs::bindings
