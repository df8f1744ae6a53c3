// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/in_memory_cookie_jar.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "src/net/network_url.h"

namespace wsjs {
namespace {

std::chrono::sys_seconds SystemTime() {
  return std::chrono::floor<std::chrono::seconds>(
      std::chrono::system_clock::now());
}

bool IsExpired(const Cookie& cookie, std::chrono::sys_seconds now) {
  return cookie.expiry && *cookie.expiry <= now;
}

// RFC 6265bis, section 5.8.3, step 1.
bool IsFor(const Cookie& cookie, const NetworkUrl& url) {
  const bool domain_matches = cookie.is_host_only
                                  ? url.hostname == cookie.domain
                                  : DomainMatches(url.hostname, cookie.domain);
  return domain_matches && PathMatches(url.path, cookie.path) &&
         (url.is_secure || !cookie.is_secure);
}

// "the same name, domain, host-only-flag, and path", where the domain is known
// to be the same.
bool IsSameCookie(const Cookie& a, const Cookie& b) {
  return a.name == b.name && a.is_host_only == b.is_host_only &&
         a.path == b.path;
}

// RFC 6265bis, section 5.8.3, step 1: "The cookie's same-site-flag is not
// "None" and the retrieval's same-site status is "cross-site"": it is left out,
// unless "the cookie's same-site-flag is "Lax" or "Default"" and the request is
// a top-level navigation with a safe method.
bool AllowsRetrieval(const Cookie& cookie, const CookieContext& context) {
  return context.is_same_site || cookie.same_site == Cookie::SameSite::kNone ||
         (context.is_top_level_navigation &&
          cookie.same_site != Cookie::SameSite::kStrict);
}

}  // namespace

InMemoryCookieJar::InMemoryCookieJar() : InMemoryCookieJar(SystemTime) {}

InMemoryCookieJar::InMemoryCookieJar(Clock clock) : clock_(std::move(clock)) {}

std::string InMemoryCookieJar::CookieHeader(std::string_view url,
                                            const CookieContext& context) {
  return Retrieve(url, context, Api::kHttp);
}

void InMemoryCookieJar::SetCookie(std::string_view url,
                                  const CookieContext& context,
                                  std::string_view set_cookie_header) {
  Set(url, context, set_cookie_header, Api::kHttp);
}

std::string InMemoryCookieJar::CookieString(std::string_view url) {
  // The page is its own site.
  return Retrieve(url, {}, Api::kNonHttp);
}

void InMemoryCookieJar::SetCookieString(std::string_view url,
                                        std::string_view cookie) {
  Set(url, {}, cookie, Api::kNonHttp);
}

// RFC 6265bis, section 5.8.3: the retrieval algorithm.
std::string InMemoryCookieJar::Retrieve(std::string_view url,
                                        const CookieContext& context,
                                        Api api) {
  if (domains_.empty())
    return {};
  const std::optional<NetworkUrl> request = ParseNetworkUrl(url);
  if (!request)
    return {};
  // 1. "Let cookie-list be the set of cookies from the cookie store" that are
  //    for this URL. They are filed under its host and the domains above it.
  std::vector<Entry*> list;
  std::string_view domain = request->hostname;
  while (!domain.empty()) {
    if (const auto found = domains_.find(std::string(domain));
        found != domains_.end()) {
      RemoveExpired(&found->second);
      for (Entry& entry : found->second) {
        // "If the cookie's http-only-flag is true, then exclude the cookie if
        // the retrieval's type is "non-HTTP"."
        if (IsFor(entry.cookie, *request) &&
            AllowsRetrieval(entry.cookie, context) &&
            (api == Api::kHttp || !entry.cookie.is_http_only)) {
          list.push_back(&entry);
        }
      }
    }
    const size_t dot = domain.find('.');
    domain.remove_prefix(dot == std::string_view::npos ? domain.size()
                                                       : dot + 1);
  }
  // 2. "Cookies with longer paths are listed before cookies with shorter
  //    paths", then "cookies with earlier creation-times".
  std::ranges::sort(list, [](const Entry* a, const Entry* b) {
    return std::tuple(b->cookie.path.size(), a->creation) <
           std::tuple(a->cookie.path.size(), b->creation);
  });
  // 3. "Update the last-access-time of each cookie in the cookie-list".
  // 4. "Serialize the cookie-list into a cookie-string".
  ++calls_;
  std::string header;
  for (Entry* entry : list) {
    entry->last_access = calls_;
    if (!header.empty())
      header += "; ";
    if (!entry->cookie.name.empty())
      header += entry->cookie.name + "=";
    header += entry->cookie.value;
  }
  return header;
}

void InMemoryCookieJar::Set(std::string_view url,
                            const CookieContext& context,
                            std::string_view cookie_text,
                            Api api) {
  const std::optional<NetworkUrl> request = ParseNetworkUrl(url);
  if (!request)
    return;
  std::optional<Cookie> cookie =
      ParseSetCookie(cookie_text, *request, clock_());
  if (!cookie)
    return;
  // RFC 6265bis, section 5.7: "If the cookie's same-site-flag is not "None"",
  // and it comes with the response to a cross-site request that isn't a
  // top-level navigation, "abort these steps and ignore the newly created
  // cookie entirely."
  if (cookie->same_site != Cookie::SameSite::kNone && !context.is_same_site &&
      !context.is_top_level_navigation) {
    return;
  }
  // RFC 6265bis, section 5.7: "If the cookie was received from a "non-HTTP" API
  // and the cookie's http-only-flag is true", or that of the cookie which it
  // replaces, "abort these steps and ignore the newly-created cookie entirely."
  if (api == Api::kNonHttp &&
      (cookie->is_http_only || ReplacesHttpOnlyCookie(*cookie))) {
    return;
  }
  if (!request->is_secure && !cookie->is_secure &&
      OverlaysSecureCookie(*cookie)) {
    return;
  }
  Store(std::move(*cookie));
}

bool InMemoryCookieJar::ReplacesHttpOnlyCookie(const Cookie& cookie) const {
  const auto found = domains_.find(cookie.domain);
  return found != domains_.end() &&
         std::ranges::any_of(found->second, [&](const Entry& entry) {
           return entry.cookie.is_http_only &&
                  IsSameCookie(entry.cookie, cookie);
         });
}

// RFC 6265bis, section 5.7: a response that came without TLS doesn't set a
// cookie that would be sent beside or in place of a secure one.
bool InMemoryCookieJar::OverlaysSecureCookie(const Cookie& cookie) const {
  for (const auto& [domain, entries] : domains_) {
    if (!DomainMatches(domain, cookie.domain) &&
        !DomainMatches(cookie.domain, domain)) {
      continue;
    }
    for (const Entry& entry : entries) {
      if (entry.cookie.is_secure && entry.cookie.name == cookie.name &&
          PathMatches(cookie.path, entry.cookie.path)) {
        return true;
      }
    }
  }
  return false;
}

void InMemoryCookieJar::Store(Cookie cookie) {
  const std::string domain = cookie.domain;
  ++calls_;
  Entry entry{std::move(cookie), calls_, calls_};
  Entries& entries = domains_[domain];
  // "If the cookie store contains a cookie with the same name, domain,
  // host-only-flag, and path as the newly-created cookie": it is replaced, and
  // keeps its creation time.
  const auto old = std::ranges::find_if(entries, [&](const Entry& other) {
    return IsSameCookie(other.cookie, entry.cookie);
  });
  if (old != entries.end()) {
    entry.creation = old->creation;
    *old = std::move(entry);
  } else {
    entries.push_back(std::move(entry));
    ++size_;
  }
  // A cookie that has expired already was a command to delete.
  RemoveExpired(&entries);
  RemoveExcess(domain);
}

void InMemoryCookieJar::RemoveExpired(Entries* entries) {
  const std::chrono::sys_seconds now = clock_();
  size_ -= std::erase_if(*entries, [&](const Entry& entry) {
    return IsExpired(entry.cookie, now);
  });
}

// RFC 6265bis, section 5.7: the order in which excess cookies are evicted.
void InMemoryCookieJar::RemoveExcess(const std::string& domain) {
  Entries& entries = domains_[domain];
  if (entries.size() > kMaximumCookiesPerDomain) {
    // Those without the secure-only-flag first, the longest unused first.
    Remove(&entries,
           std::ranges::min_element(entries, {}, [](const Entry& entry) {
             return std::tuple(entry.cookie.is_secure, entry.last_access);
           }));
  }
  if (size_ > kMaximumCookies) {
    for (auto& [other_domain, other_entries] : domains_) {
      RemoveExpired(&other_entries);
    }
  }
  if (size_ > kMaximumCookies) {
    Entries* oldest_entries = nullptr;
    Entries::iterator oldest;
    for (auto& [other_domain, other_entries] : domains_) {
      const auto candidate =
          std::ranges::min_element(other_entries, {}, &Entry::last_access);
      if (candidate == other_entries.end())
        continue;
      if (!oldest_entries || candidate->last_access < oldest->last_access) {
        oldest_entries = &other_entries;
        oldest = candidate;
      }
    }
    Remove(oldest_entries, oldest);
  }
  std::erase_if(domains_, [](const auto& item) { return item.second.empty(); });
}

void InMemoryCookieJar::Remove(Entries* entries, Entries::iterator entry) {
  entries->erase(entry);
  --size_;
}

}  // namespace wsjs
