// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/curl_session.h"

#include <openssl/ssl.h>

#include <chrono>
#include <utility>

#include "src/http/curl_exchange.h"
#include "src/http/curl_multi.h"
#include "src/net/broken_pipes.h"

namespace wsjs {

namespace {

// As long as libcurl itself would keep them.
constexpr std::chrono::seconds kAddressLifetime{60};

// Libcurl can't be used: tells the client why.
class FailedExchange final : public HttpExchange {
 public:
  FailedExchange(EventLoop* loop, HttpExchangeClient* client, std::string error)
      : loop_(loop),
        timer_(loop->StartTimer(
            std::chrono::milliseconds(0),
            false,
            true,
            [client, error = std::move(error)] { client->DidEnd(&error); })) {}
  ~FailedExchange() override { loop_->StopTimer(timer_); }

 private:
  EventLoop* const loop_;
  const EventLoop::TimerId timer_;
};

}  // namespace

CurlSession::CurlSession(EventLoop* loop,
                         HostResolver* resolver,
                         const NetworkSettings& settings)
    : loop_(loop), resolver_(resolver), settings_(settings) {}

CurlSession::~CurlSession() = default;

std::unique_ptr<HttpExchange> CurlSession::Start(HttpExchangeRequest request,
                                                 HttpExchangeClient* client) {
  if (!curl_) {
    std::string error;
    curl_ = CurlLibrary::Get(&error);
    if (!curl_) {
      return std::make_unique<FailedExchange>(loop_, client, std::move(error));
    }
    IgnoreBrokenPipes();
    multi_ = std::make_unique<CurlMulti>(curl_, loop_);
  }
  return std::make_unique<CurlExchange>(this, std::move(request), client);
}

X509_STORE* CurlSession::GetCertificateStore(std::string* error) {
  if (!tls_context_)
    tls_context_ = CreateTlsClientContext(settings_.tls, error);
  return tls_context_ ? SSL_CTX_get_cert_store(tls_context_.get()) : nullptr;
}

const std::vector<std::string>* CurlSession::FindAddresses(
    const std::string& host) {
  const auto found = addresses_.find(host);
  if (found == addresses_.end())
    return nullptr;
  if (found->second.expiry <= EventLoop::Clock::now()) {
    addresses_.erase(found);
    return nullptr;
  }
  return &found->second.list;
}

void CurlSession::KeepAddresses(const std::string& host,
                                std::vector<std::string> addresses) {
  const EventLoop::Clock::time_point now = EventLoop::Clock::now();
  std::erase_if(addresses_, [now](const auto& entry) {
    return entry.second.expiry <= now;
  });
  addresses_[host] = {std::move(addresses), now + kAddressLifetime};
}

void CurlSession::ForgetAddresses(const std::string& host) {
  addresses_.erase(host);
}

}  // namespace wsjs
