// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_SUPPORT_TEST_PLATFORM_H_
#define WSJS_TESTS_SUPPORT_TEST_PLATFORM_H_

#include <wsjs/platform.h>

namespace wsjs {

// V8 for all tests of this process, from the first call on: a process can start
// V8 only once. With --expose-gc.
Platform& TestPlatform();

}  // namespace wsjs

#endif  // WSJS_TESTS_SUPPORT_TEST_PLATFORM_H_
