// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/fetch/fake_http_network.h"

#include <utility>

namespace wsjs {

class FakeHttpNetwork::FakeFetch final : public HttpFetch {
 public:
  FakeFetch(FakeHttpNetwork* network, HttpFetchClient* client)
      : network_(network), client_(client) {
    ++network_->active_count_;
  }
  ~FakeFetch() override {
    --network_->active_count_;
    if (network_->client_ == client_)
      network_->client_ = nullptr;
  }

 private:
  FakeHttpNetwork* const network_;
  HttpFetchClient* const client_;
};

std::unique_ptr<HttpFetch> FakeHttpNetwork::Fetch(HttpRequest request,
                                                  HttpFetchClient* client) {
  requests_.push_back(std::move(request));
  client_ = client;
  return std::make_unique<FakeFetch>(this, client);
}

HttpResult FakeHttpNetwork::FetchBlocking(
    HttpRequest request,
    std::optional<std::chrono::milliseconds> timeout) {
  requests_.push_back(std::move(request));
  blocking_timeout = timeout;
  return std::move(blocking_result);
}

void FakeHttpNetwork::Respond(HttpResponse response) {
  client().DidReceiveResponse(std::move(response));
}

void FakeHttpNetwork::SendBody(std::string_view bytes) {
  client().DidReceiveBody(AsBytes(bytes));
}

void FakeHttpNetwork::Finish() {
  client().DidFinish();
}

void FakeHttpNetwork::Fail() {
  client().DidFail("for the test");
}

void FakeHttpNetwork::DidSend(uint64_t sent, uint64_t total) {
  client().DidSendBody(sent, total);
}

HttpResponse FakeHttpNetwork::Ok(HeaderList headers) {
  HttpResponse response;
  response.status = 200;
  response.status_text = "OK";
  response.url = "http://example.test/";
  response.headers = std::move(headers);
  return response;
}

}  // namespace wsjs
