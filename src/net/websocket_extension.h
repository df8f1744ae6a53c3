// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_WEBSOCKET_EXTENSION_H_
#define WSJS_SRC_NET_WEBSOCKET_EXTENSION_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wsjs {

// One element of a Sec-WebSocket-Extensions header.
struct WebSocketExtension {
  struct Parameter {
    std::string name;
    std::optional<std::string> value;  // unquoted
  };

  std::string name;
  std::vector<Parameter> parameters;
};

// Parses the header's value; nullopt when it doesn't follow the grammar.
[[nodiscard]] std::optional<std::vector<WebSocketExtension>>
ParseWebSocketExtensions(std::string_view value);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_WEBSOCKET_EXTENSION_H_
