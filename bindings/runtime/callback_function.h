// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CALLBACK_FUNCTION_H_
#define WSJS_BINDINGS_RUNTIME_CALLBACK_FUNCTION_H_

#include <initializer_list>
#include <span>

#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"

namespace wsjs::bindings {

// https://webidl.spec.whatwg.org/#idl-callback-functions
// A value of a callback function type. To keep it, store ToScriptValue() as an
// edge. Only for the stack.
class CallbackFunction final {
 public:
  // No function.
  CallbackFunction() = default;
  // `function` is an object: callable, or of a type with
  // [LegacyTreatNonObjectAsNull].
  explicit CallbackFunction(ScriptValue function) : function_(function) {}

  explicit operator bool() const { return !function_.IsEmpty(); }

  ScriptValue ToScriptValue() const { return function_; }

  // https://webidl.spec.whatwg.org/#invoke-a-callback-function
  // The result is not converted. When script throws the exception is pending in
  // V8: for a caller that script has called.
  ExceptionOr<ScriptValue> Invoke(Realm& realm,
                                  ScriptValue this_argument,
                                  std::span<const ScriptValue> arguments) const;
  ExceptionOr<ScriptValue> Invoke(
      Realm& realm,
      ScriptValue this_argument,
      std::initializer_list<ScriptValue> arguments) const {
    return Invoke(realm, this_argument,
                  std::span(arguments.begin(), arguments.size()));
  }

  // The same, but an exception is reported, and the result is then empty.
  ScriptValue InvokeAndReport(Realm& realm,
                              ScriptValue this_argument,
                              std::span<const ScriptValue> arguments) const;
  ScriptValue InvokeAndReport(
      Realm& realm,
      ScriptValue this_argument,
      std::initializer_list<ScriptValue> arguments) const {
    return InvokeAndReport(realm, this_argument,
                           std::span(arguments.begin(), arguments.size()));
  }

 private:
  ScriptValue function_;
};

// https://webidl.spec.whatwg.org/#idl-callback-interface
// A value of a callback interface type: any object. Only for the stack.
class CallbackInterface final {
 public:
  // No object.
  CallbackInterface() = default;
  explicit CallbackInterface(ScriptValue object) : object_(object) {}

  ScriptValue ToScriptValue() const { return object_; }

  // https://webidl.spec.whatwg.org/#call-a-user-objects-operation
  // `operation` is a literal.
  ExceptionOr<ScriptValue> Call(
      Realm& realm,
      const char* operation,
      ScriptValue this_argument,
      std::initializer_list<ScriptValue> arguments) const;

  // The same, but an exception is reported, and the result is then empty.
  ScriptValue CallAndReport(Realm& realm,
                            const char* operation,
                            ScriptValue this_argument,
                            std::initializer_list<ScriptValue> arguments) const;

 private:
  ScriptValue object_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CALLBACK_FUNCTION_H_
