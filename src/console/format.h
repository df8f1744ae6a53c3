// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_CONSOLE_FORMAT_H_
#define WSJS_SRC_CONSOLE_FORMAT_H_

#include <string>
#include <vector>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"

namespace wsjs {

// What one call of a console method prints for its arguments: format specifiers
// in the first are replaced, the rest follows, separated by spaces.
// https://console.spec.whatwg.org/#logger
ExceptionOr<std::string> FormatArguments(
    bindings::Realm& realm,
    const std::vector<bindings::ScriptValue>& arguments,
    bool colors);

}  // namespace wsjs

#endif  // WSJS_SRC_CONSOLE_FORMAT_H_
