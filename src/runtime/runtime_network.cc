// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/runtime_network.h"

#include <utility>

#include "src/http/curl_session.h"
#include "src/http/main_fetch.h"
#include "src/net/host_resolver.h"
#include "src/net/lws/lws_transport_factory.h"
#include "src/net/websocket_network.h"

namespace wsjs {

// From the bottom to the top.
struct RuntimeNetwork::WebSocketStack {
  WebSocketStack(const NetworkSettings& settings,
                 EventLoop* event_loop,
                 CookieJar* cookie_jar,
                 const Logger& logger)
      : resolver(event_loop, settings),
        transports(event_loop, &resolver, settings),
        connections(event_loop, &transports, cookie_jar, settings, logger) {}

  SystemHostResolver resolver;
  LwsTransportFactory transports;
  WebSocketNetwork connections;
};

struct RuntimeNetwork::HttpStack {
  HttpStack(const NetworkSettings& settings,
            EventLoop* event_loop,
            CookieJar* cookie_jar,
            const Logger& logger)
      : resolver(event_loop, settings),
        exchanges(event_loop, &resolver, settings),
        client({event_loop, &exchanges, cookie_jar, &settings, logger}) {}

  SystemHostResolver resolver;
  CurlSession exchanges;
  StandardHttpClient client;
};

RuntimeNetwork::RuntimeNetwork(const RuntimeOptions& options,
                               EventLoop& event_loop,
                               CookieJar& cookie_jar,
                               Logger logger)
    : options_(options),
      event_loop_(event_loop),
      cookie_jar_(cookie_jar),
      logger_(std::move(logger)),
      blocking_http_(options.network, &cookie_jar_, logger_) {}

RuntimeNetwork::~RuntimeNetwork() = default;

WebSocketChannel* RuntimeNetwork::CreateWebSocketChannel(
    WebSocketChannelClient* client) {
  if (!web_sockets_) {
    web_sockets_ = std::make_unique<WebSocketStack>(
        options_.network, &event_loop_, &cookie_jar_, logger_);
  }
  return web_sockets_->connections.CreateWebSocketChannel(client);
}

std::unique_ptr<HttpFetch> RuntimeNetwork::Fetch(HttpRequest request,
                                                 HttpFetchClient* client) {
  if (!http_) {
    http_ = std::make_unique<HttpStack>(options_.network, &event_loop_,
                                        &cookie_jar_, logger_);
  }
  return http_->client.Fetch(std::move(request), client);
}

HttpResult RuntimeNetwork::FetchBlocking(
    HttpRequest request,
    std::optional<std::chrono::milliseconds> timeout) {
  return blocking_http_.Fetch(std::move(request), timeout);
}

void RuntimeNetwork::CloseAll(std::chrono::milliseconds timeout) {
  if (!web_sockets_)
    return;
  web_sockets_->connections.MakeDisappear();
  // A connection that waits for its server to close doesn't keep the loop
  // alive: without this, its turns wouldn't wait.
  const EventLoop::KeepAlive keep_alive(event_loop_);
  bool is_over = false;
  const EventLoop::TimerId timer =
      event_loop_.StartTimer(timeout, /*repeating=*/false,
                             /*keeps_alive=*/false, [&] { is_over = true; });
  while (web_sockets_->connections.connection_count() > 0 && !is_over)
    event_loop_.RunOneTurn(/*may_wait=*/true);
  event_loop_.StopTimer(timer);
}

}  // namespace wsjs
