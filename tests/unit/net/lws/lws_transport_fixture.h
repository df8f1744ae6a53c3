// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_NET_LWS_LWS_TRANSPORT_FIXTURE_H_
#define WSJS_TESTS_UNIT_NET_LWS_LWS_TRANSPORT_FIXTURE_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "src/loop/event_loop.h"
#include "src/net/host_resolver.h"
#include "src/net/lws/lws_transport_factory.h"
#include "src/net/network_settings.h"
#include "src/net/transport.h"
#include "tests/support/test_certificates.h"
#include "tests/support/test_server.h"

namespace wsjs {

// Records what a transport says, in order. `on_…` are called after that.
class RecordingTransportClient final : public TransportClient {
 public:
  void DidConnect() override {
    log.push_back("connect");
    if (on_connect) {
      on_connect();
    }
  }
  std::span<uint8_t> ReceiveBuffer() override {
    // Other memory than what came last is in.
    is_first_buffer = !is_first_buffer;
    return std::span<uint8_t>(buffer).subspan(is_first_buffer ? buffer_size : 0,
                                              buffer_size);
  }
  void DidReceive(ByteSpan bytes) override {
    if (buffer_size != 0 && bytes.size() <= buffer_size &&
        bytes.data() == buffer.data() + (is_first_buffer ? buffer_size : 0)) {
      ++received_in_place;
    }
    received += AsStringView(bytes);
    if (on_receive) {
      on_receive();
    }
  }
  void DidDrain() override {
    log.push_back("drain");
    if (on_drain) {
      on_drain();
    }
  }
  void DidEnd(const TransportError* end_error) override {
    log.push_back("end");
    is_over = true;
    if (end_error) {
      error = *end_error;
    }
    if (on_end) {
      on_end();
    }
  }
  void DidFail(const TransportError& failure) override {
    log.push_back("fail");
    is_over = true;
    error = failure;
    if (on_end) {
      on_end();
    }
  }

  // From now on bytes are best read into memory of this size.
  void OfferBuffer(size_t size) {
    buffer_size = size;
    buffer.resize(2 * size);
  }

  std::vector<std::string> log;
  std::string received;
  size_t received_in_place = 0;  // so many times
  std::vector<uint8_t> buffer;
  size_t buffer_size = 0;
  bool is_first_buffer = false;
  bool is_over = false;
  std::optional<TransportError> error;
  std::function<void()> on_connect;
  std::function<void()> on_receive;
  std::function<void()> on_drain;
  std::function<void()> on_end;
};

// Sends back what it receives, and reads no faster than its peer.
class EchoingConnection final : public ServerConnection {
 public:
  void DidAccept(ServerStream* stream) override { stream_ = stream; }
  void DidReceive(ByteSpan bytes) override {
    if (!stream_->Write(bytes)) {
      stream_->PauseReading();
    }
  }
  void DidDrain() override { stream_->ResumeReading(); }

 private:
  ServerStream* stream_ = nullptr;
};

// Does something as soon as a connection is accepted, and reads without
// answering.
class ActingConnection final : public ServerConnection {
 public:
  explicit ActingConnection(std::function<void(ServerStream*)> action)
      : action_(std::move(action)) {}
  void DidAccept(ServerStream* stream) override { action_(stream); }
  void DidReceive(ByteSpan) override {}

 private:
  const std::function<void(ServerStream*)> action_;
};

class LwsTransportTest : public testing::Test {
 protected:
  LwsTransportTest() {
    settings_.tls.certificate_authority_files = {
        certificates().authority_file()};
  }

  // Made once for all tests.
  static const TestCertificates& certificates() {
    static const TestCertificates certificates;
    return certificates;
  }

  // The settings hold from the first call on. The client may hear while
  // Connect() is still running.
  std::unique_ptr<Transport> CreateTransport(RecordingTransportClient* client) {
    if (!factory_) {
      resolver_.emplace(&loop_, settings_);
      factory_.emplace(&loop_, &*resolver_, settings_);
    }
    return factory_->CreateTransport(client);
  }
  std::unique_ptr<Transport> Connect(RecordingTransportClient* client,
                                     const std::string& host,
                                     uint16_t port,
                                     bool secure = false) {
    std::unique_ptr<Transport> transport = CreateTransport(client);
    transport->Connect({host, port, secure});
    return transport;
  }

  std::unique_ptr<TestServer> StartEchoServer(
      SSL_CTX* tls = nullptr,
      const char* address = "127.0.0.1") {
    return std::make_unique<TestServer>(
        &loop_, tls, [] { return std::make_unique<EchoingConnection>(); },
        address);
  }
  std::unique_ptr<TestServer> StartServer(
      std::function<void(ServerStream*)> action,
      SSL_CTX* tls = nullptr) {
    return std::make_unique<TestServer>(&loop_, tls, [action] {
      return std::make_unique<ActingConnection>(action);
    });
  }

  // False when the condition doesn't come true in time.
  [[nodiscard]] bool RunUntil(const std::function<bool()>& condition) {
    EventLoop::KeepAlive keep_alive(loop_);
    bool timed_out = false;
    const EventLoop::TimerId timer =
        loop_.StartTimer(std::chrono::seconds(60), false, false,
                         [&timed_out] { timed_out = true; });
    while (!condition() && !timed_out) {
      loop_.RunOneTurn(true);
    }
    loop_.StopTimer(timer);
    return condition();
  }
  // Long enough for what should not happen to happen.
  void RunFor(std::chrono::milliseconds duration) {
    bool over = false;
    loop_.StartTimer(duration, false, true, [&over] { over = true; });
    while (!over) {
      loop_.RunOneTurn(true);
    }
  }

  // Connects, sends "hello" and has it back.
  void ExpectEcho(const std::string& host, uint16_t port, bool secure = false) {
    RecordingTransportClient client;
    const std::unique_ptr<Transport> transport = CreateTransport(&client);
    client.on_connect = [&] {
      EXPECT_TRUE(transport->Write(AsBytes("hello")));
    };
    transport->Connect({host, port, secure});
    ASSERT_TRUE(
        RunUntil([&] { return client.received == "hello" || client.is_over; }));
    EXPECT_EQ(client.received, "hello")
        << (client.error ? client.error->message : "");
    EXPECT_THAT(client.log, testing::ElementsAre("connect"));
  }
  // Tries to connect, and returns the error.
  TransportError ExpectFailure(const std::string& host,
                               uint16_t port,
                               bool secure = false) {
    RecordingTransportClient client;
    const std::unique_ptr<Transport> transport =
        Connect(&client, host, port, secure);
    EXPECT_TRUE(RunUntil([&] { return client.is_over; }));
    EXPECT_THAT(client.log, testing::ElementsAre("fail"));
    return client.error.value_or(TransportError());
  }

  EventLoop loop_;
  NetworkSettings settings_;
  std::optional<SystemHostResolver> resolver_;
  std::optional<LwsTransportFactory> factory_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_NET_LWS_LWS_TRANSPORT_FIXTURE_H_
