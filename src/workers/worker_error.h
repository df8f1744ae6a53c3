// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_WORKERS_WORKER_ERROR_H_
#define WSJS_SRC_WORKERS_WORKER_ERROR_H_

#include <wsjs/script_error.h>

namespace wsjs {

class EventTarget;

// https://html.spec.whatwg.org/#report-an-exception (step 7.3)
// Fires an event named error at `target`, using ErrorEvent, with all of `error`
// that can leave its thread. Returns false when it was canceled. In a
// ScriptScope.
bool FireWorkerErrorEvent(EventTarget& target, const ScriptError& error);

}  // namespace wsjs

#endif  // WSJS_SRC_WORKERS_WORKER_ERROR_H_
