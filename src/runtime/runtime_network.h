// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_RUNTIME_NETWORK_H_
#define WSJS_SRC_RUNTIME_RUNTIME_NETWORK_H_

#include <chrono>
#include <memory>

#include <wsjs/runtime_options.h>

#include "src/base/log.h"
#include "src/loop/event_loop.h"
#include "src/net/cookie_jar.h"
#include "src/net/websocket_channel.h"

namespace wsjs {

// The network of a runtime: cookie jar, transports, WebSocket connections. Made
// when script first wants a connection; a script without one doesn't pay for
// it.
class RuntimeNetwork final : public WebSocketChannelFactory {
 public:
  // `options` and `event_loop` outlive this.
  RuntimeNetwork(const RuntimeOptions& options,
                 EventLoop& event_loop,
                 Logger logger);
  ~RuntimeNetwork();
  RuntimeNetwork(const RuntimeNetwork&) = delete;
  RuntimeNetwork& operator=(const RuntimeNetwork&) = delete;

  // WebSocketChannelFactory:
  WebSocketChannel* CreateWebSocketChannel(
      WebSocketChannelClient* client) override;

  // https://websockets.spec.whatwg.org/#make-disappear
  // Closes all connections with 1001 and runs the event loop until they are
  // closed, or until `timeout` has passed.
  void CloseAll(std::chrono::milliseconds timeout);

 private:
  struct Stack;

  const RuntimeOptions& options_;
  EventLoop& event_loop_;
  const Logger logger_;
  std::unique_ptr<Stack> stack_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_RUNTIME_NETWORK_H_
