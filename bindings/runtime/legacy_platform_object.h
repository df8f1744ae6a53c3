// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_LEGACY_PLATFORM_OBJECT_H_
#define WSJS_BINDINGS_RUNTIME_LEGACY_PLATFORM_OBJECT_H_

#include <v8.h>

#include <cstdint>
#include <string>
#include <vector>

// https://webidl.spec.whatwg.org/#js-legacy-platform-objects
// Objects with indexed and named properties: interceptors of V8 that run the
// standard's internal methods.
namespace wsjs::bindings {

class IsolateData;
class PropertyCall;
class Realm;

// The special operations of an interface, inherited ones too: one constant per
// interface, made by the compiler. Null where there is none.
struct SpecialOperations final {
  const char* interface_name;

  // Indexed properties.
  uint32_t (*index_count)(Realm& realm, v8::Local<v8::Object> object) = nullptr;
  void (*get_indexed)(PropertyCall& call, uint32_t index) = nullptr;
  void (*set_indexed)(PropertyCall& call,
                      uint32_t index,
                      v8::Local<v8::Value> value) = nullptr;

  // Named properties.
  bool (*has_name)(Realm& realm,
                   v8::Local<v8::Object> object,
                   const std::u16string& name) = nullptr;
  std::vector<std::u16string> (*names)(Realm& realm,
                                       v8::Local<v8::Object> object) = nullptr;
  void (*get_named)(PropertyCall& call, const std::u16string& name) = nullptr;
  void (*set_named)(PropertyCall& call,
                    const std::u16string& name,
                    v8::Local<v8::Value> value) = nullptr;
  void (*delete_named)(PropertyCall& call,
                       const std::u16string& name) = nullptr;

  // [LegacyOverrideBuiltIns]
  bool overrides_built_ins = false;
  // Not with [LegacyUnenumerableNamedProperties].
  bool has_enumerable_names = true;

  bool SupportsIndexedProperties() const { return get_indexed; }
  bool SupportsNamedProperties() const { return get_named; }
};

// Makes the instances of `instance` legacy platform objects. Those of a
// [Global] interface have their named properties in a named properties object.
void InstallSpecialOperations(IsolateData& isolate_data,
                              const SpecialOperations& operations,
                              bool is_global,
                              v8::Local<v8::ObjectTemplate> instance);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_LEGACY_PLATFORM_OBJECT_H_
