// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/random_bytes.h"

#include <sys/random.h>

#include <cerrno>

#include "src/base/check.h"

namespace wsjs {

void FillWithRandomBytes(std::span<uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = getrandom(bytes.data(), bytes.size(), 0);
    CHECK(count > 0 || errno == EINTR);
    if (count > 0)
      bytes = bytes.subspan(static_cast<size_t>(count));
  }
}

}  // namespace wsjs
