// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_PLATFORM_OBJECT_H_
#define WSJS_BINDINGS_RUNTIME_PLATFORM_OBJECT_H_

#include <v8-local-handle.h>

#include <concepts>
#include <type_traits>

#include "bindings/runtime/in_object.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/wrappable.h"

// Platform objects in generated code, which is the same for both kinds.
namespace wsjs::bindings {

// What C++ holds of a platform object that may be missing: a pointer to the
// native half, or a view.
template <typename T>
using PlatformObject =
    std::conditional_t<std::derived_from<T, Wrappable>, T*, T>;

// A platform object as generated code holds it: `if (!object)`, `object->…`,
// `*object`; of one with a native half a pointer to that does it.
template <typename T>
class ViewPointer final {
 public:
  explicit ViewPointer(T view) : view_(view) {}
  explicit operator bool() const { return static_cast<bool>(view_); }
  T* operator->() { return &view_; }
  const T* operator->() const { return &view_; }
  const T& operator*() const { return view_; }

 private:
  T view_;
};

template <typename T>
using PlatformObjectPointer =
    std::conditional_t<std::derived_from<T, Wrappable>, T*, ViewPointer<T>>;

template <typename T>
PlatformObjectPointer<T> PlatformObjectOf(Realm& realm,
                                          v8::Local<v8::Object> object) {
  return PlatformObjectPointer<T>(
      FromScriptValue<T>(realm, ScriptValue(object)));
}

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_PLATFORM_OBJECT_H_
