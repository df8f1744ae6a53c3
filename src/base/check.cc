// SPDX-License-Identifier: BSD-3-Clause
#include "src/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace wsjs::internal {

void CheckFailed(const char* file, int line, const char* condition) {
  std::fprintf(stderr, "%s:%d: CHECK failed: %s\n", file, line, condition);
  std::abort();
}

}  // namespace wsjs::internal
