// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/runtime_network.h"

#include <utility>

#include "src/net/host_resolver.h"
#include "src/net/in_memory_cookie_jar.h"
#include "src/net/lws/lws_transport_factory.h"
#include "src/net/websocket_network.h"

namespace wsjs {

// From the bottom to the top.
struct RuntimeNetwork::Stack {
  Stack(const RuntimeOptions& options,
        EventLoop* event_loop,
        const Logger& logger)
      : resolver(event_loop, options.network),
        transports(event_loop, &resolver, options.network),
        connections(event_loop,
                    &transports,
                    options.cookie_jar ? options.cookie_jar : &own_cookie_jar,
                    options.network,
                    logger) {}

  InMemoryCookieJar own_cookie_jar;
  SystemHostResolver resolver;
  LwsTransportFactory transports;
  WebSocketNetwork connections;
};

RuntimeNetwork::RuntimeNetwork(const RuntimeOptions& options,
                               EventLoop& event_loop,
                               Logger logger)
    : options_(options), event_loop_(event_loop), logger_(std::move(logger)) {}

RuntimeNetwork::~RuntimeNetwork() = default;

WebSocketChannel* RuntimeNetwork::CreateWebSocketChannel(
    WebSocketChannelClient* client) {
  if (!stack_)
    stack_ = std::make_unique<Stack>(options_, &event_loop_, logger_);
  return stack_->connections.CreateWebSocketChannel(client);
}

void RuntimeNetwork::CloseAll(std::chrono::milliseconds timeout) {
  if (!stack_)
    return;
  stack_->connections.MakeDisappear();
  // A connection that waits for its server to close doesn't keep the loop
  // alive: without this, its turns wouldn't wait.
  const EventLoop::KeepAlive keep_alive(event_loop_);
  bool is_over = false;
  const EventLoop::TimerId timer =
      event_loop_.StartTimer(timeout, /*repeating=*/false,
                             /*keeps_alive=*/false, [&] { is_over = true; });
  while (stack_->connections.connection_count() > 0 && !is_over)
    event_loop_.RunOneTurn(/*may_wait=*/true);
  event_loop_.StopTimer(timer);
}

}  // namespace wsjs
