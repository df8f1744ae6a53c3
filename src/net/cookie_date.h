// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_COOKIE_DATE_H_
#define WSJS_SRC_NET_COOKIE_DATE_H_

#include <chrono>
#include <optional>
#include <string_view>

namespace wsjs {

// RFC 6265bis, section 5.1.1: any of the many forms in which servers write the
// Expires attribute. nullopt: it isn't a date.
[[nodiscard]] std::optional<std::chrono::sys_seconds> ParseCookieDate(
    std::string_view text);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_COOKIE_DATE_H_
