// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_JSON_H_
#define WSJS_BINDINGS_RUNTIME_JSON_H_

#include <string>
#include <string_view>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"

namespace wsjs::bindings {

// https://infra.spec.whatwg.org/#parse-a-json-string-to-a-javascript-value
// `text` is valid UTF-8. False: it isn't JSON, and `result` is the SyntaxError.
[[nodiscard]] bool ParseJson(Realm& realm,
                             std::string_view text,
                             ScriptValue* result);

// https://infra.spec.whatwg.org/#serialize-a-javascript-value-to-a-json-string
// UTF-8. Runs script: toJSON and getters.
ExceptionOr<std::string> SerializeJson(Realm& realm, ScriptValue value);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_JSON_H_
