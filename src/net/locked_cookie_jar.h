// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_LOCKED_COOKIE_JAR_H_
#define WSJS_SRC_NET_LOCKED_COOKIE_JAR_H_

#include <mutex>
#include <string>
#include <string_view>

#include "src/net/cookie_jar.h"

namespace wsjs {

// A cookie jar that several threads share: one call at a time. Any thread.
class LockedCookieJar final : public CookieJar {
 public:
  // `jar` outlives this.
  explicit LockedCookieJar(CookieJar& jar);

  std::string CookieHeader(std::string_view url,
                           const CookieContext& context) override;
  void SetCookie(std::string_view url,
                 const CookieContext& context,
                 std::string_view set_cookie_header) override;
  std::string CookieString(std::string_view url) override;
  void SetCookieString(std::string_view url, std::string_view cookie) override;

 private:
  std::mutex mutex_;
  CookieJar& jar_;  // guarded by `mutex_`
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_LOCKED_COOKIE_JAR_H_
