// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/promise_reaction.h"

#include <v8.h>

#include "bindings/runtime/realm.h"

namespace wsjs::bindings {

namespace {

// A function of V8's whose data is the steps and what they are given.
void RunSteps(const v8::FunctionCallbackInfo<v8::Value>& info) {
  const v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  Realm* const realm = Realm::From(context);
  if (!realm)
    return;  // the host has shut down
  const auto data = info.Data().As<v8::Array>();
  const auto steps = reinterpret_cast<ReactionSteps>(
      data->Get(context, 0).ToLocalChecked().As<v8::External>()->Value());
  steps(*realm, ScriptValue(data->Get(context, 1).ToLocalChecked()),
        ScriptValue(info[0]));
}

v8::Local<v8::Function> NewFunction(Realm& realm,
                                    ScriptValue data,
                                    ReactionSteps steps) {
  v8::Isolate* const isolate = realm.isolate();
  v8::Local<v8::Value> elements[] = {
      v8::External::New(isolate, reinterpret_cast<void*>(steps)),
      data.v8_value()};
  return v8::Function::New(realm.context(), RunSteps,
                           v8::Array::New(isolate, elements, 2), 1,
                           v8::ConstructorBehavior::kThrow)
      .ToLocalChecked();
}

}  // namespace

void ReactToPromise(Realm& realm,
                    ScriptValue promise,
                    ScriptValue data,
                    ReactionSteps fulfillment_steps,
                    ReactionSteps rejection_steps) {
  // Empty when execution is being terminated.
  [[maybe_unused]] const v8::MaybeLocal<v8::Promise> reaction =
      promise.v8_value().As<v8::Promise>()->Then(
          realm.context(), NewFunction(realm, data, fulfillment_steps),
          NewFunction(realm, data, rejection_steps));
}

void QueueMicrotask(Realm& realm, ScriptValue data, ReactionSteps steps) {
  realm.isolate()->EnqueueMicrotask(NewFunction(realm, data, steps));
}

}  // namespace wsjs::bindings
