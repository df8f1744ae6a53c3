// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_STRUCTURED_CLONE_STRUCTURED_CLONE_H_
#define WSJS_SRC_STRUCTURED_CLONE_STRUCTURED_CLONE_H_

#include <optional>
#include <vector>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"
#include "src/structured_clone/serialized_value.h"

namespace wsjs {

// https://html.spec.whatwg.org/#structureddeserializewithtransfer
// Handles, like the values in it.
struct DeserializeRecord final {
  bindings::ScriptValue deserialized;
  // The MessagePorts of [[TransferredValues]], a FrozenArray; empty: there are
  // none.
  bindings::ScriptValue ports;
};

// https://html.spec.whatwg.org/#structuredserializewithtransfer
// Detaches the objects of `transfer_list`. In a ScriptScope.
ExceptionOr<SerializedValue> StructuredSerializeWithTransfer(
    bindings::Realm& realm,
    bindings::ScriptValue value,
    const std::vector<bindings::ScriptValue>& transfer_list);

// https://html.spec.whatwg.org/#structureddeserializewithtransfer
// In a ScriptScope of `target_realm`.
ExceptionOr<DeserializeRecord> StructuredDeserializeWithTransfer(
    bindings::Realm& target_realm,
    SerializedValue serialized);

// The same for who has nobody to tell of an exception: nothing then.
std::optional<DeserializeRecord> TryStructuredDeserializeWithTransfer(
    bindings::Realm& target_realm,
    SerializedValue serialized);

}  // namespace wsjs

#endif  // WSJS_SRC_STRUCTURED_CLONE_STRUCTURED_CLONE_H_
