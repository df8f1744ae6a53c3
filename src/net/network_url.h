// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_NETWORK_URL_H_
#define WSJS_SRC_NET_NETWORK_URL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wsjs {

// The parts of a URL whose scheme is ws, wss, http or https, as the network
// needs them.
struct NetworkUrl {
  bool is_secure = false;  // wss or https
  std::string hostname;    // ASCII domain, IPv4, or IPv6 in brackets
  uint16_t port = 0;       // the scheme's default port when the URL has none
  // hostname, with the port unless it is the default: a Host header's value.
  std::string host;
  std::string path;      // begins with a slash
  std::string target;    // path and query: what a request line asks for
  std::string username;  // percent-decoded
  std::string password;  // percent-decoded
  // The whole URL without credentials, for the log.
  std::string text;
};

// Whether a NetworkUrl's `hostname` is an IP address.
[[nodiscard]] bool IsIpAddress(std::string_view hostname);

// `url` is a serialised URL record; nullopt when it isn't one of these schemes.
[[nodiscard]] std::optional<NetworkUrl> ParseNetworkUrl(std::string_view url);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_NETWORK_URL_H_
