// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_HEADER_POLICY_H_
#define WSJS_SRC_HTTP_HEADER_POLICY_H_

#include <string>
#include <string_view>
#include <vector>

#include "src/http/header_list.h"

// Which methods and headers script may choose, and which of them a server
// has to allow first.
namespace wsjs {

// https://fetch.spec.whatwg.org/#forbidden-request-header
[[nodiscard]] bool IsForbiddenRequestHeader(std::string_view name,
                                            std::string_view value);
// https://fetch.spec.whatwg.org/#forbidden-response-header-name
[[nodiscard]] bool IsForbiddenResponseHeaderName(std::string_view name);
// https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header
[[nodiscard]] bool IsNoCorsSafelistedRequestHeader(std::string_view name,
                                                   std::string_view value);
// https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header-name
[[nodiscard]] bool IsNoCorsSafelistedRequestHeaderName(std::string_view name);
// https://fetch.spec.whatwg.org/#privileged-no-cors-request-header-name
[[nodiscard]] bool IsPrivilegedNoCorsRequestHeaderName(std::string_view name);
// https://fetch.spec.whatwg.org/#cors-safelisted-request-header
[[nodiscard]] bool IsCorsSafelistedRequestHeader(std::string_view name,
                                                 std::string_view value);
// https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
// Lower case, sorted, each once.
[[nodiscard]] std::vector<std::string> CorsUnsafeRequestHeaderNames(
    const HeaderList& headers);
// https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
[[nodiscard]] bool IsCorsSafelistedResponseHeaderName(std::string_view name);
// https://fetch.spec.whatwg.org/#request-body-header-name
[[nodiscard]] bool IsRequestBodyHeaderName(std::string_view name);

// https://fetch.spec.whatwg.org/#concept-method
[[nodiscard]] bool IsMethod(std::string_view method);
// https://fetch.spec.whatwg.org/#cors-safelisted-method
[[nodiscard]] bool IsCorsSafelistedMethod(std::string_view method);
// https://fetch.spec.whatwg.org/#forbidden-method
[[nodiscard]] bool IsForbiddenMethod(std::string_view method);
// https://fetch.spec.whatwg.org/#concept-method-normalize
[[nodiscard]] std::string NormalizeMethod(std::string_view method);

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_HEADER_POLICY_H_
