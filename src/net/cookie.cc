// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/cookie.h"

#include <algorithm>

#include "src/net/cookie_date.h"
#include "src/net/http_syntax.h"
#include "src/net/public_suffix_list.h"

namespace wsjs {
namespace {

// RFC 6265bis, section 5.6: "If the sum of the lengths of the name string and
// the value string is more than 4096 octets, abort these steps and ignore the
// set-cookie-string entirely."
constexpr size_t kMaximumNameAndValueBytes = 4096;
// … "If the attribute-value is longer than 1024 octets, ignore the cookie-av".
constexpr size_t kMaximumAttributeValueBytes = 1024;
// Sections 5.6.1 and 5.6.2: the "cookie age limit … is RECOMMENDED to be 400
// days".
constexpr std::chrono::days kCookieAgeLimit{400};

// What the attributes of one header say. The last of a name counts.
struct Attributes {
  std::optional<std::chrono::sys_seconds> max_age;
  std::optional<std::chrono::sys_seconds> expires;
  std::string domain;
  std::optional<std::string> path;  // also when it is the default path
  bool is_secure = false;
  bool is_http_only = false;
  Cookie::SameSite same_site = Cookie::SameSite::kDefault;
};

// RFC 6265bis, section 5.1.4.
std::string DefaultPath(std::string_view request_path) {
  const size_t last_slash = request_path.rfind('/');
  if (last_slash == 0 || last_slash == std::string_view::npos)
    return "/";
  return std::string(request_path.substr(0, last_slash));
}

// RFC 6265bis, section 5.6.2.
std::optional<std::chrono::sys_seconds> ParseMaxAge(
    std::string_view value,
    std::chrono::sys_seconds now) {
  const bool is_negative = value.starts_with('-');
  const std::string_view digits = value.substr(is_negative ? 1 : 0);
  if (digits.empty() ||
      digits.find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  const std::chrono::seconds limit = kCookieAgeLimit;
  std::chrono::seconds age{0};
  for (const char digit : digits) {
    age = std::min(10 * age + std::chrono::seconds(digit - '0'), limit);
  }
  // "If delta-seconds is less than or equal to zero (0), let expiry-time be the
  // earliest representable date and time."
  if (is_negative || age.count() == 0)
    return std::chrono::sys_seconds::min();
  return now + age;
}

void TakeAttribute(std::string_view name,
                   std::string_view value,
                   const NetworkUrl& url,
                   std::chrono::sys_seconds now,
                   Attributes* attributes) {
  if (value.size() > kMaximumAttributeValueBytes)
    return;
  const std::string lower_name = AsciiLowercase(name);
  if (lower_name == "expires") {
    if (const auto date = ParseCookieDate(value))
      attributes->expires = std::min(*date, now + kCookieAgeLimit);
  } else if (lower_name == "max-age") {
    if (const auto date = ParseMaxAge(value, now))
      attributes->max_age = date;
  } else if (lower_name == "domain") {
    if (value.starts_with('.'))
      value.remove_prefix(1);
    attributes->domain = AsciiLowercase(value);
  } else if (lower_name == "path") {
    attributes->path =
        value.starts_with('/') ? std::string(value) : DefaultPath(url.path);
  } else if (lower_name == "secure") {
    attributes->is_secure = true;
  } else if (lower_name == "httponly") {
    attributes->is_http_only = true;
  } else if (lower_name == "samesite") {
    attributes->same_site =
        EqualsIgnoringAsciiCase(value, "none")     ? Cookie::SameSite::kNone
        : EqualsIgnoringAsciiCase(value, "lax")    ? Cookie::SameSite::kLax
        : EqualsIgnoringAsciiCase(value, "strict") ? Cookie::SameSite::kStrict
                                                   : Cookie::SameSite::kDefault;
  }
}

Attributes ParseAttributes(std::string_view text,
                           const NetworkUrl& url,
                           std::chrono::sys_seconds now) {
  Attributes attributes;
  while (!text.empty()) {
    text.remove_prefix(1);  // the semicolon
    const std::string_view attribute = text.substr(0, text.find(';'));
    text.remove_prefix(attribute.size());
    const size_t equals = attribute.find('=');
    const std::string_view value = equals == std::string_view::npos
                                       ? std::string_view()
                                       : attribute.substr(equals + 1);
    TakeAttribute(TrimOptionalWhitespace(attribute.substr(0, equals)),
                  TrimOptionalWhitespace(value), url, now, &attributes);
  }
  return attributes;
}

bool HasControlCharacter(std::string_view text) {
  return std::ranges::any_of(text, [](char character) {
    const auto byte = static_cast<uint8_t>(character);
    return (byte < 0x20 && character != '\t') || byte == 0x7F;
  });
}

// Sets domain and host-only-flag. False: the cookie is for somebody else.
bool SetDomain(const std::string& domain_attribute,
               const std::string& hostname,
               Cookie* cookie) {
  cookie->domain = hostname;
  cookie->is_host_only = true;
  if (domain_attribute.empty())
    return true;
  if (!DomainMatches(hostname, domain_attribute))
    return false;
  // "If the domain-attribute is a public suffix: if it is identical to the
  // canonicalized request-host: let it be the empty string. Otherwise: abort
  // these steps and ignore the cookie entirely."
  if (!IsIpAddress(domain_attribute) && IsPublicSuffix(domain_attribute))
    return domain_attribute == hostname;
  cookie->domain = domain_attribute;
  cookie->is_host_only = false;
  return true;
}

// RFC 6265bis, section 4.1.3.
bool MeetsPrefix(const Cookie& cookie, bool has_path_attribute) {
  constexpr std::string_view kSecurePrefix = "__Secure-";
  constexpr std::string_view kHostPrefix = "__Host-";
  if (StartsWithIgnoringAsciiCase(cookie.name, kHostPrefix)) {
    return cookie.is_secure && cookie.is_host_only && has_path_attribute &&
           cookie.path == "/";
  }
  if (StartsWithIgnoringAsciiCase(cookie.name, kSecurePrefix))
    return cookie.is_secure;
  // A cookie without a name is sent as its value.
  return !cookie.name.empty() ||
         (!StartsWithIgnoringAsciiCase(cookie.value, kSecurePrefix) &&
          !StartsWithIgnoringAsciiCase(cookie.value, kHostPrefix));
}

}  // namespace

// RFC 6265bis, sections 5.6 and 5.7.
std::optional<Cookie> ParseSetCookie(std::string_view set_cookie_header,
                                     const NetworkUrl& url,
                                     std::chrono::sys_seconds now) {
  if (HasControlCharacter(set_cookie_header))
    return std::nullopt;
  const std::string_view pair =
      set_cookie_header.substr(0, set_cookie_header.find(';'));
  // "If the name-value-pair string lacks a %x3D ("=") character, then the name
  // string is empty, and the value string is the value of name-value-pair."
  const size_t equals = pair.find('=');
  Cookie cookie;
  if (equals == std::string_view::npos) {
    cookie.value = TrimOptionalWhitespace(pair);
  } else {
    cookie.name = TrimOptionalWhitespace(pair.substr(0, equals));
    cookie.value = TrimOptionalWhitespace(pair.substr(equals + 1));
  }
  const size_t size = cookie.name.size() + cookie.value.size();
  if (size == 0 || size > kMaximumNameAndValueBytes)
    return std::nullopt;

  Attributes attributes =
      ParseAttributes(set_cookie_header.substr(pair.size()), url, now);
  cookie.expiry = attributes.max_age ? attributes.max_age : attributes.expires;
  if (!SetDomain(attributes.domain, url.hostname, &cookie))
    return std::nullopt;
  cookie.path = attributes.path.value_or(DefaultPath(url.path));
  cookie.is_secure = attributes.is_secure;
  cookie.is_http_only = attributes.is_http_only;
  cookie.same_site = attributes.same_site;
  // "If the request-uri does not denote a "secure" connection …, and the
  // cookie's secure-only-flag is true, then abort these steps".
  if (cookie.is_secure && !url.is_secure)
    return std::nullopt;
  // "If the cookie's "same-site-flag" is "None", abort these steps and ignore
  // the cookie entirely unless the cookie's secure-only-flag is true."
  if (cookie.same_site == Cookie::SameSite::kNone && !cookie.is_secure)
    return std::nullopt;
  if (!MeetsPrefix(cookie, attributes.path.has_value()))
    return std::nullopt;
  return cookie;
}

bool DomainMatches(std::string_view hostname, std::string_view cookie_domain) {
  if (hostname == cookie_domain)
    return true;
  return !cookie_domain.empty() && hostname.size() > cookie_domain.size() &&
         hostname.ends_with(cookie_domain) &&
         hostname[hostname.size() - cookie_domain.size() - 1] == '.' &&
         !IsIpAddress(hostname);
}

bool PathMatches(std::string_view request_path, std::string_view cookie_path) {
  if (!request_path.starts_with(cookie_path))
    return false;
  return request_path.size() == cookie_path.size() ||
         cookie_path.ends_with('/') || request_path[cookie_path.size()] == '/';
}

}  // namespace wsjs
