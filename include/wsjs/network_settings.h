// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_NETWORK_SETTINGS_H_
#define WSJS_INCLUDE_WSJS_NETWORK_SETTINGS_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace wsjs {

// Bounds on what a peer or a script can make the host hold or wait for. Sizes
// are in bytes and hold for each connection, or each HTTP request.
struct NetworkLimits {
  static constexpr uint64_t kDefaultMessageBytes = 128ull << 20;
  static constexpr uint64_t kDefaultInflatedMessageBytes = 128ull << 20;
  static constexpr uint64_t kDefaultHeaderBytes = 64ull << 10;
  static constexpr uint64_t kDefaultUnsentBytes = 1ull << 30;
  static constexpr uint64_t kDefaultResponseBytes = 256ull << 20;
  static constexpr std::chrono::milliseconds kDefaultResolveTimeout{20'000};
  static constexpr std::chrono::milliseconds kDefaultConnectTimeout{60'000};
  static constexpr std::chrono::milliseconds kDefaultTlsTimeout{30'000};
  static constexpr std::chrono::milliseconds kDefaultHandshakeTimeout{60'000};
  static constexpr std::chrono::milliseconds kDefaultCloseTimeout{5'000};
  static constexpr std::chrono::milliseconds kDefaultHttpIdleTimeout{300'000};

  // A received message, as it came over the network and after inflation.
  uint64_t message_bytes = kDefaultMessageBytes;
  uint64_t inflated_message_bytes = kDefaultInflatedMessageBytes;
  // The head of a response, to an opening handshake or an HTTP request.
  uint64_t header_bytes = kDefaultHeaderBytes;
  // What script has sent and the network hasn't taken yet.
  uint64_t unsent_bytes = kDefaultUnsentBytes;
  // The body of an HTTP response, decompressed.
  uint64_t response_bytes = kDefaultResponseBytes;
  // Of each phase of a connection, from its own start.
  std::chrono::milliseconds resolve_timeout = kDefaultResolveTimeout;
  std::chrono::milliseconds connect_timeout = kDefaultConnectTimeout;
  std::chrono::milliseconds tls_timeout = kDefaultTlsTimeout;
  std::chrono::milliseconds handshake_timeout = kDefaultHandshakeTimeout;
  std::chrono::milliseconds close_timeout = kDefaultCloseTimeout;
  // An HTTP request that has been sent, or is being sent, fails when no byte
  // moves for so long.
  std::chrono::milliseconds http_idle_timeout = kDefaultHttpIdleTimeout;
};

struct TlsSettings {
  // PEM files of certificates that are trusted besides the system's store.
  std::vector<std::string> certificate_authority_files;
  // Accepts any certificate and host name. For tests only.
  bool insecure = false;
};

// `http://[user:password@]host:port` (CONNECT; http: URLs are asked of the
// proxy itself) or `socks5://…`; empty: none. The environment is never read for
// them: the runner does, and tells.
struct ProxySettings {
  std::string url;
  // For ws: and http: URLs, when it is another one than for wss: and https:.
  std::optional<std::string> ws_url;
  // Host suffixes that are connected to directly; "*" for all. Loopback always
  // is unless `proxy_loopback`.
  std::vector<std::string> bypass;
  bool proxy_loopback = false;
};

// What a name resolves to: IPv4 and IPv6 addresses as text, best first, or none
// and why.
struct ResolveResult {
  std::vector<std::string> addresses;
  std::string error;
};

// How a runtime reaches the network; the embedder fills it before the runtime
// starts. The functions are called on the runtime's thread.
struct NetworkSettings {
  NetworkLimits limits;
  TlsSettings tls;
  ProxySettings proxy;
  // Added to each opening handshake, in order; not to HTTP requests.
  std::vector<std::pair<std::string, std::string>> extra_headers;
  // HOST or *.SUFFIX to an IP address, first match wins, asked before DNS.
  std::vector<std::pair<std::string, std::string>> host_addresses;
  bool offer_permessage_deflate = true;

  // Looks up `host`, an ASCII domain, in place of the system's resolver; null:
  // that one. Calls `done` once, inside the call or later, on the runtime's
  // thread; after the resolve timeout, and when the runtime is gone, that has
  // no effect. A blocking request (synchronous XMLHttpRequest, importScripts,
  // modules) has no use for an answer after the call: it fails.
  std::function<void(const std::string& host,
                     std::function<void(ResolveResult)> done)>
      resolve;

  // Whether a connection to `url`, a serialised URL record of scheme ws, wss,
  // http or https, is allowed; asked before anything of it reaches the network,
  // and again for each redirect. Null: all are.
  std::function<bool(const std::string& url)> may_connect;
};

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_NETWORK_SETTINGS_H_
