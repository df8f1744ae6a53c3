// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_PROPERTY_CALL_H_
#define WSJS_BINDINGS_RUNTIME_PROPERTY_CALL_H_

#include <v8.h>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "bindings/runtime/call.h"
#include "bindings/runtime/conversions.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/platform_object.h"
#include "bindings/runtime/realm.h"
#include "src/base/exception_or.h"

namespace wsjs::bindings {

// What script does with an indexed or named property of a legacy platform
// object: the generated functions of its special operations run in one. Only
// for the stack.
class PropertyCall final {
 public:
  // `realm` is the relevant realm of `object`.
  PropertyCall(Realm& realm, v8::Local<v8::Object> object, const Place& place)
      : realm_(realm), object_(object), place_(place) {}
  PropertyCall(const PropertyCall&) = delete;
  PropertyCall& operator=(const PropertyCall&) = delete;

  // The object, which implements the interface.
  template <typename T>
  PlatformObjectPointer<T> Receiver() {
    return PlatformObjectOf<T>(realm_, object_);
  }

  // The value that a setter gets. False when an exception is pending.
  template <typename IDLType>
  typename ArgumentOf<IDLType>::Type Value(v8::Local<v8::Value> value) {
    using Result = typename ArgumentOf<IDLType>::Type;
    if constexpr (requires { typename Result::value_type; }) {
      return ArgumentValue<IDLType>::FromV8(realm_, value, place_);
    } else {
      const std::optional<CppType<IDLType>> object =
          Convert<IDLType>(realm_, value, place_);
      return Result(object ? *object : CppType<IDLType>());
    }
  }

  // The result of a getter.
  template <typename IDLType, typename T>
  void Return(T&& value) {
    if constexpr (IsExceptionOr<std::remove_cvref_t<T>>::value) {
      if (value.has_exception())
        Throw(value.exception());
      else
        Return<IDLType>(value.TakeValue());
    } else {
      result_ = ToV8<IDLType>(realm_, std::forward<T>(value));
      has_exception_ = result_.IsEmpty();
    }
  }

  // The implementation of a setter or deleter, whose result is nothing or, of
  // a deleter, whether it has deleted the property.
  template <typename Invoke>
  void Perform(Invoke invoke) {
    using Result = decltype(invoke());
    if constexpr (std::is_void_v<Result>) {
      invoke();
    } else if constexpr (IsExceptionOr<Result>::value) {
      Result result = invoke();
      if (result.has_exception())
        Throw(result.exception());
      else if constexpr (std::same_as<Result, ExceptionOr<bool>>)
        did_fail_ = !result.value();
    } else if constexpr (std::same_as<Result, bool>) {
      did_fail_ = !invoke();
    } else {
      static_cast<void>(invoke());
    }
  }

  // What the above left.
  bool has_exception() const { return has_exception_; }
  bool did_fail() const { return did_fail_; }
  v8::Local<v8::Value> result() const { return result_; }

 private:
  void Throw(const Exception& exception);

  Realm& realm_;
  v8::Local<v8::Object> object_;
  const Place& place_;
  v8::Local<v8::Value> result_;
  bool has_exception_ = false;
  bool did_fail_ = false;
};

// What generated tables call of an implementation.

// The object supports the property indices below this.
// https://webidl.spec.whatwg.org/#dfn-supported-property-indices
template <typename T>
uint32_t SupportedPropertyIndexCount(Realm& realm,
                                     v8::Local<v8::Object> object) {
  auto self = PlatformObjectOf<T>(realm, object);
  return self ? self->SupportedPropertyIndexCount() : 0;
}

// https://webidl.spec.whatwg.org/#dfn-supported-property-names
template <typename T>
bool IsSupportedPropertyName(Realm& realm,
                             v8::Local<v8::Object> object,
                             const std::u16string& name) {
  auto self = PlatformObjectOf<T>(realm, object);
  return self && self->IsSupportedPropertyName(name);
}

template <typename T>
std::vector<std::u16string> SupportedPropertyNames(
    Realm& realm,
    v8::Local<v8::Object> object) {
  auto self = PlatformObjectOf<T>(realm, object);
  if (!self)
    return {};
  return self->SupportedPropertyNames();
}

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_PROPERTY_CALL_H_
