// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CONSTRUCTOR_CALL_H_
#define WSJS_BINDINGS_RUNTIME_CONSTRUCTOR_CALL_H_

#include <v8.h>

#include <concepts>
#include <memory>
#include <utility>

#include "bindings/runtime/call.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/wrappable.h"
#include "bindings/runtime/wrapper_type_info.h"
#include "src/base/exception_or.h"

namespace wsjs::bindings {

// A call of a constructor.
// https://webidl.spec.whatwg.org/#interface-object
class ConstructorCall final : public Call {
 public:
  ConstructorCall(const v8::FunctionCallbackInfo<v8::Value>& info,
                  const WrapperTypeInfo& type_info)
      : Call(info,
             {Place::Kind::kConstructor, type_info.interface_name, nullptr}),
        type_info_(type_info) {}

  // Of a legacy factory function, which has a name of its own.
  // https://webidl.spec.whatwg.org/#legacy-factory-functions
  ConstructorCall(const v8::FunctionCallbackInfo<v8::Value>& info,
                  const WrapperTypeInfo& type_info,
                  const char* name)
      : Call(info, {Place::Kind::kConstructor, name, nullptr}),
        type_info_(type_info) {}

  // That it is called by `new` and with so many arguments.
  bool RequireNewAndArguments(int count);

  // Makes the new object an instance of T: `T::Create(realm, …)` gives its
  // native half, or `Initialize(…)` its fields.
  template <typename T, typename... Arguments>
  void Construct(Arguments&&... arguments) {
    if constexpr (std::derived_from<T, Wrappable>) {
      Attach<T>(T::Create(realm(), std::forward<Arguments>(arguments)...));
    } else {
      Perform([&] {
        return T(NewObject()).Initialize(std::forward<Arguments>(arguments)...);
      });
    }
  }

 private:
  // The new object, with its brand.
  v8::Local<v8::Object> NewObject();

  template <typename T>
  void Attach(std::unique_ptr<T> native) {
    AttachWrapper(NewObject(), std::move(native));
  }
  template <typename T>
  void Attach(ExceptionOr<std::unique_ptr<T>> native) {
    if (native.has_exception())
      Throw(native.exception());
    else
      Attach<T>(native.TakeValue());
  }

  const WrapperTypeInfo& type_info_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CONSTRUCTOR_CALL_H_
