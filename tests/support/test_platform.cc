// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/test_platform.h"

namespace wsjs {

Platform& TestPlatform() {
  static Platform platform({.v8_flags = "--expose-gc"});
  return platform;
}

}  // namespace wsjs
