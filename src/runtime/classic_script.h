// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_CLASSIC_SCRIPT_H_
#define WSJS_SRC_RUNTIME_CLASSIC_SCRIPT_H_

#include <optional>
#include <string_view>

#include "bindings/runtime/realm.h"
#include "src/base/exception_or.h"

namespace wsjs {

// https://html.spec.whatwg.org/#run-a-classic-script
// `source` is decoded as UTF-8, `name` is what errors call it. Errors are
// reported; `line` and `column` are where the source begins in what has that
// name, from 1. False: there was an error, or script was terminated. In a
// ScriptScope.
bool RunClassicScript(bindings::Realm& realm,
                      std::string_view source,
                      std::string_view name,
                      int line = 1,
                      int column = 1);

// The same of the script that a worker begins with, but what is wrong with its
// text isn't reported: it is the result; none if it is right. In a ScriptScope.
std::optional<bindings::ErrorInformation> RunClassicWorkerScript(
    bindings::Realm& realm,
    std::string_view source,
    std::string_view name);

// The same "with rethrow errors set to true": an exception is the caller's.
ExceptionOr<void> RethrowingRunClassicScript(bindings::Realm& realm,
                                             std::string_view source,
                                             std::string_view name);

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_CLASSIC_SCRIPT_H_
