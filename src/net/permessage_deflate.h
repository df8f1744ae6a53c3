// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_PERMESSAGE_DEFLATE_H_
#define WSJS_SRC_NET_PERMESSAGE_DEFLATE_H_

#include <string>
#include <string_view>
#include <variant>

#include "src/net/websocket_extension.h"

namespace wsjs {

// What client and server agreed on (RFC 7692, section 7.1). Windows have
// 2^bits bytes.
struct PermessageDeflateParameters {
  bool server_no_context_takeover = false;
  bool client_no_context_takeover = false;
  int server_max_window_bits = 15;
  int client_max_window_bits = 15;
};

inline constexpr std::string_view kPermessageDeflate = "permessage-deflate";
// The offer of a client that takes what it gets: any window, and the server may
// keep its context.
inline constexpr std::string_view kPermessageDeflateOffer =
    "permessage-deflate; client_max_window_bits";

// The response to kPermessageDeflateOffer, or why the client must fail the
// connection.
[[nodiscard]] std::variant<PermessageDeflateParameters, std::string>
AcceptPermessageDeflate(const WebSocketExtension& response);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_PERMESSAGE_DEFLATE_H_
