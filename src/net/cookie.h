// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_COOKIE_H_
#define WSJS_SRC_NET_COOKIE_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "src/net/network_url.h"

namespace wsjs {

// A cookie as a store keeps it (RFC 6265bis, section 5.7).
struct Cookie {
  enum class SameSite : uint8_t { kDefault, kNone, kLax, kStrict };

  std::string name;  // may be empty, but not with an empty value
  std::string value;
  std::string domain;  // lower case, without a leading dot
  std::string path;
  // nullopt: until the session is over.
  std::optional<std::chrono::sys_seconds> expiry;
  bool is_host_only = true;
  bool is_secure = false;
  bool is_http_only = false;
  SameSite same_site = SameSite::kDefault;
};

// The cookie that the response to a request to `url` set with this Set-Cookie
// header, or nullopt when it must be ignored; all but what depends on the other
// cookies of a store.
[[nodiscard]] std::optional<Cookie> ParseSetCookie(
    std::string_view set_cookie_header,
    const NetworkUrl& url,
    std::chrono::sys_seconds now);

// RFC 6265bis, section 5.1.3. Both are lower case.
[[nodiscard]] bool DomainMatches(std::string_view hostname,
                                 std::string_view cookie_domain);
// RFC 6265bis, section 5.1.4.
[[nodiscard]] bool PathMatches(std::string_view request_path,
                               std::string_view cookie_path);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_COOKIE_H_
