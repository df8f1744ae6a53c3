// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_FETCH_FAKE_HTTP_NETWORK_H_
#define WSJS_TESTS_UNIT_FETCH_FAKE_HTTP_NETWORK_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/base/check.h"
#include "src/http/http_network.h"

namespace wsjs {

// Keeps the requests and lets the test answer the last one.
class FakeHttpNetwork final : public HttpNetwork {
 public:
  // HttpNetwork:
  std::unique_ptr<HttpFetch> Fetch(HttpRequest request,
                                   HttpFetchClient* client) override;
  HttpResult FetchBlocking(
      HttpRequest request,
      std::optional<std::chrono::milliseconds> timeout) override;

  // How many fetches are under way.
  int active_count() const { return active_count_; }
  const HttpRequest& last_request() const { return requests_.back(); }

  // What happens to the last fetch, which is under way.
  void Respond() { Respond(Ok()); }
  void Respond(HttpResponse response);
  void SendBody(std::string_view bytes);
  void Finish();
  void Fail();
  // Of the request's body.
  void DidSend(uint64_t sent, uint64_t total);

  static HttpResponse Ok() { return Ok(HeaderList()); }
  static HttpResponse Ok(HeaderList headers);

  // What FetchBlocking gives.
  HttpResult blocking_result;
  std::optional<std::chrono::milliseconds> blocking_timeout;

 private:
  class FakeFetch;

  HttpFetchClient& client() {
    CHECK(client_);
    return *client_;
  }

  std::vector<HttpRequest> requests_;
  HttpFetchClient* client_ = nullptr;  // null when its fetch is gone
  int active_count_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_FETCH_FAKE_HTTP_NETWORK_H_
