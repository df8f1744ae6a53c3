// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_NET_NETWORK_TEST_H_
#define WSJS_TESTS_UNIT_NET_NETWORK_TEST_H_

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/loop/event_loop.h"
#include "src/net/cookie_jar.h"
#include "src/net/network_settings.h"
#include "src/net/websocket_channel.h"
#include "src/net/websocket_network.h"
#include "tests/unit/net/fake_transport.h"

namespace wsjs {

// Adds a line for each call to `events`, then does what the test wants.
class FakeWebSocketChannelClient final : public WebSocketChannelClient {
 public:
  FakeWebSocketChannelClient(std::vector<std::string>* events, std::string name)
      : events_(events), name_(std::move(name)) {}

  // WebSocketChannelClient:
  void DidConnect(std::string_view selected_protocol,
                  std::string_view extensions) override;
  void DidReceiveMessages(std::span<WebSocketMessage> messages) override;
  void DidConsumeBufferedAmount(uint64_t bytes) override;
  void DidStartClosingHandshake() override;
  void DidClose(bool failed,
                bool was_clean,
                uint16_t code,
                std::string_view reason) override;

  std::function<void()> on_connect;
  std::function<void()> on_message;  // once a message
  std::function<void()> on_consume;
  std::function<void()> on_closing;
  std::function<void()> on_close;

 private:
  void Record(std::string event, const std::function<void()>& hook);

  std::vector<std::string>* const events_;
  const std::string name_;
};

// Knows one cookie; remembers what it was given.
class FakeCookieJar final : public CookieJar {
 public:
  std::string CookieHeader(std::string_view url,
                           const CookieContext& context) override;
  void SetCookie(std::string_view url,
                 const CookieContext& context,
                 std::string_view set_cookie_header) override;
  // Of documents, which these tests have none of.
  std::string CookieString(std::string_view) override { return {}; }
  void SetCookieString(std::string_view, std::string_view) override {}

  std::string header;
  std::vector<std::string> set;         // "URL: header"
  std::vector<CookieContext> contexts;  // of all calls
};

// A network of fake transports on a real event loop. Everything that happens is
// a line of events().
class NetworkTest : public testing::Test {
 protected:
  using Events = std::vector<std::string>;

  NetworkTest();
  ~NetworkTest() override;

  // Before the first use of the network.
  NetworkSettings& settings() { return settings_; }
  WebSocketNetwork& network();

  // What happened since the last call.
  Events TakeEvents();
  Events TakeLog();
  FakeTransport& transport(size_t number = 0) const {
    return *transports_.transport(number);
  }

  // The first channel, and others.
  void Connect(const std::string& url = "ws://example.com/",
               std::vector<std::string> protocols = {});
  WebSocketChannel* ConnectAnother(FakeWebSocketChannelClient* client,
                                   const std::string& url);
  // Connects, and drops the events.
  void Establish(std::string_view response_fields = {});

  // Runs all tasks that are ready and the ends of their turns.
  void RunTasks();
  // Runs the loop until nothing keeps it alive.
  void RunUntilIdle() { loop_.Run(); }
  // Runs the loop until `is_done`, for timers.
  void RunUntil(const std::function<bool()>& is_done);

  std::vector<std::string> events_;
  std::vector<std::string> log_;
  EventLoop loop_;
  FakeTransportFactory transports_{&events_};
  FakeCookieJar cookie_jar_;
  FakeWebSocketChannelClient client_{&events_, "client"};
  WebSocketChannel* channel_ = nullptr;
  NetworkSettings settings_;
  std::unique_ptr<WebSocketNetwork> network_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_NET_NETWORK_TEST_H_
