// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/handshake_request.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "src/net/base64.h"
#include "src/net/http_syntax.h"
#include "src/net/permessage_deflate.h"
#include "src/net/random_bytes.h"

namespace wsjs {
namespace {

// What the handshake itself must say, and what would give the request a body.
constexpr std::string_view kForbiddenHeaders[] = {
    "connection", "content-length",    "host",    "te",
    "trailer",    "transfer-encoding", "upgrade",
};

void AppendHeader(std::string_view name,
                  std::string_view value,
                  std::string* text) {
  text->append(name).append(": ").append(value).append("\r\n");
}

std::string JoinProtocols(const std::vector<std::string>& protocols) {
  std::string list;
  for (const std::string& protocol : protocols) {
    if (!list.empty())
      list += ", ";
    list += protocol;
  }
  return list;
}

}  // namespace

// RFC 6455, section 4.1: "a nonce consisting of a randomly selected 16-byte
// value that has been base64-encoded".
std::string GenerateHandshakeKey() {
  std::array<uint8_t, 16> nonce;
  FillWithRandomBytes(nonce);
  return Base64Encode(nonce);
}

// https://www.rfc-editor.org/rfc/rfc7617#section-2
std::string BasicCredentials(std::string_view username,
                             std::string_view password) {
  std::string pair(username);
  pair.append(":").append(password);
  return "Basic " + Base64Encode(AsBytes(pair));
}

std::optional<std::string> ExtraHeaderError(std::string_view name,
                                            std::string_view value) {
  if (!IsToken(name)) {
    return "header name " + QuoteForLog(name) + " isn't a token";
  }
  const std::string lower_name = AsciiLowercase(name);
  if (lower_name.starts_with("sec-websocket-") ||
      std::ranges::find(kForbiddenHeaders, lower_name) !=
          std::end(kForbiddenHeaders)) {
    return "header " + QuoteForLog(name) + " belongs to the handshake itself";
  }
  if (!IsFieldContent(value)) {
    return "value of header " + QuoteForLog(name) +
           " has a CR, LF or NUL: " + QuoteForLog(value);
  }
  return std::nullopt;
}

// https://www.rfc-editor.org/rfc/rfc6455#section-4.1
std::string SerializeHandshakeRequest(const HandshakeRequest& request) {
  const auto is_replaced = [&](std::string_view name) {
    return std::ranges::any_of(request.extra_headers, [&](const auto& extra) {
      return EqualsIgnoringAsciiCase(extra.first, name);
    });
  };
  std::string text = "GET " + request.target + " HTTP/1.1\r\n";
  AppendHeader("Host", request.host, &text);
  AppendHeader("Connection", "Upgrade", &text);
  AppendHeader("Upgrade", "websocket", &text);
  if (request.origin && !is_replaced("Origin")) {
    AppendHeader("Origin", *request.origin, &text);
  }
  AppendHeader("Sec-WebSocket-Version", "13", &text);
  AppendHeader("Sec-WebSocket-Key", request.key, &text);
  if (request.offers_permessage_deflate) {
    AppendHeader("Sec-WebSocket-Extensions", kPermessageDeflateOffer, &text);
  }
  if (!request.protocols.empty()) {
    AppendHeader("Sec-WebSocket-Protocol", JoinProtocols(request.protocols),
                 &text);
  }
  if (!request.authorization.empty() && !is_replaced("Authorization")) {
    AppendHeader("Authorization", request.authorization, &text);
  }
  if (!request.cookie.empty() && !is_replaced("Cookie")) {
    AppendHeader("Cookie", request.cookie, &text);
  }
  for (const auto& [name, value] : request.extra_headers) {
    AppendHeader(name, value, &text);
  }
  text += "\r\n";
  return text;
}

}  // namespace wsjs
