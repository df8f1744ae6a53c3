// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_LOG_LEVEL_H_
#define WSJS_INCLUDE_WSJS_LOG_LEVEL_H_

#include <cstdint>

namespace wsjs {

// How much a log tells: each level has all that those before it have.
enum class LogLevel : uint8_t {
  kError,
  kWarning,  // why a connection failed, which script isn't told
  kInfo,     // connections made and closed
  kDebug,    // handshakes, frames
};

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_LOG_LEVEL_H_
