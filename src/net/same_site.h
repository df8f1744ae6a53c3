// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_SAME_SITE_H_
#define WSJS_SRC_NET_SAME_SITE_H_

#include <optional>
#include <string>
#include <string_view>

namespace wsjs {

// https://html.spec.whatwg.org/#same-site
// Whether a request to `url` by a client of `origin` is same-site (RFC 6265bis,
// section 5.2). `origin` is serialised; one that is opaque, "null", is of no
// site; a client without one, as a host that isn't a page, is of every site.
// `url` is a serialised record of scheme ws, wss, http or https; ws counts as
// http, wss as https.
[[nodiscard]] bool IsSameSite(const std::optional<std::string>& origin,
                              std::string_view url);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_SAME_SITE_H_
