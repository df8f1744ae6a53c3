// SPDX-License-Identifier: BSD-3-Clause
#include "src/websocket/mixed_content.h"

#include <string_view>

#include "src/url/potentially_trustworthy.h"

namespace wsjs {

bool IsMixedContent(const ada::url_aggregator& base_url,
                    const ada::url_aggregator& url) {
  const std::string_view scheme = base_url.get_protocol();
  return (scheme == "https:" || scheme == "wss:") &&
         !IsPotentiallyTrustworthy(url);
}

}  // namespace wsjs
