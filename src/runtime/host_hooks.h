// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_HOST_HOOKS_H_
#define WSJS_SRC_RUNTIME_HOST_HOOKS_H_

namespace v8 {
class Isolate;
}

namespace wsjs {

// Gives V8 the host-defined operations of ECMAScript for `isolate`, all of
// whose contexts belong to realms with a RuntimeEnvironment.
// https://html.spec.whatwg.org/#javascript-specification-host-hooks
void InstallHostHooks(v8::Isolate* isolate);

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_HOST_HOOKS_H_
