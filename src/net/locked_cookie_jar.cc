// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/locked_cookie_jar.h"

namespace wsjs {

LockedCookieJar::LockedCookieJar(CookieJar& jar) : jar_(jar) {}

std::string LockedCookieJar::CookieHeader(std::string_view url,
                                          const CookieContext& context) {
  const std::lock_guard lock(mutex_);
  return jar_.CookieHeader(url, context);
}

void LockedCookieJar::SetCookie(std::string_view url,
                                const CookieContext& context,
                                std::string_view set_cookie_header) {
  const std::lock_guard lock(mutex_);
  jar_.SetCookie(url, context, set_cookie_header);
}

std::string LockedCookieJar::CookieString(std::string_view url) {
  const std::lock_guard lock(mutex_);
  return jar_.CookieString(url);
}

void LockedCookieJar::SetCookieString(std::string_view url,
                                      std::string_view cookie) {
  const std::lock_guard lock(mutex_);
  jar_.SetCookieString(url, cookie);
}

}  // namespace wsjs
