// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/blocking_http_client.h"

#include <string>
#include <utility>

#include "src/http/curl_session.h"
#include "src/http/main_fetch.h"
#include "src/loop/event_loop.h"
#include "src/net/host_resolver.h"

namespace wsjs {

namespace {

// The embedder's function may answer on this thread alone, which waits: later
// is never.
NetworkSettings WithImmediateResolve(NetworkSettings settings) {
  if (!settings.resolve)
    return settings;
  settings.resolve = [resolve = std::move(settings.resolve)](
                         const std::string& host,
                         std::function<void(ResolveResult)> done) {
    const auto has_answered = std::make_shared<bool>(false);
    resolve(host, [has_answered, done](ResolveResult result) {
      *has_answered = true;
      done(std::move(result));
    });
    if (!*has_answered) {
      done({{},
            "the embedder's resolve function hasn't answered within its call, "
            "and a blocking request can't wait"});
    }
  };
  return settings;
}

// Collects one response.
class Collector final : public HttpFetchClient {
 public:
  bool is_over() const { return is_over_; }
  HttpResult TakeResult() { return std::move(result_); }
  void Fail(std::string error) {
    result_ = {};
    result_.error = std::move(error);
    is_over_ = true;
  }
  void TimeOut() {
    Fail("it took too long");
    result_.timed_out = true;
  }

  // HttpFetchClient:
  void DidReceiveResponse(HttpResponse response) override {
    result_.response = std::move(response);
  }
  void DidReceiveBody(ByteSpan bytes) override {
    result_.body += AsStringView(bytes);
  }
  void DidFinish() override { is_over_ = true; }
  void DidFail(std::string_view why) override { Fail(std::string(why)); }

 private:
  HttpResult result_;
  bool is_over_ = false;
};

}  // namespace

// An event loop of its own, which only it runs.
class BlockingHttpClient::Session final {
 public:
  Session(const NetworkSettings& settings,
          CookieJar* cookie_jar,
          const Logger& logger)
      : settings_(WithImmediateResolve(settings)),
        resolver_(&loop_, settings_),
        exchanges_(&loop_, &resolver_, settings_),
        client_({&loop_, &exchanges_, cookie_jar, &settings_, logger}) {}

  HttpResult Fetch(HttpRequest request,
                   std::optional<std::chrono::milliseconds> timeout) {
    const EventLoop::KeepAlive keep_alive(loop_);
    Collector collector;
    collector_ = &collector;
    EventLoop::TimerId timer = 0;
    if (timeout) {
      timer = loop_.StartTimer(*timeout, /*repeating=*/false,
                               /*keeps_alive=*/false,
                               [&collector] { collector.TimeOut(); });
    }
    std::unique_ptr<HttpFetch> fetch =
        client_.Fetch(std::move(request), &collector);
    while (!collector.is_over())
      loop_.RunOneTurn(/*may_wait=*/true);
    loop_.StopTimer(timer);
    collector_ = nullptr;
    return collector.TakeResult();
  }

  // Any thread.
  void Interrupt() {
    loop_.PostTask([this] {
      if (collector_)
        collector_->Fail("interrupted");
    });
  }

 private:
  EventLoop loop_;
  const NetworkSettings settings_;
  SystemHostResolver resolver_;
  CurlSession exchanges_;
  StandardHttpClient client_;
  Collector* collector_ = nullptr;  // of the request under way
};

BlockingHttpClient::BlockingHttpClient(const NetworkSettings& settings,
                                       CookieJar* cookie_jar,
                                       Logger logger)
    : settings_(settings),
      cookie_jar_(cookie_jar),
      logger_(std::move(logger)) {}

BlockingHttpClient::~BlockingHttpClient() = default;

HttpResult BlockingHttpClient::Fetch(
    HttpRequest request,
    std::optional<std::chrono::milliseconds> timeout) {
  Session* session;
  {
    const std::lock_guard lock(mutex_);
    if (interrupted_) {
      HttpResult result;
      result.error = "interrupted";
      return result;
    }
    if (!session_)
      session_ = std::make_unique<Session>(settings_, cookie_jar_, logger_);
    session = session_.get();
  }
  return session->Fetch(std::move(request), timeout);
}

void BlockingHttpClient::Interrupt() {
  const std::lock_guard lock(mutex_);
  interrupted_ = true;
  if (session_)
    session_->Interrupt();
}

}  // namespace wsjs
