// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_CONNECT_POLICY_H_
#define WSJS_SRC_NET_CONNECT_POLICY_H_

#include <optional>
#include <string>

#include "src/net/network_settings.h"
#include "src/net/network_url.h"
#include "src/net/websocket_channel.h"

namespace wsjs {

// Why no connection to `url`, that of `parameters`, may be tried: a standard or
// the embedder forbids it, or the settings are wrong. nullopt: it may. `url` is
// nullopt when it doesn't parse.
[[nodiscard]] std::optional<std::string> ConnectError(
    const std::optional<NetworkUrl>& url,
    const WebSocketConnectParameters& parameters,
    const NetworkSettings& settings);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_CONNECT_POLICY_H_
