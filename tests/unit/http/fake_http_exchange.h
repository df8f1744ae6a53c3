// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_HTTP_FAKE_HTTP_EXCHANGE_H_
#define WSJS_TESTS_UNIT_HTTP_FAKE_HTTP_EXCHANGE_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "src/http/http_exchange.h"
#include "src/loop/event_loop.h"

namespace wsjs {

// Answers each exchange by a function of the test, in one task.
class FakeHttpExchangeFactory final : public HttpExchangeFactory {
 public:
  struct Answer {
    HttpExchangeResponse response;
    std::string body;
    std::string error;  // in place of a response, when not empty
  };

  // `loop` isn't owned and outlives this.
  explicit FakeHttpExchangeFactory(EventLoop* loop) : loop_(loop) {}

  std::unique_ptr<HttpExchange> Start(HttpExchangeRequest request,
                                      HttpExchangeClient* client) override;

  // "METHOD URL", and " body" when there is one, of each request.
  std::vector<std::string> log;
  std::vector<HeaderList> headers;
  std::function<Answer(const HttpExchangeRequest& request)> answer;

 private:
  EventLoop* const loop_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_HTTP_FAKE_HTTP_EXCHANGE_H_
