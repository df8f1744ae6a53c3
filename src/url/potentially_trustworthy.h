// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_URL_POTENTIALLY_TRUSTWORTHY_H_
#define WSJS_SRC_URL_POTENTIALLY_TRUSTWORTHY_H_

#include <ada.h>

namespace wsjs {

// https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy
// What is encrypted, or doesn't leave this machine.
[[nodiscard]] bool IsPotentiallyTrustworthy(const ada::url_aggregator& url);

}  // namespace wsjs

#endif  // WSJS_SRC_URL_POTENTIALLY_TRUSTWORTHY_H_
