// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_COOKIE_JAR_H_
#define WSJS_INCLUDE_WSJS_COOKIE_JAR_H_

#include <string>
#include <string_view>

namespace wsjs {

// What a jar has to know of a request beside its URL to heed SameSite
// (RFC 6265bis, section 5.2).
struct CookieContext {
  // The client and the URL are of one site: scheme and registrable domain are
  // the same. Every request of a runtime without an origin is.
  bool is_same_site = true;
  // A page is opened, with a method that changes nothing.
  bool is_top_level_navigation = false;
};

// The cookie store of a runtime, the embedder's or the default one
// (InMemoryCookieJar). Called on the runtime's thread. URLs are serialised
// records with one of the schemes ws, wss, http and https.
class CookieJar {
 public:
  virtual ~CookieJar() = default;

  // The value of the Cookie header for a request to `url`; empty: none is sent.
  [[nodiscard]] virtual std::string CookieHeader(
      std::string_view url,
      const CookieContext& context) = 0;

  // The response to a request to `url` had a Set-Cookie header with this value.
  virtual void SetCookie(std::string_view url,
                         const CookieContext& context,
                         std::string_view set_cookie_header) = 0;

  // What document.cookie is in a page with this URL: as CookieHeader(), but
  // without cookies that are HttpOnly. A jar that doesn't implement this keeps
  // all its cookies from script.
  [[nodiscard]] virtual std::string CookieString(std::string_view /*url*/) {
    return {};
  }

  // A script of the page set document.cookie to this: as SetCookie(), but a
  // cookie that is HttpOnly, or that would replace one, is ignored. A jar that
  // doesn't implement this takes none from script.
  virtual void SetCookieString(std::string_view /*url*/,
                               std::string_view /*cookie*/) {}
};

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_COOKIE_JAR_H_
