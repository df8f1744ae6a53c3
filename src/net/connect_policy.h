// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_CONNECT_POLICY_H_
#define WSJS_SRC_NET_CONNECT_POLICY_H_

#include <optional>
#include <string>

#include "src/net/network_settings.h"
#include "src/net/network_url.h"

namespace wsjs {

// Why no connection to `url` may be tried: a standard or the embedder forbids
// it. nullopt: it may. `serialized_url` is the URL record that `url` was parsed
// from; `url` is nullopt when it doesn't parse.
[[nodiscard]] std::optional<std::string> ConnectError(
    const std::optional<NetworkUrl>& url,
    const std::string& serialized_url,
    const NetworkSettings& settings);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_CONNECT_POLICY_H_
