// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/blocking_http_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>

#include "src/net/in_memory_cookie_jar.h"
#include "tests/unit/http/http_server_fixture.h"

namespace wsjs {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

// A server on a thread of its own: the test's waits in the client.
class ThreadedServer final {
 public:
  explicit ThreadedServer(TestHttpServer::Handler handler)
      : thread_([this, handler] { Run(handler); }) {
    port_ = ready_.get_future().get();
  }
  ~ThreadedServer() {
    loop_->PostTask([this] { stopped_ = true; });
    thread_.join();
  }

  std::string Url(const std::string& path = "/") const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }

 private:
  void Run(const TestHttpServer::Handler& handler) {
    EventLoop loop;
    loop_ = &loop;
    const EventLoop::KeepAlive keep_alive(loop);
    TestHttpServer server(&loop, handler);
    ready_.set_value(server.port());
    while (!stopped_)
      loop.RunOneTurn(true);
  }

  EventLoop* loop_ = nullptr;
  bool stopped_ = false;
  std::promise<uint16_t> ready_;
  uint16_t port_ = 0;
  std::thread thread_;
};

class BlockingHttpClientTest : public testing::Test {
 protected:
  HttpResult Get(const std::string& url,
                 std::optional<milliseconds> timeout = std::nullopt) {
    if (!client_)
      client_.emplace(settings_, &cookies_, Logger());
    HttpRequest request;
    request.url = url;
    return client_->Fetch(std::move(request), timeout);
  }

  NetworkSettings settings_;
  InMemoryCookieJar cookies_;
  std::optional<BlockingHttpClient> client_;
};

TEST_F(BlockingHttpClientTest, FetchesInTheCall) {
  const ThreadedServer server([](const std::string&) {
    return TestHttpServer::Answer{
        HttpAnswer("200 OK\r\nSet-Cookie: a=1", "text")};
  });
  const HttpResult result = Get(server.Url());
  ASSERT_TRUE(result.response) << result.error;
  EXPECT_EQ(result.response->status, 200);
  EXPECT_EQ(result.body, "text");
  EXPECT_EQ(cookies_.CookieHeader(server.Url(), {}), "a=1");
  EXPECT_EQ(Get(server.Url()).body, "text");
}

TEST_F(BlockingHttpClientTest, TimesOut) {
  const ThreadedServer server(
      [](const std::string&) { return TestHttpServer::Answer{""}; });
  const HttpResult result = Get(server.Url(), milliseconds(20));
  EXPECT_FALSE(result.response);
  EXPECT_TRUE(result.timed_out);
}

TEST_F(BlockingHttpClientTest, FailsWithItsReason) {
  const HttpResult result = Get("http://127.0.0.1:1/");
  EXPECT_FALSE(result.response);
  EXPECT_FALSE(result.timed_out);
  EXPECT_THAT(result.error, HasSubstr("port 1 is blocked"));
}

TEST_F(BlockingHttpClientTest, EmbedderHasToResolveWithinTheCall) {
  settings_.resolve = [](const std::string& host, auto done) {
    if (host == "now.test")
      done({{}, "nobody"});
  };
  EXPECT_THAT(Get("http://now.test/").error, HasSubstr("nobody"));
  EXPECT_THAT(Get("http://later.test/").error, HasSubstr("within its call"));
}

TEST_F(BlockingHttpClientTest, CanBeInterruptedForGood) {
  std::promise<void> asked;
  const ThreadedServer server([&](const std::string&) {
    asked.set_value();
    return TestHttpServer::Answer{""};
  });
  client_.emplace(settings_, &cookies_, Logger());
  std::thread thread([&] {
    asked.get_future().wait();
    client_->Interrupt();
  });
  EXPECT_EQ(Get(server.Url()).error, "interrupted");
  thread.join();
  EXPECT_EQ(Get(server.Url()).error, "interrupted");
}

}  // namespace
}  // namespace wsjs
