// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_IN_OBJECT_H_
#define WSJS_BINDINGS_RUNTIME_IN_OBJECT_H_

#include <v8-local-handle.h>

#include <concepts>
#include <cstddef>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/wrapper_type_info.h"

namespace v8 {
class Object;
}

namespace wsjs::bindings {

// A view of a platform object whose whole state is in fields of the object
// itself: no native half, no finalizer, so that it dies as cheaply as any
// object of script. Copied freely, valid like a ScriptValue, only for the
// stack.
//
// A class X that implements the interface X derives from the class of the
// interface that X inherits from (or from this), has that one's constructors
//     using InObject::InObject;
// and declares
//     static const bindings::WrapperTypeInfo& wrapper_type_info();
//     static constexpr int kFieldCount = <base's kFieldCount> + <own>;
// of which the compiler defines the first.
class InObject {
 public:
  static constexpr int kFieldCount = 0;

  // No object.
  InObject() = default;
  explicit InObject(v8::Local<v8::Object> object) : object_(object) {}

  static void* operator new(size_t) = delete;

  explicit operator bool() const { return !object_.IsEmpty(); }

  // https://html.spec.whatwg.org/#concept-relevant-realm
  Realm& realm() const;
  ScriptValue ToScriptValue() const;

 protected:
  // Fields, by index from 0; undefined at first.
  void SetField(int index, ScriptValue value) const;
  ScriptValue GetField(int index) const;
  // A field that holds a small integer (31 bits) or flags; 0 at first.
  void SetSmi(int index, int value) const;
  int GetSmi(int index) const;

  // See CallbackPump.
  bool IsCurrentArgumentOfCallbackPump() const;

 private:
  v8::Local<v8::Object> object_;
};

// The internal fields of an object without native half, before its own.
inline constexpr int kFirstInObjectField = 1;

// A new platform object whose fields are undefined.
template <std::derived_from<InObject> T>
T NewInObject(Realm& realm) {
  return T(realm.NewPlatformObject(T::wrapper_type_info()));
}

v8::Local<v8::Object> ClonePlatformObject(ScriptValue object);

// A new platform object with the fields of `object`, which script has never
// seen: for objects that are made often and are much alike.
template <std::derived_from<InObject> T>
T CloneInObject(T object) {
  return T(ClonePlatformObject(object.ToScriptValue()));
}

// Empty unless `value` is a platform object that implements `info`'s interface.
v8::Local<v8::Object> ToPlatformObject(Realm& realm,
                                       ScriptValue value,
                                       const WrapperTypeInfo& info);

// A view of `value`; empty unless that is a platform object that implements T's
// interface.
template <std::derived_from<InObject> T>
T FromScriptValue(Realm& realm, ScriptValue value) {
  return T(ToPlatformObject(realm, value, T::wrapper_type_info()));
}

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_IN_OBJECT_H_
