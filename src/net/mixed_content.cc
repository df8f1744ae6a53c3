// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/mixed_content.h"

#include <optional>
#include <string_view>

#include "src/net/network_url.h"

namespace wsjs {
namespace {

// https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy
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

bool IsBlockedAsMixedContent(std::string_view base_url, std::string_view url) {
  const std::optional<NetworkUrl> base = ParseNetworkUrl(base_url);
  const std::optional<NetworkUrl> target = ParseNetworkUrl(url);
  if (!base || !base->is_secure || !target)
    return false;
  return !target->is_secure && !IsLoopback(target->hostname);
}

}  // namespace wsjs
