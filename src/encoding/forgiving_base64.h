// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_ENCODING_FORGIVING_BASE64_H_
#define WSJS_SRC_ENCODING_FORGIVING_BASE64_H_

#include <optional>
#include <string>
#include <string_view>

#include "src/base/bytes.h"

namespace wsjs {

// https://infra.spec.whatwg.org/#forgiving-base64-encode
[[nodiscard]] std::string ForgivingBase64Encode(ByteSpan bytes);

// https://infra.spec.whatwg.org/#forgiving-base64-decode
// The bytes, or nothing on failure.
[[nodiscard]] std::optional<std::string> ForgivingBase64Decode(
    std::u16string_view data);

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_FORGIVING_BASE64_H_
