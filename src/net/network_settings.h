// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_NETWORK_SETTINGS_H_
#define WSJS_SRC_NET_NETWORK_SETTINGS_H_

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace wsjs {

// Bounds on what a peer or a script can make the host hold or wait for.
struct NetworkLimits {
  static constexpr uint64_t kDefaultMessageBytes = 128ull << 20;
  static constexpr uint64_t kDefaultInflatedMessageBytes = 128ull << 20;
  static constexpr uint64_t kDefaultHeaderBytes = 64ull << 10;
  static constexpr uint64_t kDefaultUnsentBytes = 1ull << 30;
  static constexpr std::chrono::milliseconds kDefaultResolveTimeout{20'000};
  static constexpr std::chrono::milliseconds kDefaultConnectTimeout{60'000};
  static constexpr std::chrono::milliseconds kDefaultTlsTimeout{30'000};
  static constexpr std::chrono::milliseconds kDefaultHandshakeTimeout{60'000};
  static constexpr std::chrono::milliseconds kDefaultCloseTimeout{5'000};

  uint64_t message_bytes = kDefaultMessageBytes;
  uint64_t inflated_message_bytes = kDefaultInflatedMessageBytes;
  uint64_t header_bytes = kDefaultHeaderBytes;
  uint64_t unsent_bytes = kDefaultUnsentBytes;
  std::chrono::milliseconds resolve_timeout = kDefaultResolveTimeout;
  std::chrono::milliseconds connect_timeout = kDefaultConnectTimeout;
  std::chrono::milliseconds tls_timeout = kDefaultTlsTimeout;
  std::chrono::milliseconds handshake_timeout = kDefaultHandshakeTimeout;
  std::chrono::milliseconds close_timeout = kDefaultCloseTimeout;
};

struct TlsSettings {
  // PEM files of certificates that are trusted besides the system's store.
  std::vector<std::string> certificate_authority_files;
  // Accepts any certificate and host name. For tests only.
  bool insecure = false;
};

// `http://[user:password@]host:port` (CONNECT) or `socks5://…`; empty: none.
// Never read from the environment here: the runner does, and tells.
struct ProxySettings {
  std::string url;
  // Host suffixes that are connected to directly; "*" for all. Loopback always
  // is unless `proxy_loopback`.
  std::vector<std::string> bypass;
  bool proxy_loopback = false;
};

// How a runtime reaches the network; the embedder fills it before the runtime
// starts.
struct NetworkSettings {
  NetworkLimits limits;
  TlsSettings tls;
  ProxySettings proxy;
  // Added to each opening handshake, in order.
  std::vector<std::pair<std::string, std::string>> extra_headers;
  // HOST or *.SUFFIX to an IP address, first match wins, asked before DNS.
  std::vector<std::pair<std::string, std::string>> host_addresses;
  bool offer_permessage_deflate = true;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_NETWORK_SETTINGS_H_
