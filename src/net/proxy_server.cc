// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/proxy_server.h"

#include <algorithm>

#include "src/net/host_resolver.h"
#include "src/net/http_syntax.h"
#include "src/net/network_url.h"

namespace wsjs {

namespace {

constexpr std::string_view kHttpPrefix = "http://";
constexpr std::string_view kSocks5Prefix = "socks5://";
// IANA's port for SOCKS.
constexpr uint16_t kSocks5Port = 1080;
constexpr uint16_t kHttpsPort = 443;

// `suffix` is a domain, with or without "." or "*." before it.
bool IsInDomain(std::string_view host, std::string_view suffix) {
  if (suffix.starts_with('*')) {
    suffix.remove_prefix(1);
  }
  if (suffix.starts_with('.')) {
    suffix.remove_prefix(1);
  }
  if (host.size() < suffix.size() ||
      !EqualsIgnoringAsciiCase(host.substr(host.size() - suffix.size()),
                               suffix)) {
    return false;
  }
  return host.size() == suffix.size() || suffix.empty() ||
         host[host.size() - suffix.size() - 1] == '.';
}

}  // namespace

std::optional<ProxyServer> ParseProxyUrl(std::string_view url) {
  ProxyServer proxy;
  std::string http_url(url);
  if (StartsWithIgnoringAsciiCase(url, kSocks5Prefix)) {
    proxy.type = ProxyServer::Type::kSocks5;
    // The URL parser knows credentials and ports of special schemes alone.
    http_url = "https://" + http_url.substr(kSocks5Prefix.size());
  } else if (!StartsWithIgnoringAsciiCase(url, kHttpPrefix)) {
    return std::nullopt;
  }
  const std::optional<NetworkUrl> parsed = ParseNetworkUrl(http_url);
  if (!parsed) {
    return std::nullopt;
  }
  proxy.host = parsed->hostname;
  proxy.port = parsed->port;
  proxy.username = parsed->username;
  proxy.password = parsed->password;
  if (proxy.type == ProxyServer::Type::kSocks5 && proxy.port == kHttpsPort) {
    proxy.port = kSocks5Port;
  }
  return proxy;
}

bool BypassesProxy(const ProxySettings& settings, std::string_view host) {
  if (!settings.proxy_loopback && IsLoopbackHost(host)) {
    return true;
  }
  return std::any_of(
      settings.bypass.begin(), settings.bypass.end(),
      [host](const std::string& suffix) { return IsInDomain(host, suffix); });
}

}  // namespace wsjs
