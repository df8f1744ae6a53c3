// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_HANDSHAKE_REQUEST_H_
#define WSJS_SRC_NET_HANDSHAKE_REQUEST_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wsjs {

// The client's opening handshake (RFC 6455, section 4.1).
struct HandshakeRequest {
  std::string host;    // the Host header
  std::string target;  // path and query
  std::string key;     // Sec-WebSocket-Key: 16 random bytes in base64
  std::vector<std::string> protocols;
  std::optional<std::string> origin;
  bool offers_permessage_deflate = false;
  std::string authorization;  // credentials of the URL; empty: no header
  std::string cookie;         // empty: no header
  // Checked (ExtraHeaderError). One of them replaces Origin, Authorization or
  // Cookie.
  std::vector<std::pair<std::string, std::string>> extra_headers;
};

// A fresh Sec-WebSocket-Key, from OpenSSL's random generator.
[[nodiscard]] std::string GenerateHandshakeKey();

// RFC 7617, section 2: the Authorization header's value.
[[nodiscard]] std::string BasicCredentials(std::string_view username,
                                           std::string_view password);

// Why an embedder may not add this header to the handshake: the handshake sets
// it itself, or the message would be broken. nullopt: it may.
[[nodiscard]] std::optional<std::string> ExtraHeaderError(
    std::string_view name,
    std::string_view value);

// The request's bytes.
[[nodiscard]] std::string SerializeHandshakeRequest(
    const HandshakeRequest& request);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_HANDSHAKE_REQUEST_H_
