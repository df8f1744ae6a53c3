// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/lws/lws_transport.h"

#include <algorithm>
#include <utility>

#include "src/base/check.h"
#include "src/net/http_syntax.h"

namespace wsjs {

namespace {

using std::chrono::milliseconds;

// RFC 8305, section 5: the recommended Connection Attempt Delay.
constexpr milliseconds kConnectionAttemptDelay{250};

bool IsIpv6(const std::string& address) {
  return address.find(':') != std::string::npos;
}

// RFC 8305, section 4: the families alternate, beginning with the first's.
std::vector<std::string> Interleave(std::vector<std::string> addresses) {
  if (addresses.empty()) {
    return addresses;
  }
  const bool first_is_ipv6 = IsIpv6(addresses.front());
  const auto other = std::stable_partition(
      addresses.begin(), addresses.end(), [&](const std::string& address) {
        return IsIpv6(address) == first_is_ipv6;
      });
  std::vector<std::string> interleaved;
  for (auto a = addresses.begin(), b = other;
       a != other || b != addresses.end();) {
    if (a != other) {
      interleaved.push_back(std::move(*a++));
    }
    if (b != addresses.end()) {
      interleaved.push_back(std::move(*b++));
    }
  }
  return interleaved;
}

}  // namespace

LwsTransport::LwsTransport(const Environment* environment,
                           TransportClient* client)
    : environment_(environment), client_(client) {}

LwsTransport::~LwsTransport() {
  environment_->loop->StopTimer(race_timer_);
  environment_->loop->StopTimer(timeout_timer_);
}

void LwsTransport::Connect(const TransportParameters& parameters) {
  target_ = std::make_unique<LwsConnection::Target>();
  target_->host = parameters.host;
  target_->port = parameters.port;
  target_->secure = parameters.secure;
  const ProxySettings& settings = environment_->settings.proxy;
  const std::string& proxy_url =
      !target_->secure && settings.ws_url ? *settings.ws_url : settings.url;
  if (proxy_url.empty() || BypassesProxy(settings, target_->host)) {
    Resolve(target_->host);
    return;
  }
  target_->proxy = ParseProxyUrl(proxy_url);
  if (target_->proxy) {
    Resolve(target_->proxy->host);
    return;
  }
  StartTimer(&timeout_timer_, milliseconds(0), [this] {
    Fail({TransportError::Phase::kProxy,
          "the proxy's URL is neither http:// nor socks5://"});
  });
}

bool LwsTransport::Write(ByteSpan bytes) {
  CHECK(connections_.size() == 1);
  return connections_.front()->Write(bytes);
}

void LwsTransport::PauseReading() {
  CHECK(connections_.size() == 1);
  connections_.front()->PauseReading();
}

void LwsTransport::ResumeReading() {
  CHECK(connections_.size() == 1);
  connections_.front()->ResumeReading();
}

void LwsTransport::Resolve(const std::string& host) {
  if (std::optional<ResolveResult> known =
          environment_->resolver->ResolveLocally(host)) {
    DidResolve(std::move(*known));
    return;
  }
  resolution_ = environment_->resolver->Resolve(
      host, [this](ResolveResult result) { DidResolve(std::move(result)); });
}

void LwsTransport::DidResolve(ResolveResult result) {
  resolution_.reset();
  if (result.addresses.empty()) {
    const std::string& host =
        target_->proxy ? target_->proxy->host : target_->host;
    Fail({TransportError::Phase::kResolve,
          "resolve " + QuoteForLog(host) + ": " + result.error});
    return;
  }
  addresses_ = Interleave(std::move(result.addresses));
  std::reverse(addresses_.begin(), addresses_.end());
  const milliseconds timeout = environment_->settings.limits.connect_timeout;
  StartTimer(&timeout_timer_, timeout,
             [this, timeout] { DidTimeOut(timeout); });
  StartNextConnection();
}

// https://www.rfc-editor.org/rfc/rfc8305#section-5
void LwsTransport::StartNextConnection() {
  target_->address = std::move(addresses_.back());
  addresses_.pop_back();
  if (!addresses_.empty()) {
    StartTimer(&race_timer_, kConnectionAttemptDelay,
               [this] { StartNextConnection(); });
  }
  connections_.push_back(std::make_unique<LwsConnection>(
      environment_->loop, environment_->context, this));
  // May fail at once, which may end in the destruction of this.
  connections_.back()->Start(*target_);
}

void LwsTransport::DidConnect(LwsConnection* connection) {
  environment_->loop->StopTimer(race_timer_);
  addresses_.clear();
  std::erase_if(connections_, [connection](const auto& other) {
    return other.get() != connection;
  });
  if (target_->secure) {
    const milliseconds timeout = environment_->settings.limits.tls_timeout;
    StartTimer(&timeout_timer_, timeout,
               [this, timeout] { DidTimeOut(timeout); });
  }
}

void LwsTransport::DidEstablish(LwsConnection*) {
  environment_->loop->StopTimer(timeout_timer_);
  // An idle connection is to take little memory.
  target_.reset();
  addresses_ = {};
  errors_ = {};
  client_->DidConnect();
}

void LwsTransport::DidFail(LwsConnection* connection, TransportError error) {
  errors_.push_back(std::move(error));
  std::erase_if(connections_, [connection](const auto& other) {
    return other.get() == connection;
  });
  if (!addresses_.empty()) {
    StartNextConnection();
    return;
  }
  if (!connections_.empty()) {
    return;  // The others are still trying.
  }
  TransportError last = std::move(errors_.back());
  errors_.pop_back();
  std::string message;
  for (const TransportError& earlier : errors_) {
    message += earlier.message + "; ";
  }
  last.message = message + last.message;
  Fail(std::move(last));
}

void LwsTransport::DidTimeOut(milliseconds timeout) {
  Fail(connections_.back()->ErrorSoFar(
      "no answer within " + std::to_string(timeout.count()) + " ms"));
}

void LwsTransport::Fail(TransportError error) {
  environment_->loop->StopTimer(race_timer_);
  environment_->loop->StopTimer(timeout_timer_);
  connections_.clear();
  client_->DidFail(error);
}

std::span<uint8_t> LwsTransport::ReceiveBuffer() {
  return client_->ReceiveBuffer();
}

void LwsTransport::DidReceive(ByteSpan bytes) {
  client_->DidReceive(bytes);
}

void LwsTransport::DidDrain() {
  client_->DidDrain();
}

void LwsTransport::DidEnd(const TransportError* error) {
  client_->DidEnd(error);
}

void LwsTransport::StartTimer(EventLoop::TimerId* timer,
                              milliseconds delay,
                              Task task) {
  environment_->loop->StopTimer(*timer);
  *timer = environment_->loop->StartTimer(delay, false, false, std::move(task));
}

}  // namespace wsjs
