// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_HANDSHAKE_RESPONSE_H_
#define WSJS_SRC_NET_HANDSHAKE_RESPONSE_H_

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "src/net/handshake_request.h"
#include "src/net/http_response_head.h"
#include "src/net/permessage_deflate.h"

namespace wsjs {

// What a valid response to the opening handshake settles.
struct EstablishedHandshake {
  std::string protocol;    // the subprotocol in use, or empty
  std::string extensions;  // the Sec-WebSocket-Extensions header, or empty
  std::optional<PermessageDeflateParameters> deflate;
};

// The value of Sec-WebSocket-Accept that answers `key`.
[[nodiscard]] std::string HandshakeAccept(std::string_view key);

// All that RFC 6455, section 4.1, and WHATWG WebSockets want of the server's
// response; otherwise which check failed.
[[nodiscard]] std::variant<EstablishedHandshake, std::string>
ValidateHandshakeResponse(const HttpResponseHead& response,
                          const HandshakeRequest& request);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_HANDSHAKE_RESPONSE_H_
