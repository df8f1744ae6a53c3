// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_CONSOLE_LEVEL_H_
#define WSJS_INCLUDE_WSJS_CONSOLE_LEVEL_H_

#include <cstdint>

namespace wsjs {

// https://console.spec.whatwg.org/#loglevel-severity
enum class ConsoleLevel : uint8_t { kDebug, kLog, kInfo, kWarn, kError };

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_CONSOLE_LEVEL_H_
