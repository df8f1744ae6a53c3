// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_WEBSOCKET_MIXED_CONTENT_H_
#define WSJS_SRC_WEBSOCKET_MIXED_CONTENT_H_

#include <ada.h>

namespace wsjs {

// https://w3c.github.io/webappsec-mixed-content/#should-block-fetch
// Whether a script whose API base URL is `base_url` must not connect to `url`,
// a ws or wss URL: the base is secure, and `url` is neither secure nor on this
// machine.
[[nodiscard]] bool IsMixedContent(const ada::url_aggregator& base_url,
                                  const ada::url_aggregator& url);

}  // namespace wsjs

#endif  // WSJS_SRC_WEBSOCKET_MIXED_CONTENT_H_
