// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_SHA1_H_
#define WSJS_SRC_NET_SHA1_H_

#include <array>
#include <cstdint>

#include "src/base/bytes.h"

namespace wsjs {

// SHA-1 (FIPS 180-4), for the opening handshake alone, which needs no security
// of it: OpenSSL takes longer to look the algorithm up than to run it.
[[nodiscard]] std::array<uint8_t, 20> Sha1(ByteSpan message);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_SHA1_H_
