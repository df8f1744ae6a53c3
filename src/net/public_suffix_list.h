// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_PUBLIC_SUFFIX_LIST_H_
#define WSJS_SRC_NET_PUBLIC_SUFFIX_LIST_H_

#include <string_view>

namespace wsjs {

// https://publicsuffix.org, as libpsl has it, which is loaded when it is first
// asked for. Without libpsl there is only the list's default rule: the last
// label is a public suffix. Any thread. Domains are ASCII, lower case, and no
// IP addresses.

// https://url.spec.whatwg.org/#host-public-suffix
// Whether `domain` is one as a whole.
[[nodiscard]] bool IsPublicSuffix(std::string_view domain);

// https://url.spec.whatwg.org/#host-registrable-domain
// A part of `domain`, valid as long as that; empty: there is none.
[[nodiscard]] std::string_view RegistrableDomain(std::string_view domain);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_PUBLIC_SUFFIX_LIST_H_
