// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CALL_H_
#define WSJS_BINDINGS_RUNTIME_CALL_H_

#include <v8.h>

#include <algorithm>
#include <concepts>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "bindings/runtime/conversions.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/platform_object.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"

namespace wsjs::bindings {

template <typename T>
struct IsExceptionOr : std::false_type {};
template <typename T>
struct IsExceptionOr<ExceptionOr<T>> : std::true_type {};

// What an argument becomes in generated code.
template <typename IDLType>
struct ArgumentOf {
  using Type = std::optional<typename ArgumentValue<IDLType>::Type>;
};
template <typename T>
struct ArgumentOf<IDLInterface<T>> {
  using Type = PlatformObjectPointer<T>;
};
template <typename T>
struct ArgumentOf<IDLExternalInterface<T>> {
  using Type = T*;
};

// One call of a generated function by script: an operation, a getter, a setter
// or a constructor. Reads the arguments, sets the result, throws. What returns
// something that is false has left an exception pending; then the function
// returns. Only for the stack.
class Call {
 public:
  Call(const v8::FunctionCallbackInfo<v8::Value>& info, const Place& place)
      : info_(info), place_(place) {}
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  // https://webidl.spec.whatwg.org/#dfn-create-operation-function
  // The object that the member is called on; V8 has checked that it implements
  // the interface, by the function's signature.
  template <typename T>
  PlatformObjectPointer<T> Receiver() {
    if constexpr (std::derived_from<T, Wrappable>)
      return static_cast<T*>(NativeHalf());
    else
      return ViewPointer<T>(T(info_.This()));
  }

  // The same of a function without signature.
  template <typename T>
  PlatformObjectPointer<T> CheckedReceiver() {
    PlatformObjectPointer<T> receiver = LenientReceiver<T>();
    if (!receiver)
      ThrowIllegalInvocation();
    return receiver;
  }

  // The same, without an exception.
  // https://webidl.spec.whatwg.org/#LegacyLenientThis
  template <typename T>
  PlatformObjectPointer<T> LenientReceiver() {
    if (Realm* const realm = FindRealm())
      return PlatformObjectOf<T>(*realm, info_.This());
    return PlatformObjectPointer<T>(PlatformObject<T>());
  }

  // Of the function. Only after one of the functions that return whether there
  // is one.
  Realm& realm() { return *realm_; }
  bool RequireRealm() { return FindRealm() != nullptr; }

  // Whether the realm exposes a member. After RequireRealm().
  bool IsExposed(const Exposure& exposure) const {
    return exposure.IsExposedIn(realm_->exposure());
  }

  // Also that there is a realm.
  bool RequireArguments(int count) {
    if (info_.Length() < count) {
      place_.ThrowMissingArguments(isolate(), count, info_.Length());
      return false;
    }
    return RequireRealm();
  }

  // For overload resolution: at most `maximum`.
  int ArgumentCount(int maximum) const {
    return std::min(info_.Length(), maximum);
  }
  v8::Local<v8::Value> operator[](int index) const { return info_[index]; }
  v8::Local<v8::Object> This() const { return info_.This(); }

  // For overload resolution: whether the argument, an object, has an @@iterator
  // method, which its conversion to a sequence then uses. Nothing when an
  // exception is pending.
  std::optional<bool> FindIteratorMethod(int index);
  Place PlaceOfArgument(int index) const {
    return place_.kind == Place::Kind::kSetter ? place_
                                               : place_.Argument(index);
  }

  template <typename IDLType>
  typename ArgumentOf<IDLType>::Type Argument(int index) {
    using Result = typename ArgumentOf<IDLType>::Type;
    Realm* const realm = FindRealm();
    if constexpr (kIsSequence<IDLType>) {
      return realm ? ConvertArgument<IDLType>(*realm, index) : std::nullopt;
    } else if constexpr (requires { typename Result::value_type; }) {
      if (!realm)
        return std::nullopt;
      return ArgumentValue<IDLType>::FromV8(*realm, info_[index],
                                            PlaceOfArgument(index));
    } else {
      const std::optional<CppType<IDLType>> object =
          realm ? Convert<IDLType>(*realm, info_[index], PlaceOfArgument(index))
                : std::nullopt;
      return Result(object ? *object : CppType<IDLType>());
    }
  }

  // Of an optional argument with a default value.
  template <typename IDLType, typename Default>
  std::optional<CppType<IDLType>> ArgumentOr(int index,
                                             Default&& default_value) {
    if (info_[index]->IsUndefined())
      return CppType<IDLType>(std::forward<Default>(default_value));
    Realm* const realm = FindRealm();
    if (!realm)
      return std::nullopt;
    return ConvertArgument<IDLType>(*realm, index);
  }

  // Of an optional argument of type any whose default value is null.
  std::optional<ScriptValue> ArgumentOrNull(int index) {
    return ScriptValue(info_[index]->IsUndefined()
                           ? v8::Null(isolate()).As<v8::Value>()
                           : info_[index]);
  }

  // The arguments from `first` on.
  template <typename IDLType>
  std::optional<std::vector<CppType<IDLType>>> VariadicArguments(int first) {
    Realm* const realm = FindRealm();
    if (!realm)
      return std::nullopt;
    std::vector<CppType<IDLType>> values;
    for (int index = first; index < info_.Length(); ++index) {
      auto value =
          Convert<IDLType>(*realm, info_[index], PlaceOfArgument(index));
      if (!value)
        return std::nullopt;
      values.push_back(std::move(*value));
    }
    return values;
  }

  // The value for an attribute of an enumeration type: nothing, without an
  // exception, when the enumeration hasn't got it.
  // https://webidl.spec.whatwg.org/#dfn-attribute-setter
  template <typename E>
  std::optional<E> EnumerationValue() {
    Realm* const realm = FindRealm();
    if (!realm)
      return std::nullopt;
    return Converter<IDLEnumeration<E>>::FromV8OrIgnore(*realm, info_[0],
                                                        place_);
  }

  // Calls the implementation of what returns undefined.
  template <typename Invoke>
  void Perform(Invoke invoke) {
    if constexpr (std::is_void_v<decltype(invoke())>) {
      invoke();
    } else {
      ExceptionOr<void> result = invoke();
      if (result.has_exception())
        Throw(result.exception());
    }
  }

  // Returns the implementation's result to script.
  template <typename IDLType, typename T>
  void Return(T&& value) {
    using Value = std::remove_cvref_t<T>;
    if constexpr (IsExceptionOr<Value>::value) {
      if (value.has_exception())
        Throw(value.exception());
      else
        Return<IDLType>(value.TakeValue());
    } else if constexpr (std::derived_from<Value, ScriptValue>) {
      SetReturnValue(value.v8_value());
    } else if constexpr (std::same_as<Value, bool> ||
                         std::same_as<Value, double>) {
      info_.GetReturnValue().Set(value);
    } else if constexpr (std::integral<Value> && sizeof(Value) <= 4) {
      if constexpr (std::is_signed_v<Value>)
        info_.GetReturnValue().Set(static_cast<int32_t>(value));
      else
        info_.GetReturnValue().Set(static_cast<uint32_t>(value));
    } else if (Realm* const realm = FindRealm()) {
      SetReturnValue(ToV8<IDLType>(*realm, std::forward<T>(value)));
    }
  }

  // Takes what an implementation has made, if it didn't throw.
  template <typename T, typename U>
  void Take(std::unique_ptr<T>& target, std::unique_ptr<U> made) {
    target = std::move(made);
  }
  template <typename T, typename U>
  void Take(std::unique_ptr<T>& target, ExceptionOr<std::unique_ptr<U>> made) {
    if (made.has_exception())
      Throw(made.exception());
    else
      target = made.TakeValue();
  }

  void Throw(const Exception& exception);
  void ThrowIllegalInvocation();

 protected:
  v8::Isolate* isolate() const { return info_.GetIsolate(); }
  const v8::FunctionCallbackInfo<v8::Value>& info() const { return info_; }

 private:
  // Null, with an exception pending, when the host has shut down.
  Realm* FindRealm() {
    if (!realm_)
      realm_ = CurrentRealmOrThrow(isolate());
    return realm_;
  }

  template <typename IDLType>
  std::optional<CppType<IDLType>> ConvertArgument(Realm& realm, int index) {
    if constexpr (kIsSequence<IDLType>) {
      // "If i = d and method is not undefined, then […] creating a sequence of
      // type T from V and method"
      if (index == iterable_index_) {
        return Converter<IDLType>::FromIterable(
            realm, info_[index].template As<v8::Object>(), iterator_method_,
            PlaceOfArgument(index));
      }
    }
    return Convert<IDLType>(realm, info_[index], PlaceOfArgument(index));
  }

  // Null, with an exception pending, when the host has shut down.
  Wrappable* NativeHalf();

  void SetReturnValue(v8::Local<v8::Value> value) {
    if (!value.IsEmpty())
      info_.GetReturnValue().Set(value);
  }

  const v8::FunctionCallbackInfo<v8::Value>& info_;
  const Place place_;
  Realm* realm_ = nullptr;
  // What FindIteratorMethod() found.
  int iterable_index_ = -1;
  v8::Local<v8::Value> iterator_method_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CALL_H_
