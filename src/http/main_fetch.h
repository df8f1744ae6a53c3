// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_MAIN_FETCH_H_
#define WSJS_SRC_HTTP_MAIN_FETCH_H_

#include <ada.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/log.h"
#include "src/http/http_client.h"
#include "src/http/http_exchange.h"
#include "src/loop/event_loop.h"
#include "src/net/cookie_jar.h"
#include "src/net/network_settings.h"

namespace wsjs {

// What all fetches of an HttpClient share. None of it is owned; it outlives
// them.
struct FetchContext {
  EventLoop* loop = nullptr;
  HttpExchangeFactory* exchanges = nullptr;
  CookieJar* cookie_jar = nullptr;
  const NetworkSettings* settings = nullptr;
  Logger logger;
};

// https://fetch.spec.whatwg.org/#concept-main-fetch
// Of blob: and data: URLs at once; otherwise one request with its redirects and
// preflights: at most one exchange at a time.
class MainFetch final : public HttpFetch, private HttpExchangeClient {
 public:
  MainFetch(const FetchContext* context,
            HttpRequest request,
            HttpFetchClient* client);
  ~MainFetch() override;

 private:
  // https://fetch.spec.whatwg.org/#concept-request-response-tainting
  enum class ResponseTainting : uint8_t { kBasic, kCors, kOpaque };
  // What the exchange is for.
  enum class Stage : uint8_t { kPreflight, kRequest };

  // The standard's algorithms, in the order in which they run.
  void Run();
  // Why the fetch is a network error before anything is sent; with it the
  // response tainting is set.
  [[nodiscard]] std::optional<std::string> CheckRequest();
  [[nodiscard]] std::optional<std::string> SetResponseTainting();
  void FetchWithoutNetwork();
  void StartPreflight();
  void HttpNetworkFetch();
  [[nodiscard]] HeaderList RequestHeaders() const;
  void HttpRedirectFetch(const HttpExchangeResponse& response);
  // Null: there is nothing to follow. `error`: there is, but not to a URL.
  [[nodiscard]] std::optional<ada::url_aggregator> LocationUrl(
      const HttpExchangeResponse& response,
      std::string* error) const;
  [[nodiscard]] HttpResponse FilterResponse(
      HttpExchangeResponse response) const;

  [[nodiscard]] bool IsSameOriginWithRequest(
      const ada::url_aggregator& url) const;
  // https://fetch.spec.whatwg.org/#serializing-a-request-origin
  [[nodiscard]] std::string SerializedOrigin() const;
  [[nodiscard]] bool IncludesCredentials() const;
  [[nodiscard]] CookieContext CookieContextOfRequest() const;

  void Start(Stage stage, HttpExchangeRequest request);
  void Fail(std::string_view why);

  // HttpExchangeClient:
  void DidSendBody(uint64_t sent) override;
  void DidReceiveHead(HttpExchangeResponse response) override;
  void DidReceiveBody(ByteSpan bytes) override;
  void DidEnd(const std::string* error) override;

  const FetchContext* const context_;
  HttpRequest request_;
  HttpFetchClient* const client_;
  EventLoop::KeepAlive keep_alive_;
  // For tasks: null once this is gone.
  const std::shared_ptr<MainFetch*> self_;

  ada::url_aggregator
      url_;  // https://fetch.spec.whatwg.org/#concept-request-current-url
  int redirect_count_ = 0;
  bool origin_is_tainted_ = false;  // by redirects
  ResponseTainting tainting_ = ResponseTainting::kBasic;
  Stage stage_ = Stage::kRequest;
  bool has_response_ = false;  // the client has
  bool has_body_ = false;      // it isn't opaque
  std::unique_ptr<HttpExchange> exchange_;
};

// Fetches with the exchanges of a factory.
class StandardHttpClient final : public HttpClient {
 public:
  explicit StandardHttpClient(FetchContext context)
      : context_(std::move(context)) {}

  std::unique_ptr<HttpFetch> Fetch(HttpRequest request,
                                   HttpFetchClient* client) override;

 private:
  const FetchContext context_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_MAIN_FETCH_H_
