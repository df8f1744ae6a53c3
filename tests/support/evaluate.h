// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_SUPPORT_EVALUATE_H_
#define WSJS_TESTS_SUPPORT_EVALUATE_H_

#include <string>
#include <string_view>

#include "bindings/runtime/realm.h"

namespace wsjs {

// Runs a script in the realm, then microtasks. The last value as a string, or
// "Uncaught …" when it throws.
std::string Evaluate(bindings::Realm& realm, std::string_view source);

}  // namespace wsjs

#endif  // WSJS_TESTS_SUPPORT_EVALUATE_H_
