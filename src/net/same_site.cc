// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/same_site.h"

#include "src/net/network_url.h"
#include "src/net/public_suffix_list.h"

namespace wsjs {

// https://html.spec.whatwg.org/#same-site
bool IsSameSite(const std::optional<std::string>& origin,
                std::string_view url) {
  // RFC 6265bis, section 5.2: "or if the request has no client".
  if (!origin)
    return true;
  // 1. If A and B are the same opaque origin, then return true. (No URL of
  //    these schemes has one.) 2. If A and B are both tuple origins, then:
  const std::optional<NetworkUrl> a = ParseNetworkUrl(*origin);
  const std::optional<NetworkUrl> b = ParseNetworkUrl(url);
  // 2.1. If A's and B's schemes are not the same, then return false.
  if (!a || !b || a->is_secure != b->is_secure)
    return false;
  // https://html.spec.whatwg.org/#schemelessly-same-site
  // 2.1. If A's host equals B's host […], then return true.
  if (a->hostname == b->hostname)
    return true;
  // 2.2. If hostA's registrable domain equals hostB's, and is non-null, then
  //      return true.
  if (IsIpAddress(a->hostname) || IsIpAddress(b->hostname))
    return false;
  const std::string_view registrable_domain = RegistrableDomain(a->hostname);
  return !registrable_domain.empty() &&
         registrable_domain == RegistrableDomain(b->hostname);
}

}  // namespace wsjs
