// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_STRUCTURED_CLONE_CLONE_FUNCTION_H_
#define WSJS_TESTS_UNIT_STRUCTURED_CLONE_CLONE_FUNCTION_H_

#include "tests/support/test_realm.h"

namespace wsjs {

// Gives scripts clone(value, transferList): structuredClone.
void DefineClone(TestRealm& test_realm);

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_STRUCTURED_CLONE_CLONE_FUNCTION_H_
