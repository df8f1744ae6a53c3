// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_WEBSOCKET_NETWORK_H_
#define WSJS_SRC_NET_WEBSOCKET_NETWORK_H_

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "src/base/log.h"
#include "src/loop/event_loop.h"
#include "src/net/cookie_jar.h"
#include "src/net/network_context.h"
#include "src/net/network_settings.h"
#include "src/net/transport.h"
#include "src/net/websocket_channel.h"
#include "src/net/websocket_connection.h"

namespace wsjs {

// All WebSocket connections of a runtime: makes them, lets one at a time
// connect to a host and port, sends at the end of each turn of the event loop
// what the turn has written. One thread. Not destroyed while a client is
// called.
class WebSocketNetwork final : public WebSocketChannelFactory,
                               private WebSocketConnection::Owner {
 public:
  // The loop, the factory and the jar aren't owned and outlive this.
  WebSocketNetwork(EventLoop* loop,
                   TransportFactory* transport_factory,
                   CookieJar* cookie_jar,
                   NetworkSettings settings,
                   Logger logger);
  // Drops what is left.
  ~WebSocketNetwork();
  WebSocketNetwork(const WebSocketNetwork&) = delete;
  WebSocketNetwork& operator=(const WebSocketNetwork&) = delete;

  WebSocketChannel* CreateWebSocketChannel(
      WebSocketChannelClient* client) override;

  // https://websockets.spec.whatwg.org/#make-disappear
  // Abandons all channels with 1001: their clients hear nothing any more and
  // must not use them. Run the event loop afterwards until nothing is pending,
  // which the close timeout bounds: so long a connection has to hand its Close
  // frame to the kernel.
  void MakeDisappear();

  // Connections that exist, those included that are closing in the background.
  [[nodiscard]] size_t connection_count() const { return connections_.size(); }

 private:
  // WebSocketConnection::Owner:
  void RequestTurn(WebSocketConnection* connection) override;
  void GiveUpTurn(WebSocketConnection* connection) override;
  void ScheduleFlush(WebSocketConnection* connection) override;
  void DidFinish(WebSocketConnection* connection) override;

  // Starts the first that waits with `turn_key`, unless it has begun.
  void StartFirst(const std::string& turn_key);
  void FlushScheduled();

  NetworkContext context_;
  // The event loop can't take tasks back: they hold this weakly, and do nothing
  // when we are gone. That is why it is a shared_ptr.
  const std::shared_ptr<WebSocketNetwork*> self_;
  // The first of each queue is being established, the others wait.
  std::map<std::string, std::deque<WebSocketConnection*>> turns_;
  std::vector<WebSocketConnection*> scheduled_flushes_;
  std::unordered_map<WebSocketConnection*, std::unique_ptr<WebSocketConnection>>
      connections_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_WEBSOCKET_NETWORK_H_
