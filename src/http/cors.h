// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_CORS_H_
#define WSJS_SRC_HTTP_CORS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/http/header_list.h"
#include "src/http/http_exchange.h"
#include "src/http/http_request.h"

// What a server of another origin allows. Functions that check return what is
// wrong, for the log, or nothing.
namespace wsjs {

// https://fetch.spec.whatwg.org/#concept-cors-check
// `origin` is the result of serializing the request's origin.
[[nodiscard]] std::optional<std::string> CorsCheck(
    std::string_view origin,
    HttpCredentialsMode credentials,
    const HeaderList& response);

// https://fetch.spec.whatwg.org/#cors-preflight-fetch
// Whether `request` needs to ask first, what it asks with, and whether the
// answer allows it.
[[nodiscard]] bool NeedsCorsPreflight(const HttpRequest& request);
[[nodiscard]] HeaderList CorsPreflightHeaders(const HttpRequest& request,
                                              std::string_view origin);
[[nodiscard]] std::optional<std::string> CorsPreflightCheck(
    const HttpRequest& request,
    std::string_view origin,
    const HttpExchangeResponse& response);

// https://fetch.spec.whatwg.org/#concept-filtered-response-cors
[[nodiscard]] HeaderList FilterCorsHeaders(const HeaderList& headers,
                                           HttpCredentialsMode credentials);

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_CORS_H_
