// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_OBSERVABLE_ARRAY_H_
#define WSJS_BINDINGS_RUNTIME_OBSERVABLE_ARRAY_H_

#include <v8.h>

#include <cstdint>

#include "bindings/runtime/call.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/script_list.h"
#include "bindings/runtime/script_value.h"

namespace wsjs::bindings {

class PropertyCall;
class Realm;

// https://webidl.spec.whatwg.org/#js-observable-arrays
// What an object keeps as an edge for an attribute of an observable array type:
// the backing list, and the array that script sees, which is made when script
// first asks for it. Only for the stack.
class ObservableArray final {
 public:
  static ObservableArray New(Realm& realm);
  // `value` came from ToScriptValue().
  explicit ObservableArray(ScriptValue value) : slots_(value) {}

  // https://webidl.spec.whatwg.org/#observable-array-attribute-backing-list
  // Values of script, converted to the element type.
  ScriptList BackingList(Realm& realm) const;

  ScriptValue ToScriptValue() const { return slots_.ToScriptValue(); }

  // For generated code: the exotic object, or undefined.
  ScriptValue exotic_object(Realm& realm) const;
  void set_exotic_object(Realm& realm, ScriptValue object);

 private:
  explicit ObservableArray(ScriptList slots) : slots_(slots) {}

  ScriptList slots_;
};

// An attribute of an observable array type: one constant each, made by the
// compiler.
struct ObservableArrayInfo final {
  const char* interface_name;
  const char* attribute_name;
  // A value converted to the element type and back, and an iterable of them as
  // an Array; empty when an exception is pending.
  v8::Local<v8::Value> (*normalize)(Realm& realm,
                                    v8::Local<v8::Value> value,
                                    const Place& place);
  v8::Local<v8::Value> (*normalize_all)(Realm& realm,
                                        v8::Local<v8::Value> values,
                                        const Place& place);
  // https://webidl.spec.whatwg.org/#observable-array-attribute-set-an-indexed-value
  // https://webidl.spec.whatwg.org/#observable-array-attribute-delete-an-indexed-value
  void (*set)(PropertyCall& call, v8::Local<v8::Value> value, uint32_t index);
  void (*remove)(PropertyCall& call,
                 v8::Local<v8::Value> value,
                 uint32_t index);
};

// The getter and the setter of the attribute: `array` is the implementation's.
void ReturnObservableArray(Call& call,
                           const ObservableArrayInfo& info,
                           ObservableArray array);
void AssignObservableArray(Call& call,
                           const ObservableArrayInfo& info,
                           ObservableArray array);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_OBSERVABLE_ARRAY_H_
