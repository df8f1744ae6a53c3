// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/cors.h"

#include <algorithm>

#include "src/http/header_policy.h"
#include "src/http/http_response.h"
#include "src/net/http_syntax.h"

namespace wsjs {

namespace {

using Tokens = std::vector<std::string>;

// https://fetch.spec.whatwg.org/#extract-header-list-values
// For headers that are lists of tokens. Empty without the header; nothing when
// one isn't a token.
std::optional<Tokens> ExtractTokens(const HeaderList& headers,
                                    std::string_view name) {
  Tokens tokens;
  for (std::string_view rest : headers.Values(name)) {
    while (!rest.empty()) {
      const size_t size = std::min(rest.find(','), rest.size());
      const std::string_view token =
          TrimOptionalWhitespace(rest.substr(0, size));
      if (!token.empty() && !IsToken(token))
        return std::nullopt;
      if (!token.empty())
        tokens.emplace_back(token);
      rest.remove_prefix(std::min(size + 1, rest.size()));
    }
  }
  return tokens;
}

bool Has(const Tokens& tokens, std::string_view token) {
  return std::ranges::find(tokens, token) != tokens.end();
}

bool HasIgnoringCase(const Tokens& tokens, std::string_view token) {
  return std::ranges::any_of(tokens, [token](const std::string& other) {
    return EqualsIgnoringAsciiCase(other, token);
  });
}

}  // namespace

std::optional<std::string> CorsCheck(std::string_view origin,
                                     HttpCredentialsMode credentials,
                                     const HeaderList& response) {
  // 1. Let origin be the result of getting `Access-Control-Allow-Origin` from
  //    response's header list.
  const std::optional<std::string> allowed =
      response.Get("Access-Control-Allow-Origin");
  // 2. If origin is null, then return failure.
  if (!allowed)
    return "CORS: the response has no Access-Control-Allow-Origin";
  // 3. If request's credentials mode is not "include" and origin is `*`, then
  //    return success.
  if (credentials != HttpCredentialsMode::kInclude && *allowed == "*")
    return std::nullopt;
  // 4. If the result of byte-serializing a request origin with request is not
  //    origin, then return failure.
  if (*allowed != origin) {
    return "CORS: Access-Control-Allow-Origin is " + QuoteForLog(*allowed) +
           ", not " + std::string(origin);
  }
  // 5. If request's credentials mode is not "include", then return success.
  if (credentials != HttpCredentialsMode::kInclude)
    return std::nullopt;
  // 6. Let credentials be the result of getting
  //    `Access-Control-Allow-Credentials` from response's header list.
  // 7. If credentials is `true`, then return success.
  if (response.Get("Access-Control-Allow-Credentials") == "true")
    return std::nullopt;
  // 8. Return failure.
  return "CORS: Access-Control-Allow-Credentials isn't true";
}

// https://fetch.spec.whatwg.org/#concept-main-fetch
bool NeedsCorsPreflight(const HttpRequest& request) {
  // "request's use-CORS-preflight flag is set"; "request's
  // unsafe-request flag is set and either request's method is not a
  // CORS-safelisted method or CORS-unsafe request-header names with request's
  // header list is not empty".
  return request.use_cors_preflight ||
         !IsCorsSafelistedMethod(request.method) ||
         !CorsUnsafeRequestHeaderNames(request.headers).empty();
}

// https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
HeaderList CorsPreflightHeaders(const HttpRequest& request,
                                std::string_view origin) {
  HeaderList headers;
  // 2. Append (`Accept`, `*/*`) to preflight's header list.
  headers.Append("Accept", "*/*");
  // 3. Append (`Access-Control-Request-Method`, request's method).
  headers.Append("Access-Control-Request-Method", request.method);
  // 4. Let headers be the CORS-unsafe request-header names with request's
  //    header list.
  std::string names;
  for (const std::string& name :
       CorsUnsafeRequestHeaderNames(request.headers)) {
    names += names.empty() ? name : "," + name;
  }
  // 5. If headers is not empty: append (`Access-Control-Request-Headers`,
  //    value).
  if (!names.empty())
    headers.Append("Access-Control-Request-Headers", names);
  headers.Append("Origin", origin);
  return headers;
}

// https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
std::optional<std::string> CorsPreflightCheck(
    const HttpRequest& request,
    std::string_view origin,
    const HttpExchangeResponse& response) {
  // 7. If a CORS check for request and response returns success and response's
  //    status is an ok status, then:
  if (std::optional<std::string> error =
          CorsCheck(origin, request.credentials, response.headers)) {
    return "preflight: " + *error;
  }
  if (!IsOkStatus(response.status)) {
    return "CORS preflight: the response has status " +
           std::to_string(response.status);
  }
  // 7.1. Let methods be the result of extracting header list values given
  //      `Access-Control-Allow-Methods` and response's header list.
  std::optional<Tokens> methods =
      ExtractTokens(response.headers, "Access-Control-Allow-Methods");
  // 7.2. Let headerNames be the result of extracting header list values given
  //      `Access-Control-Allow-Headers` and response's header list.
  const std::optional<Tokens> header_names =
      ExtractTokens(response.headers, "Access-Control-Allow-Headers");
  // 7.3. If either methods or headerNames is failure, return a network error.
  if (!methods || !header_names)
    return "CORS preflight: a header of the response isn't a list of tokens";
  // 7.4. If methods is null and request's use-CORS-preflight flag is set, then
  //      set methods to a new list containing request's method.
  if (request.use_cors_preflight &&
      !response.headers.Contains("Access-Control-Allow-Methods")) {
    methods->push_back(request.method);
  }
  const bool wildcards_count =
      request.credentials != HttpCredentialsMode::kInclude;
  // 7.5. If request's method is not in methods, request's method is not a
  //      CORS-safelisted method, and request's credentials mode is "include" or
  //      methods does not contain `*`, then return a network error.
  if (!Has(*methods, request.method) &&
      !IsCorsSafelistedMethod(request.method) &&
      !(wildcards_count && Has(*methods, "*"))) {
    return "CORS preflight: method " + request.method + " isn't allowed";
  }
  // 7.6. If one of request's header list's names is a CORS non-wildcard
  //      request-header name and is not a byte-case-insensitive match for an
  //      item in headerNames, then return a network error.
  if (request.headers.Contains("Authorization") &&
      !HasIgnoringCase(*header_names, "Authorization")) {
    return "CORS preflight: header authorization isn't allowed";
  }
  // 7.7. For each unsafeName of the CORS-unsafe request-header names: if
  //      unsafeName is not in headerNames and request's credentials mode is
  //      "include" or headerNames does not contain `*`, return a network error.
  for (const std::string& name :
       CorsUnsafeRequestHeaderNames(request.headers)) {
    if (!HasIgnoringCase(*header_names, name) &&
        !(wildcards_count && Has(*header_names, "*"))) {
      return "CORS preflight: header " + name + " isn't allowed";
    }
  }
  return std::nullopt;
}

HeaderList FilterCorsHeaders(const HeaderList& headers,
                             HttpCredentialsMode credentials) {
  // https://fetch.spec.whatwg.org/#concept-http-fetch
  // "CORS-exposed header-name list": the names of
  // `Access-Control-Expose-Headers`; `*` stands for all without credentials.
  const Tokens exposed = ExtractTokens(headers, "Access-Control-Expose-Headers")
                             .value_or(Tokens());
  const bool exposes_all =
      credentials != HttpCredentialsMode::kInclude && Has(exposed, "*");
  // https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
  HeaderList filtered;
  for (const auto& [name, value] : headers) {
    if (!IsForbiddenResponseHeaderName(name) &&
        (exposes_all || IsCorsSafelistedResponseHeaderName(name) ||
         HasIgnoringCase(exposed, name))) {
      filtered.Append(name, value);
    }
  }
  return filtered;
}

}  // namespace wsjs
