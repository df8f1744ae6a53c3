// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_HTTP_HTTP_SERVER_FIXTURE_H_
#define WSJS_TESTS_UNIT_HTTP_HTTP_SERVER_FIXTURE_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/http/curl_session.h"
#include "src/loop/event_loop.h"
#include "src/net/host_resolver.h"
#include "src/net/network_settings.h"
#include "tests/support/test_certificates.h"
#include "tests/support/test_server.h"

namespace wsjs {

// An HTTP/1.1 server whose answers are bytes. It keeps the connection unless
// the answer is to be the last.
class TestHttpServer final {
 public:
  struct Answer {
    std::string bytes;
    bool closes = false;
  };
  // `request` is the whole request, head and body.
  using Handler = std::function<Answer(const std::string& request)>;

  TestHttpServer(EventLoop* loop,
                 Handler handler,
                 SSL_CTX* tls = nullptr,
                 const char* address = "127.0.0.1");

  [[nodiscard]] uint16_t port() const { return server_.port(); }
  [[nodiscard]] int accepted_count() const { return server_.accepted_count(); }
  [[nodiscard]] const std::vector<std::string>& requests() const {
    return requests_;
  }

 private:
  class Connection;

  const Handler handler_;
  std::vector<std::string> requests_;
  TestServer server_;
};

// A whole answer with Content-Length.
[[nodiscard]] std::string HttpAnswer(const std::string& status_and_fields,
                                     const std::string& body = "");

// Records what an exchange says.
class RecordingExchangeClient final : public HttpExchangeClient {
 public:
  void DidSendBody(uint64_t sent) override {
    EXPECT_GT(sent, sent_bytes);
    sent_bytes = sent;
  }
  void DidReceiveHead(HttpExchangeResponse received) override {
    EXPECT_FALSE(response);
    response = std::move(received);
    if (on_head)
      on_head();
  }
  void DidReceiveBody(ByteSpan bytes) override {
    EXPECT_TRUE(response);
    body += AsStringView(bytes);
    if (on_body)
      on_body();
  }
  void DidEnd(const std::string* why) override {
    EXPECT_FALSE(has_ended);
    has_ended = true;
    if (why)
      error = *why;
  }

  uint64_t sent_bytes = 0;
  std::optional<HttpExchangeResponse> response;
  std::string body;
  bool has_ended = false;
  std::string error;
  std::function<void()> on_head;
  std::function<void()> on_body;
};

class CurlSessionTest : public testing::Test {
 protected:
  // Made once for all tests.
  static const TestCertificates& certificates();

  // The settings hold from the first call on.
  std::unique_ptr<HttpExchange> Start(HttpExchangeRequest request,
                                      RecordingExchangeClient* client);
  // A GET to its end.
  void Get(const std::string& url, RecordingExchangeClient* client);
  static HttpExchangeRequest GetRequest(const std::string& url);

  // False when the condition doesn't come true in time.
  [[nodiscard]] bool RunUntil(const std::function<bool()>& condition);

  static std::string UrlOf(const TestHttpServer& server,
                           const std::string& path = "/");

  EventLoop loop_;
  NetworkSettings settings_;
  std::optional<SystemHostResolver> resolver_;
  std::optional<CurlSession> session_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_HTTP_HTTP_SERVER_FIXTURE_H_
