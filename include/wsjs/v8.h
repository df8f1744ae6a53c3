// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_V8_H_
#define WSJS_INCLUDE_WSJS_V8_H_

#include <memory>

#include <v8-local-handle.h>

#include <wsjs/export.h>
#include <wsjs/runtime.h>

namespace v8 {
class Context;
class Isolate;
}  // namespace v8

// For programs that use V8 themselves, compiled with the headers of the same V8
// that libwsjs was built for. Everything here belongs to the runtime's thread.
namespace wsjs {

// Gives `context`, in an isolate that the program has made and entered, the
// interfaces of wsjs: each becomes a property of the global object, in place of
// one of that name. What the program wants to keep it puts back afterwards. The
// runtime returned is their event loop and their network; it is run like any
// other, and owns neither isolate nor context.
//
// options.heap_limit and options.load_script don't apply: how V8 is set up, and
// its promise rejections, imports and foreground tasks, stay the program's own.
// With v8::MicrotasksPolicy::kExplicit the runtime performs a microtask
// checkpoint after each of its tasks.
//
// The runtime is destroyed before `context`'s isolate. What script still holds
// of it then throws when it is used.
[[nodiscard]] WSJS_EXPORT std::unique_ptr<Runtime> InstallInterfaces(
    v8::Local<v8::Context> context,
    RuntimeOptions options = {});

// The isolate and the context of a runtime, to add functions of one's own
// before script is evaluated. Enter the isolate, a HandleScope and the context
// around every use; no script is to be run like this while the runtime runs,
// but in functions that script has called.
[[nodiscard]] WSJS_EXPORT v8::Isolate* GetIsolate(Runtime& runtime);
// Needs a HandleScope of the isolate.
[[nodiscard]] WSJS_EXPORT v8::Local<v8::Context> GetContext(Runtime& runtime);

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_V8_H_
