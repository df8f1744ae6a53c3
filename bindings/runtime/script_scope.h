// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_SCRIPT_SCOPE_H_
#define WSJS_BINDINGS_RUNTIME_SCRIPT_SCOPE_H_

#include <v8-local-handle.h>

#include "bindings/runtime/realm.h"

namespace wsjs::bindings {

// What a task opens before it touches values of script: enters the realm and
// frees the handles made in it at its end. Unneeded, but allowed, in a function
// that script has called.
class ScriptScope final {
 public:
  explicit ScriptScope(Realm& realm);
  ~ScriptScope();
  ScriptScope(const ScriptScope&) = delete;
  ScriptScope& operator=(const ScriptScope&) = delete;

 private:
  v8::HandleScope handle_scope_;
  v8::Local<v8::Context> context_;
};

// Around each call from C++ into script, whoever makes it: callbacks and
// evaluation of scripts and modules. At the end of the outermost one the host
// performs a microtask checkpoint.
// https://html.spec.whatwg.org/#prepare-to-run-script
// https://html.spec.whatwg.org/#clean-up-after-running-script
class RunScriptScope final {
 public:
  explicit RunScriptScope(Realm& realm);
  ~RunScriptScope();
  RunScriptScope(const RunScriptScope&) = delete;
  RunScriptScope& operator=(const RunScriptScope&) = delete;

 private:
  Realm& realm_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_SCRIPT_SCOPE_H_
