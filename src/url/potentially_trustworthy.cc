// SPDX-License-Identifier: BSD-3-Clause
#include "src/url/potentially_trustworthy.h"

#include <string_view>

namespace wsjs {
namespace {

// https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy,
// steps 4 and 5
bool IsLoopback(std::string_view hostname) {
  // A serialised URL has the shortest form of each address.
  if (hostname == "[::1]")
    return true;
  if (hostname.ends_with('.'))
    hostname.remove_suffix(1);
  if (hostname == "localhost" || hostname.ends_with(".localhost"))
    return true;
  // 127.0.0.0/8. A host that ends in a number is an IPv4 address.
  return hostname.starts_with("127.") && hostname.back() >= '0' &&
         hostname.back() <= '9';
}

}  // namespace

bool IsPotentiallyTrustworthy(const ada::url_aggregator& url) {
  const std::string_view protocol = url.get_protocol();
  return protocol == "https:" || protocol == "wss:" || protocol == "file:" ||
         IsLoopback(url.get_hostname());
}

}  // namespace wsjs
