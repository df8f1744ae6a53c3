// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_LEGACY_PROPERTY_ACCESS_H_
#define WSJS_BINDINGS_RUNTIME_LEGACY_PROPERTY_ACCESS_H_

#include <v8.h>

#include <cstdint>

#include "bindings/runtime/legacy_platform_object.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/property_call.h"
#include "bindings/runtime/property_key.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/v8_compat.h"

// What the interceptors of legacy platform objects and of named properties
// objects share.
namespace wsjs::bindings {

// The object that script is at, and what it can do.
class LegacyPropertyAccess final {
 public:
  template <typename T>
  explicit LegacyPropertyAccess(const v8::PropertyCallbackInfo<T>& info)
      : operations_(*static_cast<const SpecialOperations*>(
            info.Data().template As<v8::External>()->Value())),
        holder_(GetHolder(info)),
        realm_(Realm::Relevant(info.GetIsolate(), holder_)),
        object_(holder_) {}

  // False when the host has shut down: the properties are gone then.
  explicit operator bool() const { return realm_; }

  // Of a named properties object: goes on with the global object.
  void UseGlobalObject() { object_ = realm_->context()->Global(); }

  const SpecialOperations& operations() const { return operations_; }
  Realm& realm() const { return *realm_; }
  v8::Local<v8::Object> object() const { return object_; }
  // Where the interceptor is.
  v8::Local<v8::Object> holder() const { return holder_; }

  Place PlaceOf(Place::Kind kind, uint32_t index) const {
    return Place::Indexed(kind, operations_.interface_name, index);
  }
  Place PlaceOf(Place::Kind kind, const PropertyKey& key) const {
    return Place::Named(kind, operations_.interface_name, key.text());
  }

  bool HasIndex(uint32_t index) const {
    return index < operations_.index_count(*realm_, object_);
  }
  bool HasName(const PropertyKey& key) const {
    return operations_.has_name(*realm_, object_, key.text());
  }

  // Steps 4 and 5 of the named property visibility algorithm: whether a
  // prototype has a property of this name.
  bool PrototypesHave(const PropertyKey& key) const;
  // https://webidl.spec.whatwg.org/#dfn-named-property-visibility
  bool IsVisible(const PropertyKey& key) const;

 private:
  const SpecialOperations& operations_;
  v8::Local<v8::Object> holder_;
  Realm* realm_;
  v8::Local<v8::Object> object_;
};

// Of an interceptor's configuration, for the above.
v8::Local<v8::External> DataOf(IsolateData& isolate_data,
                               const SpecialOperations& operations);

// V8 asks a non-masking interceptor only for properties that neither the object
// nor its prototypes have.
v8::PropertyHandlerFlags NamedFlags(bool is_non_masking);

// What returning false from an internal method is to script.
// AD-HOC: Reflect.set, Reflect.defineProperty return true nevertheless: an
// interceptor can't tell V8.
template <typename T>
void Refuse(const v8::PropertyCallbackInfo<T>& info,
            const Place& place,
            const char* message) {
  if (info.ShouldThrowOnError())
    place.ThrowTypeError(info.GetIsolate(), message);
}

inline constexpr char kNoNamedSetter[] =
    "Named property setter is not supported.";
inline constexpr char kNoNamedDeleter[] =
    "Named property deleter is not supported.";

// The property is handled, for better or worse.
template <typename T>
Intercepted ReturnResult(const v8::PropertyCallbackInfo<T>& info,
                         const PropertyCall& call) {
  if (!call.has_exception())
    info.GetReturnValue().Set(call.result());
  return DidIntercept();
}

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_LEGACY_PROPERTY_ACCESS_H_
