// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/classic_script.h"

#include <v8-exception.h>
#include <v8-script.h>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/v8_compat.h"
#include "src/runtime/script_source.h"

namespace wsjs {

using bindings::ScriptValue;

namespace {

v8::MaybeLocal<v8::Script> Compile(bindings::Realm& realm,
                                   std::string_view source,
                                   std::string_view name,
                                   int line,
                                   int column) {
  v8::ScriptCompiler::Source text(
      ScriptValue::FromUtf8(realm, DecodeScript(source))
          .v8_value()
          .As<v8::String>(),
      bindings::NewScriptOrigin(
          realm.isolate(),
          ScriptValue::FromUtf8(realm, DecodeScript(name)).v8_value(),
          /*is_module=*/false, line - 1, column - 1));
  return v8::ScriptCompiler::Compile(realm.context(), &text);
}

v8::MaybeLocal<v8::Value> CompileAndRun(bindings::Realm& realm,
                                        std::string_view source,
                                        std::string_view name,
                                        int line,
                                        int column) {
  v8::Local<v8::Script> script;
  if (!Compile(realm, source, name, line, column).ToLocal(&script))
    return {};
  return script->Run(realm.context());
}

// What `try_catch` has caught, unless that is the end of all script.
void Report(bindings::Realm& realm, v8::TryCatch& try_catch) {
  if (try_catch.HasTerminated())
    return;
  const bindings::ErrorInformation error =
      bindings::ExtractError(realm, try_catch);
  try_catch.Reset();
  realm.host().ReportException(realm, error);
}

}  // namespace

bool RunClassicScript(bindings::Realm& realm,
                      std::string_view source,
                      std::string_view name,
                      int line,
                      int column) {
  const bindings::RunScriptScope run_script(realm);
  v8::TryCatch try_catch(realm.isolate());
  if (!CompileAndRun(realm, source, name, line, column).IsEmpty())
    return true;
  Report(realm, try_catch);
  return false;
}

std::optional<bindings::ErrorInformation> RunClassicWorkerScript(
    bindings::Realm& realm,
    std::string_view source,
    std::string_view name) {
  const bindings::RunScriptScope run_script(realm);
  v8::TryCatch try_catch(realm.isolate());
  v8::Local<v8::Script> script;
  if (!Compile(realm, source, name, 1, 1).ToLocal(&script))
    return bindings::ExtractError(realm, try_catch);
  if (script->Run(realm.context()).IsEmpty())
    Report(realm, try_catch);
  return std::nullopt;
}

ExceptionOr<void> RethrowingRunClassicScript(bindings::Realm& realm,
                                             std::string_view source,
                                             std::string_view name) {
  const bindings::RunScriptScope run_script(realm);
  if (CompileAndRun(realm, source, name, 1, 1).IsEmpty())
    return Exception::AlreadyThrown();
  return {};
}

}  // namespace wsjs
