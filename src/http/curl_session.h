// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_CURL_SESSION_H_
#define WSJS_SRC_HTTP_CURL_SESSION_H_

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "src/http/curl_library.h"
#include "src/http/http_exchange.h"
#include "src/loop/event_loop.h"
#include "src/net/host_resolver.h"
#include "src/net/network_settings.h"
#include "src/net/tls_client_context.h"

typedef struct x509_store_st X509_STORE;

namespace wsjs {

class CurlMulti;

// HTTP over libcurl, on the libuv loop of `loop` and on no other thread. Keeps
// connections for later requests to the same server. Costs nothing until the
// first exchange; ignores SIGPIPE from then on. One thread. Outlives its
// exchanges. A caller's uv_loop_t must run until it has nothing to do after the
// destruction.
class CurlSession final : public HttpExchangeFactory {
 public:
  // Neither is owned; all outlive this.
  CurlSession(EventLoop* loop,
              HostResolver* resolver,
              const NetworkSettings& settings);
  ~CurlSession() override;
  CurlSession(const CurlSession&) = delete;
  CurlSession& operator=(const CurlSession&) = delete;

  // HttpExchangeFactory:
  std::unique_ptr<HttpExchange> Start(HttpExchangeRequest request,
                                      HttpExchangeClient* client) override;

  // For exchanges.
  EventLoop* loop() const { return loop_; }
  HostResolver* resolver() const { return resolver_; }
  const NetworkSettings& settings() const { return settings_; }
  const CurlLibrary& curl() const { return *curl_; }
  CurlMulti& multi() { return *multi_; }

  // What all secure connections trust. Null, and why, when it can't be made.
  X509_STORE* GetCertificateStore(std::string* error);

  // Addresses that were resolved a short while ago.
  const std::vector<std::string>* FindAddresses(const std::string& host);
  void KeepAddresses(const std::string& host,
                     std::vector<std::string> addresses);
  // The next request is to ask again.
  void ForgetAddresses(const std::string& host);

 private:
  struct Addresses {
    std::vector<std::string> list;
    EventLoop::Clock::time_point expiry;
  };

  EventLoop* const loop_;
  HostResolver* const resolver_;
  const NetworkSettings& settings_;
  const CurlLibrary* curl_ = nullptr;  // null until the first exchange
  UniqueSslContext tls_context_;
  // Declared after what its connections use.
  std::unique_ptr<CurlMulti> multi_;
  std::unordered_map<std::string, Addresses> addresses_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_CURL_SESSION_H_
