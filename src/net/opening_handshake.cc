// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/opening_handshake.h"

#include <utility>
#include <variant>

#include "src/net/same_site.h"

namespace wsjs {
namespace {

// RFC 9110, section 15.2: "A user agent MAY ignore unexpected 1xx responses."
// 101 is the answer to our Upgrade header.
bool IsInterim(const HttpResponseHead& response) {
  return response.status >= 100 && response.status < 200 &&
         response.status != 101;
}

}  // namespace

OpeningHandshake::OpeningHandshake(NetworkContext* context,
                                   WebSocketConnectParameters parameters,
                                   const NetworkUrl& url)
    : context_(context),
      url_(std::move(parameters.url)),
      cookie_context_{.is_same_site = IsSameSite(parameters.origin, url_)} {
  request_.host = url.host;
  request_.target = url.target;
  request_.key = GenerateHandshakeKey();
  request_.protocols = std::move(parameters.protocols);
  request_.origin = std::move(parameters.origin);
  request_.offers_permessage_deflate =
      context->settings.offer_permessage_deflate;
  if (!url.username.empty() || !url.password.empty()) {
    request_.authorization = BasicCredentials(url.username, url.password);
  }
  request_.cookie = context->cookie_jar->CookieHeader(url_, cookie_context_);
  request_.extra_headers = context->settings.extra_headers;
  parser_.emplace(context->settings.limits.header_bytes);
}

std::string OpeningHandshake::SerializeRequest() const {
  return SerializeHandshakeRequest(request_);
}

OpeningHandshake::Result OpeningHandshake::Receive(ByteSpan* bytes) {
  while (true) {
    switch (parser_->Parse(bytes)) {
      case HttpResponseHeadParser::Result::kNeedsMoreBytes:
        return Result::kNeedsMoreBytes;
      case HttpResponseHeadParser::Result::kMalformed:
        error_ = parser_->error();
        return Result::kFailed;
      case HttpResponseHeadParser::Result::kComplete:
        break;
    }
    if (!IsInterim(parser_->head()))
      break;
    parser_.emplace(context_->settings.limits.header_bytes);
  }
  // https://fetch.spec.whatwg.org/#concept-http-network-fetch
  // Cookies are taken from a response whatever its status is.
  for (const std::string_view value : parser_->head().Values("Set-Cookie")) {
    context_->cookie_jar->SetCookie(url_, cookie_context_, value);
  }
  auto result = ValidateHandshakeResponse(parser_->head(), request_);
  if (auto* error = std::get_if<std::string>(&result)) {
    error_ = std::move(*error);
    return Result::kFailed;
  }
  established_ = std::move(std::get<EstablishedHandshake>(result));
  return Result::kEstablished;
}

}  // namespace wsjs
