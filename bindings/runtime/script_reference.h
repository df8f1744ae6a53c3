// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_SCRIPT_REFERENCE_H_
#define WSJS_BINDINGS_RUNTIME_SCRIPT_REFERENCE_H_

#include <v8-persistent-handle.h>

#include "bindings/runtime/script_value.h"

namespace wsjs::bindings {

// Keeps a value alive from C++: a root of the garbage collector, for what the
// host itself waits for (a timer's handler). A cycle through it never dies;
// what a platform object refers to is an edge instead. Dies before its realm.
class StrongReference final {
 public:
  StrongReference() = default;
  StrongReference(Realm& realm, ScriptValue value);
  StrongReference(StrongReference&&) = default;
  StrongReference& operator=(StrongReference&&) = default;

  explicit operator bool() const { return !value_.IsEmpty(); }
  ScriptValue Get(Realm& realm) const;
  void Reset() { value_.Reset(); }

 private:
  v8::Global<v8::Value> value_;
};

// Refers to an object without keeping it alive: reads faster than the edge that
// does. Dies before its realm.
class WeakReference final {
 public:
  WeakReference() = default;
  WeakReference(Realm& realm, ScriptValue object);
  WeakReference(WeakReference&&) = default;
  WeakReference& operator=(WeakReference&&) = default;

  // Empty when the object is gone.
  ScriptValue Get(Realm& realm) const;
  void Reset() { object_.Reset(); }

 private:
  v8::Global<v8::Value> object_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_SCRIPT_REFERENCE_H_
