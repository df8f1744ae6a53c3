// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/script_scope.h"

#include <v8.h>

namespace wsjs::bindings {

ScriptScope::ScriptScope(Realm& realm)
    : handle_scope_(realm.isolate()), context_(realm.context()) {
  context_->Enter();
}

ScriptScope::~ScriptScope() {
  context_->Exit();
}

RunScriptScope::RunScriptScope(Realm& realm) : realm_(realm) {
  realm_.isolate_data().EnterScript();
}

RunScriptScope::~RunScriptScope() {
  realm_.isolate_data().LeaveScript();
  // 3. If the JavaScript execution context stack is now empty, perform a
  //    microtask checkpoint.
  if (realm_.isolate_data().script_depth() == 0)
    realm_.host().PerformMicrotaskCheckpoint();
}

}  // namespace wsjs::bindings
