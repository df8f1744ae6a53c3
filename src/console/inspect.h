// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_CONSOLE_INSPECT_H_
#define WSJS_SRC_CONSOLE_INSPECT_H_

#include <cstddef>
#include <string>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"

namespace wsjs {

struct InspectOptions {
  // What the stack can take for certain.
  static constexpr int kMaximumDepth = 200;

  // How many levels of objects within the value are shown; at most
  // kMaximumDepth.
  int depth = 2;
  bool colors = false;
  // Shows what isn't enumerable, and proxies as what they are.
  bool show_hidden = false;
  size_t line_width = 80;
};

// https://console.spec.whatwg.org/#object-with-optimally-useful-formatting
// What a developer wants to know of `value`, as text that looks like script.
// Runs no code of script's (accessors and proxies' handlers aren't called).
[[nodiscard]] std::string Inspect(bindings::Realm& realm,
                                  bindings::ScriptValue value,
                                  const InspectOptions& options = {});

}  // namespace wsjs

#endif  // WSJS_SRC_CONSOLE_INSPECT_H_
