// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_MICROTASK_H_
#define WSJS_BINDINGS_RUNTIME_MICROTASK_H_

#include "bindings/runtime/callback_function.h"

namespace wsjs::bindings {

// https://html.spec.whatwg.org/#queue-a-microtask
// That invokes `callback` without arguments; what it throws is reported.
void QueueMicrotask(Realm& realm, CallbackFunction callback);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_MICROTASK_H_
