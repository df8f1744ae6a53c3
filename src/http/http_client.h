// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_HTTP_CLIENT_H_
#define WSJS_SRC_HTTP_HTTP_CLIENT_H_

#include <cstdint>
#include <memory>
#include <string_view>

#include "src/base/bytes.h"
#include "src/http/http_request.h"
#include "src/http/http_response.h"

namespace wsjs {

// Hears of one request, in tasks of the networking task source: DidSend…* [
// DidReceiveResponse DidReceiveBody* DidFinish ], or DidFail at any point
// instead of what would follow. Any of them may destroy the HttpFetch; then
// nothing more is called.
class HttpFetchClient {
 public:
  // So much of the request's body is with the network.
  virtual void DidSendBody(uint64_t sent, uint64_t total);
  // The head of the final response.
  virtual void DidReceiveResponse(HttpResponse response) = 0;
  // Not for opaque responses. Valid during the call.
  virtual void DidReceiveBody(ByteSpan bytes) = 0;
  virtual void DidFinish() = 0;
  // https://fetch.spec.whatwg.org/#concept-network-error
  // `why` is for the log, which has it already: script never sees it.
  virtual void DidFail(std::string_view why) = 0;

 protected:
  ~HttpFetchClient() = default;
};

// A request under way, which keeps the event loop alive until it is over.
// Destroying it cancels.
class HttpFetch {
 public:
  virtual ~HttpFetch() = default;
};

// https://fetch.spec.whatwg.org/#concept-fetch
// Fetches from http(s) URLs: redirects, CORS with preflights, cookies, mixed
// content, bad ports, the embedder's policy and limits. One thread.
class HttpClient {
 public:
  virtual ~HttpClient() = default;

  // `client` isn't owned and outlives the HttpFetch, which is not to outlive
  // this. Calls nothing of it inside this call.
  [[nodiscard]] virtual std::unique_ptr<HttpFetch> Fetch(
      HttpRequest request,
      HttpFetchClient* client) = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_HTTP_CLIENT_H_
