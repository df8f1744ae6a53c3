// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CALLBACK_PUMP_H_
#define WSJS_BINDINGS_RUNTIME_CALLBACK_PUMP_H_

#include <v8-function-callback.h>
#include <v8-local-handle.h>
#include <v8-persistent-handle.h>

#include <memory>

#include "bindings/runtime/callback_function.h"
#include "bindings/runtime/script_value.h"

namespace v8 {
class Array;
class Context;
class ExtensionConfiguration;
class Function;
class Value;
}  // namespace v8

namespace wsjs::bindings {

class Realm;

// Invokes one callback many times in a row, with another argument each time.
// To script it is as if each were a CallbackFunction::InvokeAndReport of its
// own: a microtask checkpoint follows, an exception is reported. But entering
// script costs as much as all the rest of a call, and here it happens once, by
// a loop in script that asks for the next argument. V8 hides the frame of that
// loop from stack traces, because it belongs to an extension.
//
// A realm has one. Not reentrant.
class CallbackPump final {
 public:
  class Source {
   public:
    // The argument of the next call; empty when there is none. Neither
    // undefined nor a handle of an outer scope. Runs no script.
    virtual ScriptValue NextArgument() = 0;

   protected:
    ~Source() = default;
  };

  // What a context needs to have a pump: for v8::Context::New.
  static v8::ExtensionConfiguration* Extensions();

  // Null when `realm`'s context was made without Extensions().
  static std::unique_ptr<CallbackPump> Create(Realm& realm);

  CallbackPump(const CallbackPump&) = delete;
  CallbackPump& operator=(const CallbackPump&) = delete;

  // Whether Run() can be called: no other call is on the stack, and `callback`
  // is a function of the realm.
  bool CanInvoke(CallbackFunction callback) const;

  // Invokes `callback` until `source` has no argument any more. Returns false
  // when execution is being terminated.
  bool Run(CallbackFunction callback,
           ScriptValue this_argument,
           Source& source);

  // Whether `object` is the argument of the call that Run() is making, up to
  // the end of its microtask checkpoint.
  bool IsCurrentArgument(ScriptValue object) const;

 private:
  CallbackPump(Realm& realm, v8::Local<v8::Function> new_loop);

  static void Next(const v8::FunctionCallbackInfo<v8::Value>& info);
  void FinishCall();

  Realm& realm_;
  v8::Global<v8::Function> loop_;
  // Has the current argument as its only element.
  v8::Global<v8::Array> current_;
  Source* source_ = nullptr;  // While Run() is on the stack.
  bool is_call_unfinished_ = false;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CALLBACK_PUMP_H_
