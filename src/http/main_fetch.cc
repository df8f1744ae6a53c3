// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/main_fetch.h"

#include <wsjs/version.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "src/base/utf.h"
#include "src/http/cors.h"
#include "src/http/header_policy.h"
#include "src/http/scheme_fetch.h"
#include "src/net/connect_policy.h"
#include "src/net/handshake_request.h"
#include "src/net/http_syntax.h"
#include "src/net/network_url.h"
#include "src/net/same_site.h"
#include "src/url/potentially_trustworthy.h"

namespace wsjs {

namespace {

// https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
constexpr int kMaximumRedirects = 20;

constexpr char kUserAgent[] = "wsjs/" WSJS_VERSION;

// https://fetch.spec.whatwg.org/#redirect-status
bool IsRedirectStatus(uint16_t status) {
  constexpr uint16_t kStatuses[] = {301, 302, 303, 307, 308};
  return std::ranges::find(kStatuses, status) != std::end(kStatuses);
}

bool HasCredentials(const ada::url_aggregator& url) {
  return !url.get_username().empty() || !url.get_password().empty();
}

// https://fetch.spec.whatwg.org/#http-scheme
bool IsHttp(const ada::url_aggregator& url) {
  return url.type == ada::scheme::type::HTTP ||
         url.type == ada::scheme::type::HTTPS;
}

std::string WithoutFragment(ada::url_aggregator url) {
  url.set_hash("");
  return std::string(url.get_href());
}

// https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
// Steps 8.16 and 8.17. There is no cache; those on the way hear of it.
void AppendCacheHeaders(HttpCacheMode mode, HeaderList* headers) {
  const auto append = [headers](std::string_view name, std::string_view value) {
    if (!headers->Contains(name))
      headers->Append(name, value);
  };
  if (mode == HttpCacheMode::kNoCache) {
    append("Cache-Control", "max-age=0");
  } else if (mode == HttpCacheMode::kNoStore ||
             mode == HttpCacheMode::kReload) {
    append("Pragma", "no-cache");
    append("Cache-Control", "no-cache");
  }
}

}  // namespace

std::unique_ptr<HttpFetch> StandardHttpClient::Fetch(HttpRequest request,
                                                     HttpFetchClient* client) {
  return std::make_unique<MainFetch>(&context_, std::move(request), client);
}

MainFetch::MainFetch(const FetchContext* context,
                     HttpRequest request,
                     HttpFetchClient* client)
    : context_(context),
      request_(std::move(request)),
      client_(client),
      keep_alive_(*context->loop),
      self_(std::make_shared<MainFetch*>(this)) {
  context_->loop->QueueTask(TaskSource::kNetworking, [self = self_] {
    if (!*self)
      return;
    MainFetch& fetch = **self;
    if (auto url = ada::parse<ada::url_aggregator>(fetch.request_.url)) {
      fetch.url_ = std::move(*url);
      fetch.Run();
    } else {
      fetch.Fail("the URL doesn't parse");
    }
  });
}

MainFetch::~MainFetch() {
  *self_ = nullptr;
}

// https://fetch.spec.whatwg.org/#concept-main-fetch
void MainFetch::Run() {
  if (const std::optional<std::string> error = CheckRequest()) {
    Fail(*error);
  } else if (!IsHttp(url_)) {
    FetchWithoutNetwork();
  } else if (tainting_ == ResponseTainting::kCors &&
             NeedsCorsPreflight(request_)) {
    StartPreflight();
  } else {
    HttpNetworkFetch();
  }
}

std::optional<std::string> MainFetch::CheckRequest() {
  // 7. If should request be blocked due to a bad port, should fetching request
  //    be blocked as mixed content, [...] returns blocked, then set response to
  //    a network error.
  if (!IsHttp(url_))
    return std::nullopt;
  const std::string url(url_.get_href());
  if (std::optional<std::string> error =
          ConnectError(ParseNetworkUrl(url), url, *context_->settings)) {
    return error;
  }
  if (request_.prohibits_mixed_content && !IsPotentiallyTrustworthy(url_))
    return "mixed content: the page came over HTTPS";
  // https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
  // "If request's cache mode is "only-if-cached", then return a network error."
  if (request_.cache == HttpCacheMode::kOnlyIfCached)
    return "there is no HTTP cache";
  return SetResponseTainting();
}

// https://fetch.spec.whatwg.org/#scheme-fetch
void MainFetch::FetchWithoutNetwork() {
  SchemeFetchResult result = SchemeFetch(request_, url_);
  if (!result.response) {
    Fail(result.error);
    return;
  }
  const std::shared_ptr<MainFetch*> self = self_;
  client_->DidReceiveResponse(FilterResponse(std::move(*result.response)));
  // https://fetch.spec.whatwg.org/#concept-main-fetch
  // 21. If request's method is `HEAD` or `CONNECT`: set internalResponse's body
  //     to null.
  if (*self && request_.method != "HEAD" && result.body.size() > 0)
    client_->DidReceiveBody(result.body.span());
  if (!*self)
    return;
  keep_alive_ = {};
  client_->DidFinish();
}

std::optional<std::string> MainFetch::SetResponseTainting() {
  // "request's current URL's origin is same origin with request's origin, and
  // request's response tainting is "basic""; "request's mode is "navigate"".
  if ((IsSameOriginWithRequest(url_) &&
       tainting_ == ResponseTainting::kBasic) ||
      request_.mode == HttpRequestMode::kNavigate) {
    tainting_ = ResponseTainting::kBasic;
    return std::nullopt;
  }
  switch (request_.mode) {
    // "request's mode is "same-origin": return a network error."
    case HttpRequestMode::kNavigate:
    case HttpRequestMode::kSameOrigin:
      return "another origin than " + *request_.origin;
    // "request's mode is "no-cors": 1. If request's redirect mode is not
    // "follow", then return a network error. 2. Set request's response tainting
    // to "opaque"."
    case HttpRequestMode::kNoCors:
      if (request_.redirect != HttpRedirectMode::kFollow)
        return "another origin, and redirects aren't followed";
      tainting_ = ResponseTainting::kOpaque;
      return std::nullopt;
    // "Otherwise: set request's response tainting to "cors"."
    case HttpRequestMode::kCors:
      tainting_ = ResponseTainting::kCors;
      return std::nullopt;
  }
  return std::nullopt;
}

// https://fetch.spec.whatwg.org/#cors-preflight-fetch-0
void MainFetch::StartPreflight() {
  // 1. Let preflight be a new request whose method is `OPTIONS`, URL list is a
  //    clone of request's URL list [...].
  HttpExchangeRequest preflight;
  preflight.method = "OPTIONS";
  preflight.headers = CorsPreflightHeaders(request_, SerializedOrigin());
  preflight.headers.Append("Accept-Language", "*");
  preflight.headers.Append("User-Agent", kUserAgent);
  Start(Stage::kPreflight, std::move(preflight));
}

// https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
void MainFetch::HttpNetworkFetch() {
  HttpExchangeRequest request;
  request.method = request_.method;
  request.headers = RequestHeaders();
  if (request_.body)
    request.body = request_.body->span();
  // 8.5. If httpRequest's body is null and httpRequest's method is `POST` or
  //      `PUT`, then set contentLength to 0.
  request.has_body = request_.body.has_value() || request_.method == "POST" ||
                     request_.method == "PUT";
  Start(Stage::kRequest, std::move(request));
}

HeaderList MainFetch::RequestHeaders() const {
  // One line for each name, as browsers do.
  HeaderList headers;
  for (const auto& [name, value] : request_.headers)
    headers.Combine(name, value);
  // https://fetch.spec.whatwg.org/#concept-fetch
  // 12. If request's header list does not contain `Accept`, then append it.
  // 13. If request's header list does not contain `Accept-Language`, then user
  //     agents should append it with an appropriate value.
  for (const auto& [name, value] :
       {std::pair("Accept", "*/*"), std::pair("Accept-Language", "*"),
        std::pair("User-Agent", kUserAgent)}) {
    if (!headers.Contains(name))
      headers.Append(name, value);
  }
  // https://fetch.spec.whatwg.org/#append-a-request-origin-header
  // 2. If request's response tainting is "cors", then append it. 3. Otherwise,
  //    if request's method is neither `GET` nor `HEAD`, then append it.
  if (request_.origin &&
      (tainting_ == ResponseTainting::kCors ||
       (request_.method != "GET" && request_.method != "HEAD"))) {
    headers.Append("Origin", SerializedOrigin());
  }
  AppendCacheHeaders(request_.cache, &headers);
  // https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
  // 8.22. If includeCredentials is true, then:
  if (!IncludesCredentials())
    return headers;
  const std::string url(url_.get_href());
  if (const std::string cookies =
          context_->cookie_jar->CookieHeader(url, CookieContextOfRequest());
      !cookies.empty()) {
    headers.Append("Cookie", cookies);
  }
  // AD-HOC: The standard has it wait for a server that asks; nobody would be
  // asked for other credentials than these.
  if (HasCredentials(url_) && !headers.Contains("Authorization")) {
    const std::optional<NetworkUrl> parsed = ParseNetworkUrl(url);
    headers.Append("Authorization",
                   BasicCredentials(parsed->username, parsed->password));
  }
  return headers;
}

void MainFetch::Start(Stage stage, HttpExchangeRequest request) {
  stage_ = stage;
  request.url = *ParseNetworkUrl(url_.get_href());
  if (context_->logger.IsOn(LogLevel::kDebug)) {
    context_->logger.Log(LogLevel::kDebug,
                         request.method + " " + request.url.text);
  }
  // Before the next one: it lets go of its connection.
  exchange_.reset();
  exchange_ = context_->exchanges->Start(std::move(request), this);
}

void MainFetch::DidSendBody(uint64_t sent) {
  if (stage_ == Stage::kRequest && request_.body)
    client_->DidSendBody(sent, request_.body->size());
}

// https://fetch.spec.whatwg.org/#concept-http-fetch
void MainFetch::DidReceiveHead(HttpExchangeResponse response) {
  if (stage_ == Stage::kPreflight) {
    if (const std::optional<std::string> error =
            CorsPreflightCheck(request_, SerializedOrigin(), response)) {
      Fail(*error);
    } else {
      HttpNetworkFetch();
    }
    return;
  }
  // https://fetch.spec.whatwg.org/#http-network-fetch
  // 15. If includeCredentials is true, then parse and store response
  //     `Set-Cookie` headers given request and response.
  if (IncludesCredentials()) {
    const CookieContext cookie_context = CookieContextOfRequest();
    for (const std::string_view cookie : response.headers.Values("Set-Cookie"))
      context_->cookie_jar->SetCookie(url_.get_href(), cookie_context, cookie);
  }
  // 4.4. If request's response tainting is "cors" and a CORS check for request
  //      and response returns failure, then return a network error.
  if (tainting_ == ResponseTainting::kCors) {
    if (const std::optional<std::string> error = CorsCheck(
            SerializedOrigin(), request_.credentials, response.headers)) {
      Fail(*error);
      return;
    }
  }
  // 8. If internalResponse's status is a redirect status, then:
  if (IsRedirectStatus(response.status)) {
    // 8.2. Switch on request's redirect mode.
    if (request_.redirect == HttpRedirectMode::kError) {
      Fail("a redirect, status " + std::to_string(response.status));
      return;
    }
    std::string error;
    if (request_.redirect == HttpRedirectMode::kFollow &&
        (LocationUrl(response, &error) || !error.empty())) {
      HttpRedirectFetch(response);
      return;
    }
  }
  HttpResponse filtered = FilterResponse(std::move(response));
  has_response_ = true;
  has_body_ = filtered.status != 0;
  client_->DidReceiveResponse(std::move(filtered));
}

std::optional<ada::url_aggregator> MainFetch::LocationUrl(
    const HttpExchangeResponse& response,
    std::string* error) const {
  // https://fetch.spec.whatwg.org/#concept-response-location-url
  const std::vector<std::string_view> values =
      response.headers.Values("Location");
  // 3. If location is a header value, then set location to the result of
  //    parsing location with response's URL.
  if (values.empty())
    return std::nullopt;
  if (std::ranges::any_of(values,
                          [&](auto v) { return v != values.front(); })) {
    *error = "a redirect to several URLs";
    return std::nullopt;
  }
  const std::string_view bytes = values.front();
  const std::string location =
      IsValidUtf8(AsBytes(bytes)) ? std::string(bytes) : Latin1ToUtf8(bytes);
  auto url = ada::parse<ada::url_aggregator>(location, &url_);
  if (!url) {
    *error = "a redirect to what isn't a URL: " + QuoteForLog(location);
    return std::nullopt;
  }
  // 4. If location is a URL whose fragment is null, then set location's
  //    fragment to requestFragment.
  if (!url->has_hash() && url_.has_hash())
    url->set_hash(url_.get_hash());
  return std::move(*url);
}

// https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
void MainFetch::HttpRedirectFetch(const HttpExchangeResponse& response) {
  // 3.–5. Let locationURL be response's location URL. If it is failure, then
  //    return a network error.
  std::string error;
  std::optional<ada::url_aggregator> location_url =
      LocationUrl(response, &error);
  if (!location_url) {
    Fail(error);
    return;
  }
  // 6. If locationURL's scheme is not an HTTP(S) scheme, then return a network
  //    error.
  if (!IsHttp(*location_url)) {
    Fail("a redirect to the scheme " +
         std::string(location_url->get_protocol()));
    return;
  }
  // 7. If request's redirect count is 20, then return a network error.
  if (redirect_count_ == kMaximumRedirects) {
    Fail("more than 20 redirects");
    return;
  }
  // 8. Increase request's redirect count by 1.
  ++redirect_count_;
  // 9. If request's mode is "cors", locationURL includes credentials, and
  //    request's origin is not same origin with locationURL's origin, then
  //    return a network error.
  // 10. If request's response tainting is "cors" and locationURL includes
  //    credentials, then return a network error.
  if (HasCredentials(*location_url) &&
      (tainting_ == ResponseTainting::kCors ||
       (request_.mode == HttpRequestMode::kCors &&
        !IsSameOriginWithRequest(*location_url)))) {
    Fail("a redirect to a URL with credentials");
    return;
  }
  // 12. If one of the following is true: internalResponse's status is 301 or
  //     302 and request's method is `POST`; status is 303 and request's method
  //     is not `GET` or `HEAD`: then set request's method to `GET`, its body to
  //     null, and delete the request-body-headers.
  if (((response.status == 301 || response.status == 302) &&
       request_.method == "POST") ||
      (response.status == 303 && request_.method != "GET" &&
       request_.method != "HEAD")) {
    exchange_.reset();  // reads the body
    request_.method = "GET";
    request_.body.reset();
    HeaderList headers;
    for (const auto& [name, value] : request_.headers) {
      if (!IsRequestBodyHeaderName(name))
        headers.Append(name, value);
    }
    request_.headers = std::move(headers);
  }
  const bool changes_origin = location_url->get_origin() != url_.get_origin();
  // 13. If request's current URL's origin is not same origin with locationURL's
  //     origin, then for each headerName of CORS non-wildcard request-header
  //     name, delete headerName from request's header list.
  if (changes_origin)
    request_.headers.Delete("Authorization");
  // https://fetch.spec.whatwg.org/#concept-request-tainted-origin
  if (changes_origin && !IsSameOriginWithRequest(url_))
    origin_is_tainted_ = true;
  // 18. Append locationURL to request's URL list.
  url_ = std::move(*location_url);
  // 22. Return the result of running main fetch given fetchParams and
  // recursive.
  Run();
}

HttpResponse MainFetch::FilterResponse(HttpExchangeResponse response) const {
  HttpResponse filtered;
  filtered.url = WithoutFragment(url_);
  filtered.redirected = redirect_count_ > 0;
  // https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect
  if (IsRedirectStatus(response.status) &&
      request_.redirect == HttpRedirectMode::kManual) {
    filtered.type = HttpResponse::Type::kOpaqueRedirect;
    return filtered;
  }
  switch (tainting_) {
    // https://fetch.spec.whatwg.org/#concept-filtered-response-basic
    case ResponseTainting::kBasic:
      for (const auto& [name, value] : response.headers) {
        if (!IsForbiddenResponseHeaderName(name))
          filtered.headers.Append(name, value);
      }
      break;
    // https://fetch.spec.whatwg.org/#concept-filtered-response-cors
    case ResponseTainting::kCors:
      filtered.type = HttpResponse::Type::kCors;
      filtered.headers =
          FilterCorsHeaders(response.headers, request_.credentials);
      break;
    // https://fetch.spec.whatwg.org/#concept-filtered-response-opaque
    case ResponseTainting::kOpaque:
      filtered.type = HttpResponse::Type::kOpaque;
      if (request_.is_for_host) {
        filtered.headers = std::move(response.headers);
        break;
      }
      filtered.url.clear();
      filtered.redirected = false;
      return filtered;
  }
  filtered.status = response.status;
  filtered.status_text = std::move(response.reason_phrase);
  return filtered;
}

bool MainFetch::IsSameOriginWithRequest(const ada::url_aggregator& url) const {
  return !request_.origin || url.get_origin() == *request_.origin;
}

std::string MainFetch::SerializedOrigin() const {
  // 1. If request's redirect-taint is not "same-origin", then return "null".
  // 2. Return request's origin, serialized.
  return origin_is_tainted_ ? "null" : request_.origin.value_or("null");
}

// https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
bool MainFetch::IncludesCredentials() const {
  // 3. Let includeCredentials be true if one of: request's credentials mode is
  //    "include"; it is "same-origin" and request's response tainting is
  //    "basic".
  return request_.credentials == HttpCredentialsMode::kInclude ||
         (request_.credentials == HttpCredentialsMode::kSameOrigin &&
          tainting_ == ResponseTainting::kBasic);
}

// RFC 6265bis, section 5.2.
CookieContext MainFetch::CookieContextOfRequest() const {
  const bool is_safe = request_.method == "GET" || request_.method == "HEAD";
  return {.is_same_site = IsSameSite(request_.origin, url_.get_href()),
          .is_top_level_navigation =
              request_.mode == HttpRequestMode::kNavigate && is_safe};
}

void MainFetch::DidReceiveBody(ByteSpan bytes) {
  if (has_response_ && has_body_)
    client_->DidReceiveBody(bytes);
}

void MainFetch::DidEnd(const std::string* error) {
  if (error) {
    // Which belongs to the exchange.
    Fail(std::string(*error));
  } else if (!has_response_) {
    Fail("no response");
  } else {
    keep_alive_ = {};
    client_->DidFinish();
  }
}

void MainFetch::Fail(std::string_view why) {
  exchange_.reset();
  keep_alive_ = {};
  if (context_->logger.IsOn(LogLevel::kWarning)) {
    const std::optional<NetworkUrl> url = ParseNetworkUrl(request_.url);
    context_->logger.Log(LogLevel::kWarning,
                         request_.method + " " +
                             (url ? url->text : request_.url) + ": " +
                             std::string(why));
  }
  client_->DidFail(why);
}

}  // namespace wsjs
