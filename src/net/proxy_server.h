// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_PROXY_SERVER_H_
#define WSJS_SRC_NET_PROXY_SERVER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "src/net/network_settings.h"

namespace wsjs {

struct ProxyServer {
  enum class Type : uint8_t { kHttpConnect, kSocks5 };

  Type type = Type::kHttpConnect;
  std::string host;  // as in a URL
  uint16_t port = 0;
  std::string username;  // both empty: no authentication
  std::string password;
};

// `http://[user:password@]host[:port]` or `socks5://…`; nullopt when `url` is
// neither.
[[nodiscard]] std::optional<ProxyServer> ParseProxyUrl(std::string_view url);

// Whether connections to `host` (as in a URL) don't go through a proxy.
[[nodiscard]] bool BypassesProxy(const ProxySettings& settings,
                                 std::string_view host);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_PROXY_SERVER_H_
