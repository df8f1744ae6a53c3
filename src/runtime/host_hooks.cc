// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/host_hooks.h"

#include <v8-callbacks.h>
#include <v8-context.h>
#include <v8-isolate.h>
#include <v8-promise.h>
#include <v8-script.h>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/runtime/runtime_environment.h"
#include "src/runtime/script_source.h"

namespace wsjs {

namespace {

// https://html.spec.whatwg.org/#the-hostpromiserejectiontracker-implementation
void PromiseRejectionTracker(v8::PromiseRejectMessage message) {
  v8::Isolate* isolate = message.GetPromise()->GetIsolate();
  bindings::Realm* realm =
      bindings::Realm::Relevant(isolate, message.GetPromise());
  // Null while the realm is being disposed of.
  if (realm)
    RuntimeEnvironment::From(*realm).rejection_tracker().Track(message);
}

// https://html.spec.whatwg.org/#hostloadimportedmodule
v8::MaybeLocal<v8::Promise> ImportModuleDynamically(
    v8::Local<v8::Context> context,
    v8::Local<v8::Data> /*host_defined_options*/,
    v8::Local<v8::Value> resource_name,
    v8::Local<v8::String> specifier,
    v8::Local<v8::FixedArray> attributes) {
  RuntimeEnvironment& environment = RuntimeEnvironment::From(context);
  // Code from `eval` and `new Function` has no name of its own.
  const std::string name =
      resource_name->IsString()
          ? bindings::ScriptValue(resource_name).AsUtf8(environment.realm())
          : std::string();
  return environment.module_loader().ImportDynamically(ScriptUrl(name),
                                                       specifier, attributes);
}

// https://html.spec.whatwg.org/#hostgetimportmetaproperties
void InitializeImportMeta(v8::Local<v8::Context> context,
                          v8::Local<v8::Module> module,
                          v8::Local<v8::Object> meta) {
  RuntimeEnvironment::From(context).module_loader().InitializeImportMeta(module,
                                                                         meta);
}

}  // namespace

void InstallHostHooks(v8::Isolate* isolate) {
  isolate->SetPromiseRejectCallback(PromiseRejectionTracker);
  isolate->SetHostImportModuleDynamicallyCallback(ImportModuleDynamically);
  isolate->SetHostInitializeImportMetaObjectCallback(InitializeImportMeta);
}

}  // namespace wsjs
