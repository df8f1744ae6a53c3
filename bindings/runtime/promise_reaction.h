// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_PROMISE_REACTION_H_
#define WSJS_BINDINGS_RUNTIME_PROMISE_REACTION_H_

#include "bindings/runtime/script_value.h"

namespace wsjs::bindings {

class Realm;

// Steps of the host that run in a microtask. `data` is what they were given,
// `value` what the promise has settled with, or undefined.
using ReactionSteps = void (*)(Realm& realm,
                               ScriptValue data,
                               ScriptValue value);

// https://webidl.spec.whatwg.org/#dfn-perform-steps-once-promise-is-settled
// The reaction keeps `data` alive, and dies with the promise.
void ReactToPromise(Realm& realm,
                    ScriptValue promise,
                    ScriptValue data,
                    ReactionSteps fulfillment_steps,
                    ReactionSteps rejection_steps);

// https://html.spec.whatwg.org/#queue-a-microtask
void QueueMicrotask(Realm& realm, ScriptValue data, ReactionSteps steps);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_PROMISE_REACTION_H_
