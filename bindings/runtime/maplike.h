// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_MAPLIKE_H_
#define WSJS_BINDINGS_RUNTIME_MAPLIKE_H_

#include <v8.h>

#include "bindings/runtime/place.h"
#include "bindings/runtime/platform_object.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_map.h"

// https://webidl.spec.whatwg.org/#js-maplike
// https://webidl.spec.whatwg.org/#js-setlike
// The members of maplike and setlike interfaces: the entries are a Map or Set
// of V8, which an edge of the object holds.
namespace wsjs::bindings {

class IsolateData;

// A maplike or setlike declaration: one constant per interface, made by the
// compiler.
struct MaplikeInfo final {
  // The Map or Set of `object`; empty when the host has shut down.
  using GetEntries = v8::Local<v8::Value>(Realm& realm,
                                          v8::Local<v8::Object> object);
  // `value` converted to the declaration's type and back; empty when an
  // exception is pending.
  using Normalize = v8::Local<v8::Value>(Realm& realm,
                                         v8::Local<v8::Value> value,
                                         const Place& place);

  const char* interface_name;
  GetEntries* entries;
  Normalize* normalize_key;              // of setlike, the value
  Normalize* normalize_value = nullptr;  // null: setlike
  // The default members that there are: none of a read-only declaration, nor
  // one whose name the interface declares itself.
  bool has_set = false;  // of setlike, `add`
  bool has_delete = false;
  bool has_clear = false;
};

template <typename T>
v8::Local<v8::Value> MapEntries(Realm& realm, v8::Local<v8::Object> object) {
  auto self = PlatformObjectOf<T>(realm, object);
  if (!self)
    return {};
  return self->MapEntries().ToScriptValue().v8_value();
}

template <typename T>
v8::Local<v8::Value> SetEntries(Realm& realm, v8::Local<v8::Object> object) {
  auto self = PlatformObjectOf<T>(realm, object);
  if (!self)
    return {};
  return self->SetEntries().ToScriptValue().v8_value();
}

// Adds the members to the interface's prototype.
void InstallMaplike(IsolateData& isolate_data,
                    const MaplikeInfo& info,
                    v8::Local<v8::Signature> signature,
                    v8::Local<v8::ObjectTemplate> prototype);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_MAPLIKE_H_
