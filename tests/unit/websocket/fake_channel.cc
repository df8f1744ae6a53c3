// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/websocket/fake_channel.h"

#include <span>

#include "src/base/check.h"
#include "src/base/utf.h"

namespace wsjs {
namespace {

std::string CodeText(std::optional<uint16_t> code) {
  return code ? std::to_string(*code) : "without a code";
}

}  // namespace

void FakeChannel::Connect(const WebSocketConnectParameters& parameters) {
  parameters_ = parameters;
  Log("Connect " + parameters.url);
}

void FakeChannel::SendText(std::string_view text) {
  Log("SendText " + std::string(text));
}

void FakeChannel::SendBinary(ByteSpan data) {
  Log("SendBinary " + std::string(AsStringView(data)));
}

void FakeChannel::Close(std::optional<uint16_t> code, std::string_view reason) {
  CHECK(client_);
  Log("Close " + CodeText(code) + (reason.empty() ? "" : " ") +
      std::string(reason));
}

void FakeChannel::Fail(std::string_view /*why*/) {
  CHECK(client_);
  Log("Fail");
}

void FakeChannel::Abandon(std::optional<uint16_t> code) {
  CHECK(client_);
  client_ = nullptr;
  Log("Abandon " + CodeText(code));
}

void FakeChannel::DidReceiveTexts(const std::vector<std::string>& texts) {
  std::vector<WebSocketMessage> messages;
  for (const std::string& text : texts) {
    WebSocketMessage& message = messages.emplace_back();
    message.is_ascii = IsAscii(AsBytes(text));
    message.payload = AsBytes(text);
  }
  client_->DidReceiveMessages(messages);
}

void FakeChannel::DidReceiveBinary(std::string_view bytes) {
  WebSocketMessage message;
  message.type = WebSocketMessage::Type::kBinary;
  message.payload = AsBytes(bytes);
  client_->DidReceiveMessages(std::span(&message, 1));
}

void FakeChannel::DidReceiveBlock(WebSocketMessage::Type type,
                                  std::string_view payload) {
  WebSocketMessage message;
  message.type = type;
  message.is_ascii = IsAscii(AsBytes(payload));
  message.block = OwnedBytes(AsBytes(payload));
  message.payload = message.block.span();
  client_->DidReceiveMessages(std::span(&message, 1));
}

void FakeChannel::DidClose(bool failed,
                           bool was_clean,
                           uint16_t code,
                           std::string_view reason) {
  client_->DidClose(failed, was_clean, code, reason);
  client_ = nullptr;
}

WebSocketChannel* FakeChannelFactory::CreateWebSocketChannel(
    WebSocketChannelClient* client) {
  return channels_.emplace_back(std::make_unique<FakeChannel>(client, &log_))
      .get();
}

}  // namespace wsjs
