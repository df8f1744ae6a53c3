// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_RUNTIME_NETWORK_H_
#define WSJS_SRC_RUNTIME_RUNTIME_NETWORK_H_

#include <chrono>
#include <memory>

#include <wsjs/runtime_options.h>

#include "src/base/log.h"
#include "src/http/blocking_http_client.h"
#include "src/http/http_network.h"
#include "src/loop/event_loop.h"
#include "src/net/cookie_jar.h"
#include "src/net/websocket_channel.h"

namespace wsjs {

// The network of a runtime: transports, WebSocket connections, HTTP. Each is
// made when script first wants it; a script that doesn't, doesn't pay for it.
class RuntimeNetwork final : public WebSocketChannelFactory,
                             public HttpNetwork {
 public:
  // `options`, `event_loop` and `cookie_jar` outlive this.
  RuntimeNetwork(const RuntimeOptions& options,
                 EventLoop& event_loop,
                 CookieJar& cookie_jar,
                 Logger logger);
  ~RuntimeNetwork();
  RuntimeNetwork(const RuntimeNetwork&) = delete;
  RuntimeNetwork& operator=(const RuntimeNetwork&) = delete;

  // WebSocketChannelFactory:
  WebSocketChannel* CreateWebSocketChannel(
      WebSocketChannelClient* client) override;

  // HttpNetwork:
  std::unique_ptr<HttpFetch> Fetch(HttpRequest request,
                                   HttpFetchClient* client) override;
  HttpResult FetchBlocking(
      HttpRequest request,
      std::optional<std::chrono::milliseconds> timeout) override;

  // Ends the blocking request that is under way, and all later ones at once.
  // Any thread.
  void InterruptBlocking() { blocking_http_.Interrupt(); }

  CookieJar& cookie_jar() { return cookie_jar_; }

  // https://websockets.spec.whatwg.org/#make-disappear
  // Closes all connections with 1001 and runs the event loop until they are
  // closed, or until `timeout` has passed.
  void CloseAll(std::chrono::milliseconds timeout);

 private:
  struct WebSocketStack;
  struct HttpStack;

  const RuntimeOptions& options_;
  EventLoop& event_loop_;
  CookieJar& cookie_jar_;
  const Logger logger_;
  std::unique_ptr<WebSocketStack> web_sockets_;
  std::unique_ptr<HttpStack> http_;
  BlockingHttpClient blocking_http_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_RUNTIME_NETWORK_H_
