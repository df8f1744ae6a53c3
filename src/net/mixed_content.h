// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_MIXED_CONTENT_H_
#define WSJS_SRC_NET_MIXED_CONTENT_H_

#include <string_view>

namespace wsjs {

// https://w3c.github.io/webappsec-mixed-content/#should-block-fetch
// Whether a script whose base URL is `base_url` must not connect to `url`: the
// base is secure, and `url` is neither secure nor on this machine. Both are
// serialised URL records.
[[nodiscard]] bool IsBlockedAsMixedContent(std::string_view base_url,
                                           std::string_view url);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_MIXED_CONTENT_H_
