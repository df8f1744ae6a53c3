// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/script_map.h"

#include <v8.h>

#include "bindings/runtime/realm.h"
#include "src/base/check.h"

namespace wsjs::bindings {

namespace {

v8::Local<v8::Map> AsMap(const ScriptValue& map) {
  DCHECK(map.v8_value()->IsMap());
  return map.v8_value().As<v8::Map>();
}

v8::Local<v8::Set> AsSet(const ScriptValue& set) {
  DCHECK(set.v8_value()->IsSet());
  return set.v8_value().As<v8::Set>();
}

}  // namespace

ScriptMap ScriptMap::New(Realm& realm) {
  const v8::Context::Scope context_scope(realm.context());
  return ScriptMap(ScriptValue(v8::Map::New(realm.isolate())));
}

size_t ScriptMap::size() const {
  return AsMap(value_)->Size();
}

bool ScriptMap::Has(Realm& realm, ScriptValue key) const {
  return AsMap(value_)->Has(realm.context(), key.v8_value()).FromJust();
}

ScriptValue ScriptMap::Get(Realm& realm, ScriptValue key) const {
  return ScriptValue(
      AsMap(value_)->Get(realm.context(), key.v8_value()).ToLocalChecked());
}

void ScriptMap::Set(Realm& realm, ScriptValue key, ScriptValue value) {
  static_cast<void>(AsMap(value_)
                        ->Set(realm.context(), key.v8_value(), value.v8_value())
                        .ToLocalChecked());
}

bool ScriptMap::Delete(Realm& realm, ScriptValue key) {
  return AsMap(value_)->Delete(realm.context(), key.v8_value()).FromJust();
}

void ScriptMap::Clear() {
  AsMap(value_)->Clear();
}

ScriptSet ScriptSet::New(Realm& realm) {
  const v8::Context::Scope context_scope(realm.context());
  return ScriptSet(ScriptValue(v8::Set::New(realm.isolate())));
}

size_t ScriptSet::size() const {
  return AsSet(value_)->Size();
}

bool ScriptSet::Has(Realm& realm, ScriptValue entry) const {
  return AsSet(value_)->Has(realm.context(), entry.v8_value()).FromJust();
}

void ScriptSet::Add(Realm& realm, ScriptValue entry) {
  static_cast<void>(
      AsSet(value_)->Add(realm.context(), entry.v8_value()).ToLocalChecked());
}

bool ScriptSet::Delete(Realm& realm, ScriptValue entry) {
  return AsSet(value_)->Delete(realm.context(), entry.v8_value()).FromJust();
}

void ScriptSet::Clear() {
  AsSet(value_)->Clear();
}

}  // namespace wsjs::bindings
