// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/websocket_network.h"

#include <algorithm>
#include <utility>

#include "src/net/close_code.h"

namespace wsjs {

WebSocketNetwork::WebSocketNetwork(EventLoop* loop,
                                   TransportFactory* transport_factory,
                                   CookieJar* cookie_jar,
                                   NetworkSettings settings,
                                   Logger logger)
    : context_{loop,
               transport_factory,
               cookie_jar,
               std::move(settings),
               std::move(logger),
               {},
               {},
               {}},
      self_(std::make_shared<WebSocketNetwork*>(this)) {}

WebSocketNetwork::~WebSocketNetwork() = default;

WebSocketChannel* WebSocketNetwork::CreateWebSocketChannel(
    WebSocketChannelClient* client) {
  WebSocketConnection::Owner* const owner = this;
  auto connection =
      std::make_unique<WebSocketConnection>(&context_, owner, client);
  WebSocketConnection* const channel = connection.get();
  connections_.emplace(channel, std::move(connection));
  return channel;
}

void WebSocketNetwork::MakeDisappear() {
  turns_.clear();  // None of those that wait is to connect now.
  // A connection that isn't established is gone at once, which changes the map.
  std::vector<WebSocketConnection*> connections;
  for (const auto& entry : connections_)
    connections.push_back(entry.first);
  for (WebSocketConnection* connection : connections) {
    if (connections_.contains(connection))
      connection->Abandon(kCloseGoingAway);
  }
}

// RFC 6455, section 4.1: "There MUST be no more than one connection in a
// CONNECTING state. If multiple connections to the same IP address are
// attempted simultaneously, the client MUST serialize them". AD-HOC: the name
// stands for its addresses, which aren't known yet.
void WebSocketNetwork::RequestTurn(WebSocketConnection* connection) {
  std::deque<WebSocketConnection*>& queue = turns_[connection->turn_key()];
  queue.push_back(connection);
  if (queue.size() == 1)
    connection->StartConnecting();
}

void WebSocketNetwork::GiveUpTurn(WebSocketConnection* connection) {
  const auto entry = turns_.find(connection->turn_key());
  if (entry == turns_.end())
    return;
  std::deque<WebSocketConnection*>& queue = entry->second;
  if (queue.front() != connection) {
    std::erase(queue, connection);
    return;
  }
  queue.pop_front();
  if (queue.empty()) {
    turns_.erase(entry);
    return;
  }
  // From a task: the transport of the first may be calling, and a queue of
  // connections that fail at once would be as many calls deep. It comes before
  // the task that tells the client of the first, so that the next request is on
  // its way while script runs.
  context_.loop->QueueTask(TaskSource::kNetworking,
                           [self = std::weak_ptr(self_), key = entry->first] {
                             if (const auto network = self.lock())
                               (*network)->StartFirst(key);
                           });
}

void WebSocketNetwork::StartFirst(const std::string& turn_key) {
  const auto entry = turns_.find(turn_key);
  if (entry != turns_.end() && entry->second.front()->is_waiting_for_turn())
    entry->second.front()->StartConnecting();
}

void WebSocketNetwork::ScheduleFlush(WebSocketConnection* connection) {
  if (connection->is_flush_scheduled())
    return;
  connection->set_is_flush_scheduled(true);
  scheduled_flushes_.push_back(connection);
  if (scheduled_flushes_.size() > 1)
    return;
  context_.loop->RunAtEndOfTurn([self = std::weak_ptr(self_)] {
    if (const auto network = self.lock())
      (*network)->FlushScheduled();
  });
}

void WebSocketNetwork::FlushScheduled() {
  // Flushing schedules no flush and finishes no connection.
  for (WebSocketConnection* connection : scheduled_flushes_) {
    connection->set_is_flush_scheduled(false);
    connection->Flush();
  }
  scheduled_flushes_.clear();
}

void WebSocketNetwork::DidFinish(WebSocketConnection* connection) {
  if (connection->is_flush_scheduled()) {
    // The task that was to flush it may find the list empty, or run once more.
    std::erase(scheduled_flushes_, connection);
  }
  connections_.erase(connection);
}

}  // namespace wsjs
