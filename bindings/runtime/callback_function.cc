// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/callback_function.h"

#include <v8.h>

#include <span>
#include <string>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/v8_compat.h"

namespace wsjs::bindings {

namespace {

static_assert(sizeof(ScriptValue) == sizeof(v8::Local<v8::Value>),
              "a list of ScriptValues is a list of arguments for V8");

v8::Local<v8::Object> AsObject(const ScriptValue& value) {
  return value.v8_value().As<v8::Object>();
}

// The realm that `callback` belongs to. What V8 finds no realm for (a proxy, a
// function of a context without interfaces) counts as `caller`'s.
Realm& AssociatedRealm(Realm& caller, const ScriptValue& callback) {
  Realm* const realm = Realm::Relevant(caller.isolate(), AsObject(callback));
  return realm ? *realm : caller;
}

v8::MaybeLocal<v8::Value> CallFunction(Realm& realm,
                                       v8::Local<v8::Object> function,
                                       const ScriptValue& this_argument,
                                       std::span<const ScriptValue> arguments) {
  auto* const values = reinterpret_cast<v8::Local<v8::Value>*>(
      const_cast<ScriptValue*>(arguments.data()));
  return function->CallAsFunction(realm.context(), this_argument.v8_value(),
                                  static_cast<int>(arguments.size()), values);
}

ExceptionOr<ScriptValue> ToResult(v8::MaybeLocal<v8::Value> result) {
  v8::Local<v8::Value> value;
  if (!result.ToLocal(&value))
    return Exception::AlreadyThrown();
  return ScriptValue(value);
}

// Calls `invoke`, which calls script; reports what that throws.
template <typename Invoke>
ScriptValue CatchAndReport(Realm& realm, Invoke invoke) {
  v8::TryCatch try_catch(realm.isolate());
  const ExceptionOr<ScriptValue> result = invoke();
  if (!result.has_exception())
    return result.value();
  if (try_catch.CanContinue()) {
    const v8::Context::Scope context_scope(realm.context());
    const ErrorInformation error = ExtractError(realm, try_catch);
    try_catch.Reset();
    realm.host().ReportException(realm, error);
  }
  return ScriptValue();
}

}  // namespace

// https://webidl.spec.whatwg.org/#invoke-a-callback-function
ExceptionOr<ScriptValue> CallbackFunction::Invoke(
    Realm& caller,
    ScriptValue this_argument,
    std::span<const ScriptValue> arguments) const {
  // 3. If IsCallable(F) is false: return undefined. (Only possible of a type
  //    with [LegacyTreatNonObjectAsNull].)
  if (!function_.IsCallable())
    return ScriptValue::Undefined(caller);
  // 4.-5. Let realm be F's associated realm.
  Realm& realm = AssociatedRealm(caller, function_);
  // 7. Prepare to run script.
  const v8::Context::Scope context_scope(realm.context());
  const RunScriptScope run_script_scope(realm);
  // 10. Let callResult be Completion(Call(F, thisArg, jsArgs)).
  return ToResult(
      CallFunction(realm, AsObject(function_), this_argument, arguments));
}

ScriptValue CallbackFunction::InvokeAndReport(
    Realm& caller,
    ScriptValue this_argument,
    std::span<const ScriptValue> arguments) const {
  return CatchAndReport(AssociatedRealm(caller, function_), [&] {
    return Invoke(caller, this_argument, arguments);
  });
}

// https://webidl.spec.whatwg.org/#call-a-user-objects-operation
ExceptionOr<ScriptValue> CallbackInterface::Call(
    Realm& caller,
    const char* operation,
    ScriptValue this_argument,
    std::initializer_list<ScriptValue> arguments) const {
  // 4.-5. Let realm be O's associated realm.
  Realm& realm = AssociatedRealm(caller, object_);
  // 7. Prepare to run script.
  const v8::Context::Scope context_scope(realm.context());
  const RunScriptScope run_script_scope(realm);
  // 9. Let X be O.
  v8::Local<v8::Object> function = AsObject(object_);
  // 10. If IsCallable(O) is false:
  if (!function->IsCallable()) {
    // 1.-2. Let getResult be Completion(Get(O, opName)); if it is abrupt,
    // return
    //       it.
    v8::Local<v8::Value> property;
    if (!function
             ->Get(realm.context(), realm.isolate_data().Internalize(operation))
             .ToLocal(&property)) {
      return Exception::AlreadyThrown();
    }
    // 4. If IsCallable(X) is false, a new TypeError.
    if (!ScriptValue(property).IsCallable()) {
      ThrowException(realm, Exception::TypeError(
                                "The provided callback has no callable '" +
                                std::string(operation) + "' property."));
      return Exception::AlreadyThrown();
    }
    function = property.As<v8::Object>();
    // 5. Set thisArg to O (overriding the provided value).
    this_argument = object_;
  }
  // 12. Let callResult be Completion(Call(X, thisArg, jsArgs)).
  return ToResult(CallFunction(realm, function, this_argument,
                               std::span(arguments.begin(), arguments.size())));
}

ScriptValue CallbackInterface::CallAndReport(
    Realm& caller,
    const char* operation,
    ScriptValue this_argument,
    std::initializer_list<ScriptValue> arguments) const {
  return CatchAndReport(AssociatedRealm(caller, object_), [&] {
    return Call(caller, operation, this_argument, arguments);
  });
}

}  // namespace wsjs::bindings
