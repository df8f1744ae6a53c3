// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/connect_policy.h"

#include "src/net/blocked_ports.h"
#include "src/net/handshake_request.h"

namespace wsjs {

std::optional<std::string> ConnectError(
    const std::optional<NetworkUrl>& url,
    const WebSocketConnectParameters& parameters,
    const NetworkSettings& settings) {
  if (!url)
    return "the URL doesn't parse";
  // https://fetch.spec.whatwg.org/#block-bad-port
  if (IsBadPort(url->port)) {
    return "port " + std::to_string(url->port) + " is blocked (fetch standard)";
  }
  for (const auto& [name, value] : settings.extra_headers) {
    if (std::optional<std::string> error = ExtraHeaderError(name, value))
      return error;
  }
  if (settings.may_connect && !settings.may_connect(parameters.url))
    return "the embedder doesn't allow connections to this URL";
  return std::nullopt;
}

}  // namespace wsjs
