// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_WEBSOCKET_FAKE_CHANNEL_H_
#define WSJS_TESTS_UNIT_WEBSOCKET_FAKE_CHANNEL_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/base/bytes.h"
#include "src/net/websocket_channel.h"

namespace wsjs {

// A channel without a network: says what it was told, and the test tells its
// client what happens.
class FakeChannel final : public WebSocketChannel {
 public:
  FakeChannel(WebSocketChannelClient* client, std::vector<std::string>* log)
      : client_(client), log_(log) {}

  // Null once the channel is gone for the client.
  WebSocketChannelClient* client() const { return client_; }
  const WebSocketConnectParameters& parameters() const { return parameters_; }

  // WebSocketChannel:
  void Connect(const WebSocketConnectParameters& parameters) override;
  void SendText(std::string_view text) override;
  void SendBinary(ByteSpan data) override;
  void Close(std::optional<uint16_t> code, std::string_view reason) override;
  void Fail(std::string_view why) override;
  void Abandon(std::optional<uint16_t> code) override;

  // What the client is told.
  void DidConnect(std::string_view protocol = {},
                  std::string_view extensions = {}) {
    client_->DidConnect(protocol, extensions);
  }
  // In one read.
  void DidReceiveTexts(const std::vector<std::string>& texts);
  void DidReceiveBinary(std::string_view bytes);
  // As the network gives large payloads: in a block of its own.
  void DidReceiveBlock(WebSocketMessage::Type type, std::string_view payload);
  void DidConsumeBufferedAmount(uint64_t bytes) {
    client_->DidConsumeBufferedAmount(bytes);
  }
  void DidStartClosingHandshake() { client_->DidStartClosingHandshake(); }
  void DidClose(bool failed,
                bool was_clean,
                uint16_t code,
                std::string_view reason = {});

 private:
  void Log(std::string text) { log_->push_back(std::move(text)); }

  WebSocketChannelClient* client_;
  std::vector<std::string>* const log_;  // Outlives this.
  WebSocketConnectParameters parameters_;
};

class FakeChannelFactory final : public WebSocketChannelFactory {
 public:
  // The channels in the order in which they were made, all of them.
  FakeChannel& channel(size_t index = 0) { return *channels_.at(index); }
  size_t size() const { return channels_.size(); }

  // The calls of all channels since the last call, in order.
  std::vector<std::string> TakeLog() { return std::exchange(log_, {}); }

  // WebSocketChannelFactory:
  WebSocketChannel* CreateWebSocketChannel(
      WebSocketChannelClient* client) override;

 private:
  std::vector<std::string> log_;
  std::vector<std::unique_ptr<FakeChannel>> channels_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_WEBSOCKET_FAKE_CHANNEL_H_
