// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/net/fake_transport.h"

#include <utility>

#include "src/base/check.h"
#include "src/net/handshake_response.h"

namespace wsjs {

FakeTransport::FakeTransport(FakeTransportFactory* factory,
                             int number,
                             TransportClient* client)
    : factory_(factory), number_(number), client_(client) {}

FakeTransport::~FakeTransport() {
  factory_->transports_[static_cast<size_t>(number_)] = nullptr;
  Record("destroyed");
}

void FakeTransport::Drain() {
  is_full_ = false;
  client_->DidDrain();
}

void FakeTransport::Break(std::string message) {
  const TransportError error{TransportError::Phase::kEstablished,
                             std::move(message)};
  client_->DidEnd(&error);
}

void FakeTransport::Fail(std::string message) {
  client_->DidFail({TransportError::Phase::kConnect, std::move(message)});
}

void FakeTransport::Accept(std::string_view fields) {
  Receive(AcceptingResponse(request_, fields));
}

void FakeTransport::Connect(const TransportParameters& parameters) {
  parameters_ = parameters;
  Record("connect to " + parameters.host + ":" +
         std::to_string(parameters.port) +
         (parameters.secure ? " with TLS" : ""));
  if (factory_->on_connect_) {
    factory_->on_connect_(this);  // may destroy this
  }
}

bool FakeTransport::Write(ByteSpan bytes) {
  ++write_count_;
  if (request_.empty()) {
    request_ = AsStringView(bytes);
    Record("send the request");
  } else {
    for (const std::string& frame : frames_.Read(AsStringView(bytes))) {
      Record("send " + frame);
    }
  }
  return !is_full_;
}

void FakeTransport::PauseReading() {
  CHECK(!is_paused_);
  is_paused_ = true;
  Record("pause reading");
}

void FakeTransport::ResumeReading() {
  CHECK(is_paused_);
  is_paused_ = false;
  Record("resume reading");
}

void FakeTransport::Record(std::string event) {
  const std::string name =
      number_ == 0 ? "transport" : "transport " + std::to_string(number_);
  factory_->events_->push_back(name + ": " + std::move(event));
}

std::unique_ptr<Transport> FakeTransportFactory::CreateTransport(
    TransportClient* client) {
  auto transport = std::make_unique<FakeTransport>(
      this, static_cast<int>(transports_.size()), client);
  transports_.push_back(transport.get());
  return transport;
}

std::string AcceptingResponse(std::string_view request,
                              std::string_view fields) {
  constexpr std::string_view kKeyField = "Sec-WebSocket-Key: ";
  const size_t start = request.find(kKeyField) + kKeyField.size();
  const std::string_view key =
      request.substr(start, request.find('\r', start) - start);
  std::string response =
      "HTTP/1.1 101 Switching Protocols\r\n"
      "Upgrade: websocket\r\n"
      "Connection: Upgrade\r\n"
      "Sec-WebSocket-Accept: ";
  response.append(HandshakeAccept(key)).append("\r\n");
  return response.append(fields).append("\r\n");
}

}  // namespace wsjs
