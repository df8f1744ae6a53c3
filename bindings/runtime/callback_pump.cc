// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/callback_pump.h"

#include <v8-extension.h>
#include <v8.h>

#include <utility>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/realm.h"
#include "src/base/check.h"

namespace wsjs::bindings {

namespace {

constexpr char kExtensionName[] = "wsjs/callback_pump";

// Runs before all other script of its context. Own elements of `current` are
// out of reach of what script does to prototypes.
constexpr char kExtensionSource[] = R"js(
(function() {
  'use strict';
  native function KeepNewLoop();
  const apply = Reflect.apply;
  KeepNewLoop((next, current) => (callback, thisArgument) => {
    let argument;
    while ((argument = next()) !== undefined) {
      current[0] = argument;
      apply(callback, thisArgument, [argument]);
    }
    current[0] = undefined;
  });
})();
)js";

// The name of a property of the global object that script can't see.
v8::Local<v8::Private> NewLoopName(v8::Isolate* isolate) {
  return v8::Private::ForApi(
      isolate, v8::String::NewFromUtf8Literal(isolate, kExtensionName));
}

void KeepNewLoop(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* const isolate = info.GetIsolate();
  const v8::Local<v8::Context> context = isolate->GetCurrentContext();
  context->Global()->SetPrivate(context, NewLoopName(isolate), info[0]).Check();
}

class CallbackPumpExtension final : public v8::Extension {
 public:
  CallbackPumpExtension() : v8::Extension(kExtensionName, kExtensionSource) {}

  v8::Local<v8::FunctionTemplate> GetNativeFunctionTemplate(
      v8::Isolate* isolate,
      v8::Local<v8::String> /*name*/) override {
    return v8::FunctionTemplate::New(isolate, KeepNewLoop);
  }
};

}  // namespace

v8::ExtensionConfiguration* CallbackPump::Extensions() {
  static const char* names[] = {kExtensionName};
  static v8::ExtensionConfiguration* const configuration = [] {
    v8::RegisterExtension(std::make_unique<CallbackPumpExtension>());
    static v8::ExtensionConfiguration extensions(1, names);
    return &extensions;
  }();
  return configuration;
}

std::unique_ptr<CallbackPump> CallbackPump::Create(Realm& realm) {
  const v8::Local<v8::Context> context = realm.context();
  v8::Local<v8::Value> new_loop;
  if (!context->Global()
           ->GetPrivate(context, NewLoopName(realm.isolate()))
           .ToLocal(&new_loop) ||
      !new_loop->IsFunction()) {
    return nullptr;
  }
  return std::unique_ptr<CallbackPump>(
      new CallbackPump(realm, new_loop.As<v8::Function>()));
}

CallbackPump::CallbackPump(Realm& realm, v8::Local<v8::Function> new_loop)
    : realm_(realm) {
  v8::Isolate* const isolate = realm.isolate();
  const v8::Local<v8::Context> context = realm.context();
  v8::Local<v8::Value> no_argument = v8::Undefined(isolate);
  const auto current = v8::Array::New(isolate, &no_argument, 1);
  const auto next =
      v8::Function::New(context, Next, v8::External::New(isolate, this), 0,
                        v8::ConstructorBehavior::kThrow)
          .ToLocalChecked();
  v8::Local<v8::Value> arguments[] = {next, current};
  current_.Reset(isolate, current);
  loop_.Reset(isolate, new_loop->Call(context, no_argument, 2, arguments)
                           .ToLocalChecked()
                           .As<v8::Function>());
}

bool CallbackPump::CanInvoke(CallbackFunction callback) const {
  const v8::Local<v8::Value> function = callback.ToScriptValue().v8_value();
  return !source_ && function->IsFunction() &&
         Realm::Relevant(realm_.isolate(), function.As<v8::Object>()) ==
             &realm_;
}

// https://webidl.spec.whatwg.org/#invoke-a-callback-function
bool CallbackPump::Run(CallbackFunction callback,
                       ScriptValue this_argument,
                       Source& source) {
  DCHECK(CanInvoke(callback));
  v8::Isolate* const isolate = realm_.isolate();
  const v8::Local<v8::Context> context = realm_.context();
  const v8::Local<v8::Function> loop = loop_.Get(isolate);
  v8::Local<v8::Value> arguments[] = {callback.ToScriptValue().v8_value(),
                                      this_argument.v8_value()};
  source_ = &source;
  bool is_done = false;
  while (!is_done) {
    const v8::HandleScope handle_scope(isolate);
    v8::TryCatch try_catch(isolate);
    // 7. Prepare to run script.
    realm_.isolate_data().EnterScript();
    is_done =
        !loop->Call(context, v8::Undefined(isolate), 2, arguments).IsEmpty();
    realm_.isolate_data().LeaveScript();
    if (is_done)
      break;
    if (!try_catch.CanContinue())
      break;
    // The callback has thrown, and the loop is gone.
    if (std::exchange(is_call_unfinished_, false))
      FinishCall();
    const ErrorInformation error = ExtractError(realm_, try_catch);
    try_catch.Reset();
    realm_.host().ReportException(realm_, error);
  }
  is_call_unfinished_ = false;
  source_ = nullptr;
  return is_done;
}

// 13. Clean up after running script.
void CallbackPump::FinishCall() {
  if (realm_.isolate_data().script_depth() == 0)
    realm_.host().PerformMicrotaskCheckpoint();
}

void CallbackPump::Next(const v8::FunctionCallbackInfo<v8::Value>& info) {
  auto& pump =
      *static_cast<CallbackPump*>(info.Data().As<v8::External>()->Value());
  IsolateData& isolate_data = pump.realm_.isolate_data();
  if (pump.is_call_unfinished_) {
    // The loop is nobody's script.
    isolate_data.LeaveScript();
    pump.FinishCall();
    isolate_data.EnterScript();
  }
  const ScriptValue argument = pump.source_->NextArgument();
  pump.is_call_unfinished_ = !argument.IsEmpty();
  if (!argument.IsEmpty())
    info.GetReturnValue().Set(argument.v8_value());
}

bool CallbackPump::IsCurrentArgument(ScriptValue object) const {
  v8::Local<v8::Value> current;
  return source_ &&
         current_.Get(realm_.isolate())
             ->Get(realm_.context(), 0)
             .ToLocal(&current) &&
         current == object.v8_value();
}

}  // namespace wsjs::bindings
