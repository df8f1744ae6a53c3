// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_IN_MEMORY_COOKIE_JAR_H_
#define WSJS_SRC_NET_IN_MEMORY_COOKIE_JAR_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/net/cookie.h"
#include "src/net/cookie_jar.h"

namespace wsjs {

// The default cookie jar, by RFC 6265bis: it forgets everything with the
// runtime, which is its session.
class InMemoryCookieJar final : public CookieJar {
 public:
  // RFC 6265bis, section 6.1: at least 50 a domain and 3000 in all.
  static constexpr size_t kMaximumCookiesPerDomain = 180;
  static constexpr size_t kMaximumCookies = 3000;

  using Clock = std::function<std::chrono::sys_seconds()>;

  // With the system's clock.
  InMemoryCookieJar();
  explicit InMemoryCookieJar(Clock clock);

  std::string CookieHeader(std::string_view url,
                           const CookieContext& context) override;
  void SetCookie(std::string_view url,
                 const CookieContext& context,
                 std::string_view set_cookie_header) override;
  std::string CookieString(std::string_view url) override;
  void SetCookieString(std::string_view url, std::string_view cookie) override;

  [[nodiscard]] size_t size() const { return size_; }

 private:
  struct Entry {
    Cookie cookie;
    // Positions in the order of all calls.
    uint64_t creation = 0;
    uint64_t last_access = 0;
  };
  using Entries = std::vector<Entry>;
  // RFC 6265bis, section 5.8.3: for whom cookies are set and retrieved. Script
  // is a "non-HTTP" API.
  enum class Api : bool { kHttp, kNonHttp };

  std::string Retrieve(std::string_view url,
                       const CookieContext& context,
                       Api api);
  void Set(std::string_view url,
           const CookieContext& context,
           std::string_view cookie,
           Api api);
  [[nodiscard]] bool ReplacesHttpOnlyCookie(const Cookie& cookie) const;
  [[nodiscard]] bool OverlaysSecureCookie(const Cookie& cookie) const;
  void Store(Cookie cookie);
  void RemoveExpired(Entries* entries);
  void RemoveExcess(const std::string& domain);
  void Remove(Entries* entries, Entries::iterator entry);

  const Clock clock_;
  uint64_t calls_ = 0;
  size_t size_ = 0;
  std::unordered_map<std::string, Entries> domains_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_IN_MEMORY_COOKIE_JAR_H_
