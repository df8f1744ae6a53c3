// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/http/fake_http_exchange.h"

#include <utility>

namespace wsjs {

namespace {

class FakeHttpExchange final : public HttpExchange {
 public:
  FakeHttpExchange(EventLoop* loop,
                   HttpExchangeClient* client,
                   FakeHttpExchangeFactory::Answer answer)
      : client_(client),
        answer_(std::move(answer)),
        self_(std::make_shared<FakeHttpExchange*>(this)) {
    loop->QueueTask(TaskSource::kNetworking, [self = self_] {
      if (*self)
        (*self)->Deliver();
    });
  }
  ~FakeHttpExchange() override { *self_ = nullptr; }

 private:
  void Deliver() {
    const auto self = self_;
    if (!answer_.error.empty()) {
      client_->DidEnd(&answer_.error);
      return;
    }
    client_->DidReceiveHead(answer_.response);
    if (*self && !answer_.body.empty())
      client_->DidReceiveBody(AsBytes(answer_.body));
    if (*self)
      client_->DidEnd(nullptr);
  }

  HttpExchangeClient* const client_;
  const FakeHttpExchangeFactory::Answer answer_;
  const std::shared_ptr<FakeHttpExchange*> self_;
};

}  // namespace

std::unique_ptr<HttpExchange> FakeHttpExchangeFactory::Start(
    HttpExchangeRequest request,
    HttpExchangeClient* client) {
  std::string line = request.method +
                     (request.url.is_secure ? " https://" : " http://") +
                     request.url.host + request.url.target;
  if (request.has_body)
    line.append(" ").append(AsStringView(request.body));
  log.push_back(std::move(line));
  headers.push_back(request.headers);
  return std::make_unique<FakeHttpExchange>(loop_, client, answer(request));
}

}  // namespace wsjs
