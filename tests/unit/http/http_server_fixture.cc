// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/http/http_server_fixture.h"

#include <chrono>
#include <cstdlib>
#include <utility>

namespace wsjs {

namespace {

// The size of the request at the front of `bytes`; 0 while it isn't complete.
size_t RequestSize(const std::string& bytes) {
  const size_t head_end = bytes.find("\r\n\r\n");
  if (head_end == std::string::npos)
    return 0;
  constexpr char kField[] = "Content-Length: ";
  const size_t field = bytes.find(kField);
  const size_t body_size =
      field < head_end
          ? strtoul(bytes.c_str() + field + sizeof(kField) - 1, nullptr, 10)
          : 0;
  const size_t size = head_end + 4 + body_size;
  return bytes.size() < size ? 0 : size;
}

}  // namespace

class TestHttpServer::Connection final : public ServerConnection {
 public:
  explicit Connection(TestHttpServer* server) : server_(server) {}

  void DidAccept(ServerStream* stream) override { stream_ = stream; }
  void DidReceive(ByteSpan bytes) override {
    received_ += AsStringView(bytes);
    while (const size_t size = RequestSize(received_)) {
      const std::string request = received_.substr(0, size);
      received_.erase(0, size);
      server_->requests_.push_back(request);
      const Answer answer = server_->handler_(request);
      stream_->Write(AsBytes(answer.bytes));
      if (answer.closes)
        stream_->Shutdown();
    }
  }

 private:
  TestHttpServer* const server_;
  ServerStream* stream_ = nullptr;
  std::string received_;
};

TestHttpServer::TestHttpServer(EventLoop* loop,
                               Handler handler,
                               SSL_CTX* tls,
                               const char* address)
    : handler_(std::move(handler)),
      server_(
          loop,
          tls,
          [this] { return std::make_unique<Connection>(this); },
          address) {}

std::string HttpAnswer(const std::string& status_and_fields,
                       const std::string& body) {
  return "HTTP/1.1 " + status_and_fields +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

const TestCertificates& CurlSessionTest::certificates() {
  static const TestCertificates certificates;
  return certificates;
}

std::unique_ptr<HttpExchange> CurlSessionTest::Start(
    HttpExchangeRequest request,
    RecordingExchangeClient* client) {
  if (!session_) {
    resolver_.emplace(&loop_, settings_);
    session_.emplace(&loop_, &*resolver_, settings_);
  }
  return session_->Start(std::move(request), client);
}

HttpExchangeRequest CurlSessionTest::GetRequest(const std::string& url) {
  HttpExchangeRequest request;
  request.method = "GET";
  request.url = *ParseNetworkUrl(url);
  return request;
}

void CurlSessionTest::Get(const std::string& url,
                          RecordingExchangeClient* client) {
  const std::unique_ptr<HttpExchange> exchange = Start(GetRequest(url), client);
  ASSERT_TRUE(RunUntil([client] { return client->has_ended; }));
}

bool CurlSessionTest::RunUntil(const std::function<bool()>& condition) {
  const EventLoop::KeepAlive keep_alive(loop_);
  bool timed_out = false;
  const EventLoop::TimerId timer =
      loop_.StartTimer(std::chrono::seconds(60), false, false,
                       [&timed_out] { timed_out = true; });
  while (!condition() && !timed_out)
    loop_.RunOneTurn(true);
  loop_.StopTimer(timer);
  return condition();
}

std::string CurlSessionTest::UrlOf(const TestHttpServer& server,
                                   const std::string& path) {
  return "http://127.0.0.1:" + std::to_string(server.port()) + path;
}

}  // namespace wsjs
