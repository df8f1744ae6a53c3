// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/net/network_test.h"

#include <utility>

#include "src/net/http_syntax.h"

namespace wsjs {

void FakeWebSocketChannelClient::DidConnect(std::string_view selected_protocol,
                                            std::string_view extensions) {
  Record("connected " + QuoteForLog(selected_protocol) + " " +
             QuoteForLog(extensions),
         on_connect);
}

void FakeWebSocketChannelClient::DidReceiveMessages(
    std::span<WebSocketMessage> messages) {
  events_->push_back(name_ + ": " + std::to_string(messages.size()) +
                     " messages");
  for (const WebSocketMessage& message : messages) {
    const bool is_text = message.type == WebSocketMessage::Type::kText;
    Record((is_text ? "text " : "binary ") +
               QuoteForLog(AsStringView(message.payload)),
           on_message);
  }
}

void FakeWebSocketChannelClient::DidConsumeBufferedAmount(uint64_t bytes) {
  Record("consumed " + std::to_string(bytes), on_consume);
}

void FakeWebSocketChannelClient::DidStartClosingHandshake() {
  Record("closing", on_closing);
}

void FakeWebSocketChannelClient::DidClose(bool failed,
                                          bool was_clean,
                                          uint16_t code,
                                          std::string_view reason) {
  std::string event = failed ? "failed" : "closed";
  event += was_clean ? " cleanly " : " ";
  Record(event + std::to_string(code) + " " + QuoteForLog(reason), on_close);
}

void FakeWebSocketChannelClient::Record(std::string event,
                                        const std::function<void()>& hook) {
  events_->push_back(name_ + ": " + std::move(event));
  if (hook)
    hook();
}

std::string FakeCookieJar::CookieHeader(std::string_view,
                                        const CookieContext& context) {
  contexts.push_back(context);
  return header;
}

void FakeCookieJar::SetCookie(std::string_view url,
                              const CookieContext& context,
                              std::string_view set_cookie_header) {
  contexts.push_back(context);
  set.push_back(std::string(url) + ": " + std::string(set_cookie_header));
}

NetworkTest::NetworkTest() = default;

NetworkTest::~NetworkTest() = default;

WebSocketNetwork& NetworkTest::network() {
  if (!network_) {
    network_ = std::make_unique<WebSocketNetwork>(
        &loop_, &transports_, &cookie_jar_, settings_,
        Logger(LogLevel::kWarning, [this](LogLevel, std::string_view message) {
          log_.emplace_back(message);
        }));
  }
  return *network_;
}

NetworkTest::Events NetworkTest::TakeEvents() {
  return std::exchange(events_, {});
}

NetworkTest::Events NetworkTest::TakeLog() {
  return std::exchange(log_, {});
}

void NetworkTest::Connect(const std::string& url,
                          std::vector<std::string> protocols) {
  channel_ = network().CreateWebSocketChannel(&client_);
  channel_->Connect({url, std::move(protocols), std::nullopt});
}

WebSocketChannel* NetworkTest::ConnectAnother(
    FakeWebSocketChannelClient* client,
    const std::string& url) {
  WebSocketChannel* const channel = network().CreateWebSocketChannel(client);
  channel->Connect({url, {}, std::nullopt});
  return channel;
}

void NetworkTest::Establish(std::string_view response_fields) {
  Connect();
  transport().Connected();
  transport().Accept(response_fields);
  RunTasks();
  events_.clear();
}

void NetworkTest::RunTasks() {
  // A task may queue another.
  for (int i = 0; i < 5; ++i) {
    loop_.RunOneTurn(/*may_wait=*/false);
  }
}

void NetworkTest::RunUntil(const std::function<bool()>& is_done) {
  // A timeout doesn't keep the loop alive.
  const EventLoop::KeepAlive keep_alive(loop_);
  while (!is_done()) {
    loop_.RunOneTurn(/*may_wait=*/true);
  }
}

}  // namespace wsjs
