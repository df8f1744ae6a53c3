// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_MESSAGING_MESSAGE_DELIVERY_H_
#define WSJS_SRC_MESSAGING_MESSAGE_DELIVERY_H_

#include <string_view>

#include "bindings/runtime/script_value.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"
#include "src/structured_clone/serialized_value.h"

namespace wsjs {

// https://html.spec.whatwg.org/#message-port-post-message-steps (step 7)
// Deserializes `message` in the realm of `target` and fires an event there:
// `type`, using MessageEvent; messageerror when that fails. `source` may be
// empty. In a task.
void DeliverMessage(EventTarget& target,
                    SerializedValue message,
                    std::string_view origin = {},
                    bindings::ScriptValue source = {});

}  // namespace wsjs

#endif  // WSJS_SRC_MESSAGING_MESSAGE_DELIVERY_H_
