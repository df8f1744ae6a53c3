// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/microtask.h"

#include <v8.h>

#include "bindings/runtime/realm.h"

namespace wsjs::bindings {

namespace {

// A function of V8's whose data is the callback.
void InvokeCallback(const v8::FunctionCallbackInfo<v8::Value>& info) {
  Realm* const realm = Realm::From(info.GetIsolate()->GetCurrentContext());
  if (!realm)
    return;
  CallbackFunction(ScriptValue(info.Data()))
      .InvokeAndReport(*realm, ScriptValue::Undefined(*realm), {});
}

}  // namespace

void QueueMicrotask(Realm& realm, CallbackFunction callback) {
  v8::Local<v8::Function> function;
  if (v8::Function::New(realm.context(), InvokeCallback,
                        callback.ToScriptValue().v8_value(), 0,
                        v8::ConstructorBehavior::kThrow)
          .ToLocal(&function)) {
    realm.isolate()->EnqueueMicrotask(function);
  }
}

}  // namespace wsjs::bindings
