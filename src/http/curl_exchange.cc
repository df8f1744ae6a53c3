// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/curl_exchange.h"

#include <openssl/ssl.h>

#include <utility>

#include "src/base/check.h"
#include "src/net/http_syntax.h"

namespace wsjs {

namespace {

using std::chrono::milliseconds;

// Of libcurl's buffer for what it receives.
constexpr long kReceiveBufferBytes = 64 << 10;

// As CURLOPT_RESOLVE takes it, for "host:port".
std::string ResolveEntry(std::string_view host,
                         uint16_t port,
                         const std::vector<std::string>& addresses) {
  std::string entry(host);
  entry.append(":").append(std::to_string(port)).append(":");
  for (const std::string& address : addresses) {
    if (!entry.ends_with(':'))
      entry += ',';
    const bool is_ipv6 = address.find(':') != std::string::npos;
    entry.append(is_ipv6 ? "[" + address + "]" : address);
  }
  return entry;
}

std::string OriginOf(const NetworkUrl& url) {
  return (url.is_secure ? "https://" : "http://") + url.host;
}

}  // namespace

CurlExchange::CurlExchange(CurlSession* session,
                           HttpExchangeRequest request,
                           HttpExchangeClient* client)
    : session_(session),
      request_(std::move(request)),
      client_(client),
      curl_(session->curl()),
      self_(std::make_shared<CurlExchange*>(this)) {
  if (ChooseProxy()) {
    Resolve();
  } else {
    End("the proxy's URL is neither http:// nor socks5://");
  }
}

CurlExchange::~CurlExchange() {
  *self_ = nullptr;
  session_->loop()->StopTimer(idle_timer_);
  if (is_transferring_)
    session_->multi().Remove(easy_);
  if (easy_)
    curl_.easy_cleanup(easy_);
  curl_.slist_free_all(header_lines_);
  curl_.slist_free_all(resolved_);
}

bool CurlExchange::ChooseProxy() {
  const ProxySettings& settings = session_->settings().proxy;
  const NetworkUrl& url = request_.url;
  const std::string& proxy_url =
      !url.is_secure && settings.ws_url ? *settings.ws_url : settings.url;
  if (proxy_url.empty() || BypassesProxy(settings, url.hostname))
    return true;
  proxy_ = ParseProxyUrl(proxy_url);
  return proxy_.has_value();
}

const std::string& CurlExchange::peer() const {
  return proxy_ ? proxy_->host : request_.url.hostname;
}

void CurlExchange::Resolve() {
  if (const auto* addresses = session_->FindAddresses(peer())) {
    StartTransfer(*addresses);
    return;
  }
  resolution_ = session_->resolver()->Resolve(
      peer(), [this](ResolveResult result) { DidResolve(std::move(result)); });
}

void CurlExchange::DidResolve(ResolveResult result) {
  resolution_.reset();
  if (result.addresses.empty()) {
    End("resolve " + QuoteForLog(peer()) + ": " + result.error);
    return;
  }
  session_->KeepAddresses(peer(), result.addresses);
  StartTransfer(result.addresses);
}

void CurlExchange::StartTransfer(const std::vector<std::string>& addresses) {
  easy_ = curl_.easy_init();
  CHECK(easy_);
  SetRequestOptions();
  SetHeaderOptions();
  SetConnectionOptions(addresses);
  SetProxyOptions();
  SetCallbackOptions();
  if (request_.url.is_secure && !SetTlsOptions())
    return;
  session_->multi().Add(easy_, this);
  is_transferring_ = true;
}

template <typename Value>
void CurlExchange::SetOption(CURLoption option, Value value) {
  CHECK(curl_.easy_setopt(easy_, option, value) == CURLE_OK);
}

void CurlExchange::SetRequestOptions() {
  const NetworkUrl& url = request_.url;
  SetOption(CURLOPT_PROTOCOLS_STR, "http,https");
  SetOption(CURLOPT_URL, (OriginOf(url) + "/").c_str());
  // The target as the URL standard serialises it, and not as libcurl would. An
  // HTTP proxy that isn't to tunnel is asked for the whole URL.
  const bool asks_proxy = proxy_ && !url.is_secure &&
                          proxy_->type == ProxyServer::Type::kHttpConnect;
  SetOption(CURLOPT_REQUEST_TARGET,
            (asks_proxy ? OriginOf(url) + url.target : url.target).c_str());
  if (request_.has_body) {
    SetOption(CURLOPT_POST, 1L);
    SetOption(CURLOPT_POSTFIELDSIZE_LARGE,
              static_cast<curl_off_t>(request_.body.size()));
    SetOption(CURLOPT_POSTFIELDS,
              request_.body.empty()
                  ? ""
                  : reinterpret_cast<const char*>(request_.body.data()));
  } else if (request_.method == "HEAD") {
    SetOption(CURLOPT_NOBODY, 1L);
  }
  SetOption(CURLOPT_CUSTOMREQUEST, request_.method.c_str());
  SetOption(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
}

void CurlExchange::SetHeaderOptions() {
  const auto add = [this](const std::string& line) {
    header_lines_ = curl_.slist_append(header_lines_, line.c_str());
    CHECK(header_lines_);
  };
  for (const Header& header : request_.headers) {
    // That libcurl would take for "don't send it" without a value.
    add(header.value.empty() ? header.name + ";"
                             : header.name + ": " + header.value);
  }
  // What libcurl would add by itself.
  for (const char* name : {"Accept", "Content-Type", "Expect", "User-Agent"}) {
    if (!request_.headers.Contains(name))
      add(std::string(name) + ":");
  }
  SetOption(CURLOPT_HTTPHEADER, header_lines_);
  // https://fetch.spec.whatwg.org/#http-network-or-cache-fetch, for `Range`:
  // "A partial content response to a content coding can't be decoded".
  SetOption(CURLOPT_ACCEPT_ENCODING, request_.headers.Contains("Range")
                                         ? "identity"
                                         : curl_.content_codings.c_str());
}

void CurlExchange::SetConnectionOptions(
    const std::vector<std::string>& addresses) {
  const NetworkLimits& limits = session_->settings().limits;
  const NetworkUrl& url = request_.url;
  resolved_ = curl_.slist_append(
      nullptr, (proxy_ ? ResolveEntry(proxy_->host, proxy_->port, addresses)
                       : ResolveEntry(url.hostname, url.port, addresses))
                   .c_str());
  SetOption(CURLOPT_RESOLVE, resolved_);
  // Both phases share it, for libcurl.
  const milliseconds timeout =
      limits.connect_timeout +
      (url.is_secure ? limits.tls_timeout : milliseconds(0));
  SetOption(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(timeout.count()));
  SetOption(CURLOPT_NOSIGNAL, 1L);
  SetOption(CURLOPT_TCP_KEEPALIVE, 1L);
  SetOption(CURLOPT_BUFFERSIZE, kReceiveBufferBytes);
}

void CurlExchange::SetProxyOptions() {
  // Both also keep it from looking into the environment.
  SetOption(CURLOPT_NOPROXY, "");
  SetOption(CURLOPT_PROXY, "");
  if (!proxy_)
    return;
  SetOption(CURLOPT_PROXY, proxy_->host.c_str());
  SetOption(CURLOPT_PROXYPORT, static_cast<long>(proxy_->port));
  SetOption(CURLOPT_PROXYTYPE,
            static_cast<long>(proxy_->type == ProxyServer::Type::kSocks5
                                  ? CURLPROXY_SOCKS5_HOSTNAME
                                  : CURLPROXY_HTTP));
  SetOption(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  if (!proxy_->username.empty() || !proxy_->password.empty()) {
    SetOption(CURLOPT_PROXYUSERNAME, proxy_->username.c_str());
    SetOption(CURLOPT_PROXYPASSWORD, proxy_->password.c_str());
  }
}

bool CurlExchange::SetTlsOptions() {
  const TlsSettings& settings = session_->settings().tls;
  SetOption(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (settings.insecure) {
    SetOption(CURLOPT_SSL_VERIFYPEER, 0L);
    SetOption(CURLOPT_SSL_VERIFYHOST, 0L);
    return true;
  }
  std::string error;
  X509_STORE* const store = session_->GetCertificateStore(&error);
  if (!store) {
    End(std::move(error));
    return false;
  }
  // Otherwise libcurl reads the system's whole bundle for each connection.
  SetOption(CURLOPT_CAINFO, static_cast<char*>(nullptr));
  SetOption(CURLOPT_CAPATH, static_cast<char*>(nullptr));
  SetOption(CURLOPT_SSL_CTX_FUNCTION, &SetUpTls);
  SetOption(CURLOPT_SSL_CTX_DATA, store);
  return true;
}

void CurlExchange::SetCallbackOptions() {
  SetOption(CURLOPT_ERRORBUFFER, error_buffer_.data());
  SetOption(CURLOPT_HEADERFUNCTION, &ReceiveHeader);
  SetOption(CURLOPT_HEADERDATA, this);
  SetOption(CURLOPT_WRITEFUNCTION, &ReceiveBody);
  SetOption(CURLOPT_WRITEDATA, this);
  SetOption(CURLOPT_XFERINFOFUNCTION, &DidProgress);
  SetOption(CURLOPT_XFERINFODATA, this);
  SetOption(CURLOPT_NOPROGRESS, 0L);
  SetOption(CURLOPT_PREREQFUNCTION, &WillSendRequest);
  SetOption(CURLOPT_PREREQDATA, this);
}

// static
size_t CurlExchange::ReceiveHeader(char* data,
                                   size_t,
                                   size_t size,
                                   void* user) {
  auto* const self = static_cast<CurlExchange*>(user);
  const uint64_t limit = self->session_->settings().limits.header_bytes;
  self->last_activity_ = EventLoop::Clock::now();
  if (!self->head_.AddLine({data, size}, limit)) {
    self->refusal_ = "the head of the response is malformed, or longer than " +
                     std::to_string(limit) + " bytes";
    return size + 1;
  }
  if (std::optional<HttpExchangeResponse> head = self->head_.Take()) {
    self->undelivered_head_ = std::move(head);
    self->ScheduleDelivery();
  }
  return size;
}

// static
size_t CurlExchange::ReceiveBody(char* data, size_t, size_t size, void* user) {
  auto* const self = static_cast<CurlExchange*>(user);
  const uint64_t limit = self->session_->settings().limits.response_bytes;
  self->last_activity_ = EventLoop::Clock::now();
  self->received_bytes_ += size;
  if (self->received_bytes_ > limit) {
    self->refusal_ = "the body of the response is longer than " +
                     std::to_string(limit) + " bytes";
    return size + 1;
  }
  self->undelivered_body_.append(data, size);
  self->ScheduleDelivery();
  return size;
}

// static
int CurlExchange::DidProgress(void* user,
                              curl_off_t,
                              curl_off_t,
                              curl_off_t,
                              curl_off_t sent) {
  auto* const self = static_cast<CurlExchange*>(user);
  if (const auto bytes = static_cast<uint64_t>(sent);
      bytes > self->sent_bytes_) {
    self->sent_bytes_ = bytes;
    self->last_activity_ = EventLoop::Clock::now();
    self->ScheduleDelivery();
  }
  return 0;
}

// static
int CurlExchange::WillSendRequest(void* user, char*, char*, int, int) {
  static_cast<CurlExchange*>(user)->RestartIdleTimer();
  return CURL_PREREQFUNC_OK;
}

// static
CURLcode CurlExchange::SetUpTls(CURL*, void* context, void* user) {
  SSL_CTX_set1_cert_store(static_cast<SSL_CTX*>(context),
                          static_cast<X509_STORE*>(user));
  return CURLE_OK;
}

void CurlExchange::DidComplete(CURLcode result) {
  is_transferring_ = false;
  if (result == CURLE_OK) {
    // INTEROP: Browsers take a head that the end of the connection ends, unless
    // it came over TLS, where whoever cuts the connection can't be told from
    // the server.
    if (!request_.url.is_secure)
      head_.End();
    if (std::optional<HttpExchangeResponse> head = head_.Take())
      undelivered_head_ = std::move(head);
    End(std::nullopt);
    return;
  }
  if (refusal_) {
    End(std::move(refusal_));
    return;
  }
  if (result == CURLE_COULDNT_CONNECT || result == CURLE_OPERATION_TIMEDOUT) {
    session_->ForgetAddresses(peer());
  }
  End(error_buffer_[0] != '\0' ? error_buffer_.data()
                               : curl_.easy_strerror(result));
}

void CurlExchange::RestartIdleTimer() {
  last_activity_ = EventLoop::Clock::now();
  if (idle_timer_)
    return;
  idle_timer_ = session_->loop()->StartTimer(
      session_->settings().limits.http_idle_timeout, /*repeating=*/false,
      /*keeps_alive=*/false, [this] { CheckIdleTime(); });
}

void CurlExchange::CheckIdleTime() {
  idle_timer_ = 0;
  const milliseconds timeout = session_->settings().limits.http_idle_timeout;
  const auto left = last_activity_ + timeout - EventLoop::Clock::now();
  if (left > left.zero()) {
    idle_timer_ = session_->loop()->StartTimer(
        std::chrono::ceil<milliseconds>(left), /*repeating=*/false,
        /*keeps_alive=*/false, [this] { CheckIdleTime(); });
    return;
  }
  session_->multi().Remove(easy_);
  is_transferring_ = false;
  End("no byte came within " + std::to_string(timeout.count()) + " ms");
}

void CurlExchange::End(std::optional<std::string> error) {
  session_->loop()->StopTimer(idle_timer_);
  has_ended_ = true;
  error_ = std::move(error);
  ScheduleDelivery();
}

void CurlExchange::ScheduleDelivery() {
  if (is_delivery_scheduled_)
    return;
  is_delivery_scheduled_ = true;
  session_->loop()->QueueTask(TaskSource::kNetworking, [self = self_] {
    if (*self)
      (*self)->Deliver();
  });
}

// Each call of the client may destroy this.
void CurlExchange::Deliver() {
  is_delivery_scheduled_ = false;
  const std::shared_ptr<CurlExchange*> self = self_;
  if (sent_bytes_ > told_sent_bytes_) {
    told_sent_bytes_ = sent_bytes_;
    client_->DidSendBody(sent_bytes_);
    if (!*self)
      return;
  }
  if (undelivered_head_) {
    client_->DidReceiveHead(*std::exchange(undelivered_head_, std::nullopt));
    if (!*self)
      return;
  }
  if (!undelivered_body_.empty()) {
    const std::string body = std::exchange(undelivered_body_, {});
    client_->DidReceiveBody(AsBytes(body));
    if (!*self)
      return;
  }
  if (has_ended_)
    client_->DidEnd(error_ ? &*error_ : nullptr);
}

}  // namespace wsjs
