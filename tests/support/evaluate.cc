// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/evaluate.h"

#include <v8-exception.h>
#include <v8-script.h>

#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/strings.h"

namespace wsjs {

std::string Evaluate(bindings::Realm& realm, std::string_view source) {
  const bindings::ScriptScope scope(realm);
  const bindings::RunScriptScope run_script_scope(realm);
  const v8::Local<v8::Context> context = realm.context();
  v8::Isolate* const isolate = realm.isolate();
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Script> script;
  v8::Local<v8::Value> value;
  v8::Local<v8::String> text;
  if (!v8::Script::Compile(context, bindings::ToV8String(isolate, source))
           .ToLocal(&script) ||
      !script->Run(context).ToLocal(&value) ||
      !value->ToString(context).ToLocal(&text)) {
    return bindings::ToUtf8(isolate, try_catch.Message()->Get());
  }
  return bindings::ToUtf8(isolate, text);
}

}  // namespace wsjs
