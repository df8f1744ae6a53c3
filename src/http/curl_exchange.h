// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_CURL_EXCHANGE_H_
#define WSJS_SRC_HTTP_CURL_EXCHANGE_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/http/curl_library.h"
#include "src/http/curl_multi.h"
#include "src/http/curl_response_head.h"
#include "src/http/curl_session.h"
#include "src/http/http_exchange.h"
#include "src/loop/event_loop.h"
#include "src/net/host_resolver.h"
#include "src/net/proxy_server.h"

namespace wsjs {

// One request over libcurl: resolves the server's name, or the proxy's, with
// the runtime's resolver, then lets libcurl race the addresses, connect and
// transfer. What libcurl calls back with is kept for a task.
class CurlExchange final : public HttpExchange, private CurlMulti::Client {
 public:
  // `session` and `client` aren't owned and outlive this.
  CurlExchange(CurlSession* session,
               HttpExchangeRequest request,
               HttpExchangeClient* client);
  ~CurlExchange() override;

 private:
  // False: there is one, and its URL is wrong.
  [[nodiscard]] bool ChooseProxy();
  void Resolve();
  // Whose name is to be resolved.
  [[nodiscard]] const std::string& peer() const;
  void DidResolve(ResolveResult result);
  void StartTransfer(const std::vector<std::string>& addresses);

  // Options of the transfer, by what they are about.
  void SetRequestOptions();
  void SetHeaderOptions();
  void SetConnectionOptions(const std::vector<std::string>& addresses);
  void SetProxyOptions();
  // False: End() has been called.
  [[nodiscard]] bool SetTlsOptions();
  void SetCallbackOptions();
  template <typename Value>
  void SetOption(CURLoption option, Value value);

  // libcurl's callbacks.
  static size_t ReceiveHeader(char* data, size_t, size_t size, void* user);
  static size_t ReceiveBody(char* data, size_t, size_t size, void* user);
  static int DidProgress(void* user,
                         curl_off_t,
                         curl_off_t,
                         curl_off_t,
                         curl_off_t sent);
  static int WillSendRequest(void* user, char*, char*, int, int);
  static CURLcode SetUpTls(CURL*, void* context, void* user);

  // CurlMulti::Client:
  void DidComplete(CURLcode result) override;

  void RestartIdleTimer();
  void CheckIdleTime();
  // Once, when nothing more will come.
  void End(std::optional<std::string> error);
  void ScheduleDelivery();
  void Deliver();

  CurlSession* const session_;
  const HttpExchangeRequest request_;
  HttpExchangeClient* const client_;
  const CurlLibrary& curl_;
  std::optional<ProxyServer> proxy_;  // none: the server is connected to
  // For tasks: null once this is gone.
  const std::shared_ptr<CurlExchange*> self_;

  std::unique_ptr<HostResolver::Request> resolution_;
  CURL* easy_ = nullptr;  // null until the name has been resolved
  bool is_transferring_ = false;
  curl_slist* header_lines_ = nullptr;
  curl_slist* resolved_ = nullptr;
  std::array<char, CURL_ERROR_SIZE> error_buffer_ = {};

  CurlResponseHead head_;
  uint64_t received_bytes_ = 0;
  // Why a callback has stopped the transfer.
  std::optional<std::string> refusal_;
  EventLoop::TimerId idle_timer_ = 0;  // 0: not running
  EventLoop::Clock::time_point last_activity_;

  // What the client hasn't heard of yet.
  bool is_delivery_scheduled_ = false;
  uint64_t sent_bytes_ = 0;
  uint64_t told_sent_bytes_ = 0;
  std::optional<HttpExchangeResponse> undelivered_head_;
  std::string undelivered_body_;
  bool has_ended_ = false;
  std::optional<std::string> error_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_CURL_EXCHANGE_H_
