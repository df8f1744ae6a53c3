// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_BASE64_H_
#define WSJS_SRC_NET_BASE64_H_

#include <string>

#include "src/base/bytes.h"

namespace wsjs {

// RFC 4648, section 4, with padding.
[[nodiscard]] std::string Base64Encode(ByteSpan bytes);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_BASE64_H_
