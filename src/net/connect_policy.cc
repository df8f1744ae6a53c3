// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/connect_policy.h"

#include "src/net/blocked_ports.h"

namespace wsjs {

std::optional<std::string> ConnectError(const std::optional<NetworkUrl>& url,
                                        const std::string& serialized_url,
                                        const NetworkSettings& settings) {
  if (!url)
    return "the URL doesn't parse";
  // https://fetch.spec.whatwg.org/#block-bad-port
  if (IsBadPort(url->port)) {
    return "port " + std::to_string(url->port) + " is blocked (fetch standard)";
  }
  if (settings.may_connect && !settings.may_connect(serialized_url))
    return "the embedder doesn't allow connections to this URL";
  return std::nullopt;
}

}  // namespace wsjs
