// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_OPENING_HANDSHAKE_H_
#define WSJS_SRC_NET_OPENING_HANDSHAKE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "src/base/bytes.h"
#include "src/net/cookie_jar.h"
#include "src/net/handshake_request.h"
#include "src/net/handshake_response.h"
#include "src/net/http_response_head.h"
#include "src/net/network_context.h"
#include "src/net/network_url.h"
#include "src/net/websocket_channel.h"

namespace wsjs {

// The client's side of one opening handshake (RFC 6455, section 4.1): the
// request's bytes out, the response's bytes in.
class OpeningHandshake final {
 public:
  enum class Result : uint8_t { kNeedsMoreBytes, kEstablished, kFailed };

  // Asks the cookie jar of `context`, which isn't owned and outlives this.
  OpeningHandshake(NetworkContext* context,
                   WebSocketConnectParameters parameters,
                   const NetworkUrl& url);

  [[nodiscard]] std::string SerializeRequest() const;

  // Consumes the response from the front of `bytes`; what follows it stays.
  // Gives the response's cookies to the jar. After kEstablished and kFailed: no
  // more calls.
  [[nodiscard]] Result Receive(ByteSpan* bytes);

  // After kEstablished.
  [[nodiscard]] const EstablishedHandshake& established() const {
    return established_;
  }
  // After kFailed: which check failed on which bytes.
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  NetworkContext* const context_;
  const std::string url_;
  const CookieContext cookie_context_;
  HandshakeRequest request_;
  std::optional<HttpResponseHeadParser> parser_;
  EstablishedHandshake established_;
  std::string error_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_OPENING_HANDSHAKE_H_
