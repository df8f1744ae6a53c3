// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_WRAPPABLE_H_
#define WSJS_BINDINGS_RUNTIME_WRAPPABLE_H_

#include <v8-persistent-handle.h>

#include <concepts>
#include <cstdint>
#include <memory>
#include <utility>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/wrapper_type_info.h"

namespace v8 {
class Object;
}

namespace wsjs::bindings {

// The native half of a platform object whose state is an object of C++. The
// wrapper (the half that script sees) owns it: when the collector frees the
// wrapper, the native half is deleted before script goes on. A destructor must
// not call V8 and must not touch another Wrappable. See bindings/README.md,
// "Lifetimes".
//
// References to values of script are edges: they live in the wrapper, where the
// collector sees them, so that cycles are freed. A pointer of C++ to another
// Wrappable is valid only while an edge holds that one's wrapper.
//
// A class X that implements the interface X derives from the class of the
// interface that X inherits from (or from this) and declares
//     static const bindings::WrapperTypeInfo& wrapper_type_info();
// which the compiler defines, and, when it has edges,
//     static constexpr int kEdgeCount = <base's kEdgeCount> + <own>;
class Wrappable {
 public:
  static constexpr int kEdgeCount = 0;

  Wrappable(const Wrappable&) = delete;
  Wrappable& operator=(const Wrappable&) = delete;
  virtual ~Wrappable();

  // Gives `native` to `wrapper`, a platform object that has none yet.
  static void Attach(v8::Local<v8::Object> wrapper,
                     std::unique_ptr<Wrappable> native);

  // https://html.spec.whatwg.org/#concept-relevant-realm
  Realm& realm() const { return realm_; }

  // False before the wrapper is attached.
  bool has_wrapper() const { return !wrapper_.IsEmpty(); }
  // The platform object. Needs a wrapper.
  ScriptValue ToScriptValue() const;

  // Keeps the wrapper, and with it this, alive until as many calls of Unpin().
  // For what the standards call "must not be garbage collected if".
  void Pin();
  void Unpin();
  bool is_pinned() const { return pins_ > 0; }

 protected:
  explicit Wrappable(Realm& realm) : realm_(realm) {}

  // Edges, by index from 0; undefined at first. From DidAttachWrapper() on.
  void SetEdge(int index, ScriptValue value);
  ScriptValue GetEdge(int index) const;

  // Tells V8 that this owns so many bytes more (less) outside its heap. At
  // destruction the sum goes away by itself.
  void AdjustExternalMemory(int64_t change);

 private:
  friend class Realm;

  void MakeWeak();
  void Unlink();

  Realm& realm_;
  v8::Global<v8::Object> wrapper_;
  int pins_ = 0;
  int64_t external_memory_ = 0;  // bytes that V8 knows of
  // The list of the realm's native halves that have a wrapper.
  Wrappable* previous_ = nullptr;
  Wrappable* next_ = nullptr;
};

// The internal fields of a wrapper with a native half, before its edges.
inline constexpr int kNativeHalfField = 1;
inline constexpr int kFirstEdgeField = 2;

// Wrappable::Attach for a class that may have `void DidAttachWrapper()`: there
// it sets edges, pins itself and queues tasks for the first time.
template <std::derived_from<Wrappable> T>
T& AttachWrapper(v8::Local<v8::Object> wrapper, std::unique_ptr<T> native) {
  T& result = *native;
  Wrappable::Attach(wrapper, std::move(native));
  if constexpr (requires { result.DidAttachWrapper(); })
    result.DidAttachWrapper();
  return result;
}

// A new platform object of `native`. In a ScriptScope, where the result lives
// as long as a handle to its wrapper does (or an edge, or a pin).
template <std::derived_from<Wrappable> T>
T& New(std::unique_ptr<T> native) {
  const v8::Local<v8::Object> wrapper =
      native->realm().NewPlatformObject(T::wrapper_type_info());
  return AttachWrapper(wrapper, std::move(native));
}

// Keeps a platform object alive while a task refers to it. Dies before the
// realm.
template <std::derived_from<Wrappable> T>
class Pinned final {
 public:
  explicit Pinned(T& object) : object_(&object) { object.Pin(); }
  Pinned(Pinned&& other) noexcept
      : object_(std::exchange(other.object_, nullptr)) {}
  Pinned& operator=(Pinned&& other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~Pinned() {
    if (object_)
      object_->Unpin();
  }

  T& operator*() const { return *object_; }
  T* operator->() const { return object_; }

 private:
  T* object_;
};

// Null unless `value` is a platform object that implements `info`'s interface.
Wrappable* ToWrappable(Realm& realm,
                       ScriptValue value,
                       const WrapperTypeInfo& info);

// The native half of `value`; null unless it is a platform object that
// implements T's interface.
template <std::derived_from<Wrappable> T>
T* FromScriptValue(Realm& realm, ScriptValue value) {
  return static_cast<T*>(ToWrappable(realm, value, T::wrapper_type_info()));
}

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_WRAPPABLE_H_
