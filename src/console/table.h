// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_CONSOLE_TABLE_H_
#define WSJS_SRC_CONSOLE_TABLE_H_

#include <optional>
#include <string>
#include <vector>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"

namespace wsjs {

// https://console.spec.whatwg.org/#table
// A row for each property of `data` and a column for each property that those
// have, or for those of `properties`. Nothing when `data` isn't an object.
[[nodiscard]] std::optional<std::string> FormatTable(
    bindings::Realm& realm,
    bindings::ScriptValue data,
    const std::optional<std::vector<std::u16string>>& properties,
    bool colors);

// Text in boxes; each row has as many cells as `header`.
[[nodiscard]] std::string DrawTable(
    const std::vector<std::string>& header,
    const std::vector<std::vector<std::string>>& rows);

}  // namespace wsjs

#endif  // WSJS_SRC_CONSOLE_TABLE_H_
