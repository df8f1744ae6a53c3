// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_CLASSIC_SCRIPT_H_
#define WSJS_SRC_RUNTIME_CLASSIC_SCRIPT_H_

#include <string_view>

#include "bindings/runtime/realm.h"

namespace wsjs {

// https://html.spec.whatwg.org/#run-a-classic-script
// `source` is decoded as UTF-8, `name` is what errors call it. Errors are
// reported. False: there was one, or script was terminated. In a ScriptScope.
bool RunClassicScript(bindings::Realm& realm,
                      std::string_view source,
                      std::string_view name);

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_CLASSIC_SCRIPT_H_
