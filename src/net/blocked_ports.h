// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_BLOCKED_PORTS_H_
#define WSJS_SRC_NET_BLOCKED_PORTS_H_

#include <cstdint>

namespace wsjs {

// https://fetch.spec.whatwg.org/#bad-port
// Ports of services that could take a handshake for commands of theirs.
[[nodiscard]] bool IsBadPort(uint16_t port);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_BLOCKED_PORTS_H_
