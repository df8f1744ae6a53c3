// SPDX-License-Identifier: BSD-3-Clause
// LwsTransport once it is connected: bytes, flow control, the end, destruction.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <uv.h>

#include <chrono>
#include <string>
#include <vector>

#include "tests/unit/net/lws/lws_transport_fixture.h"

namespace wsjs {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;

std::string Pattern(size_t size) {
  std::string bytes(size, '\0');
  uint32_t state = 1;
  for (char& byte : bytes) {
    state = state * 1664525 + 1013904223;
    byte = static_cast<char>(state >> 24);
  }
  return bytes;
}

// With and without TLS.
class LwsTransportStreamTest : public LwsTransportTest,
                               public testing::WithParamInterface<bool> {
 protected:
  bool secure() const { return GetParam(); }
  SSL_CTX* tls() const { return secure() ? tls_.get() : nullptr; }

  const std::unique_ptr<SSL_CTX, TestCertificates::Deleter> tls_ =
      certificates().CreateServerContext(TestCertificates::Kind::kValid);
};

INSTANTIATE_TEST_SUITE_P(,
                         LwsTransportStreamTest,
                         testing::Bool(),
                         [](const auto& info) {
                           return info.param ? "Tls" : "Plain";
                         });

TEST_P(LwsTransportStreamTest, LargeTransfersArriveWhole) {
  const auto server = StartEchoServer(tls());
  const std::string sent = Pattern(16 << 20);
  RecordingTransportClient client;
  const auto transport = CreateTransport(&client);
  // All at once, before anything is read: neither side may wait for the other.
  client.on_connect = [&] { EXPECT_FALSE(transport->Write(AsBytes(sent))); };
  transport->Connect({"localhost", server->port(), secure()});
  ASSERT_TRUE(RunUntil(
      [&] { return client.received.size() == sent.size() || client.is_over; }));
  EXPECT_TRUE(client.received == sent);
  EXPECT_THAT(client.log, ElementsAre("connect", "drain"));
}

TEST_P(LwsTransportStreamTest, WritesInPiecesArriveInOrder) {
  const auto server = StartEchoServer(tls());
  const std::string sent = Pattern(8 << 20);
  RecordingTransportClient client;
  const auto transport = CreateTransport(&client);
  size_t written = 0;
  client.on_connect = client.on_drain = [&] {
    while (written < sent.size()) {
      const size_t size = std::min<size_t>(100'003, sent.size() - written);
      const bool goes_on = transport->Write(
          AsBytes(std::string_view(sent).substr(written, size)));
      written += size;
      if (!goes_on) {
        return;
      }
    }
  };
  transport->Connect({"localhost", server->port(), secure()});
  ASSERT_TRUE(RunUntil(
      [&] { return client.received.size() == sent.size() || client.is_over; }));
  EXPECT_TRUE(client.received == sent);
}

TEST_P(LwsTransportStreamTest, NothingArrivesWhileReadingIsPaused) {
  const std::string sent = Pattern(4 << 20);
  const auto server = StartServer(
      [&](ServerStream* stream) { stream->Write(AsBytes(sent)); }, tls());
  RecordingTransportClient client;
  const auto transport =
      Connect(&client, "localhost", server->port(), secure());
  client.on_receive = [&] { transport->PauseReading(); };
  ASSERT_TRUE(RunUntil([&] { return !client.received.empty(); }));
  const size_t received = client.received.size();
  RunFor(milliseconds(50));
  EXPECT_EQ(client.received.size(), received);

  // One read at a time.
  while (client.received.size() < sent.size()) {
    const size_t before = client.received.size();
    transport->ResumeReading();
    ASSERT_TRUE(RunUntil([&] { return client.received.size() > before; }))
        << "after " << before << " bytes";
  }
  EXPECT_TRUE(client.received == sent);
}

TEST_P(LwsTransportStreamTest, ReadsIntoTheClientsMemory) {
  const auto server = StartEchoServer(tls());
  const std::string sent = Pattern(4 << 20);
  RecordingTransportClient client;
  const auto transport = CreateTransport(&client);
  // Odd sizes, and more than there is to read at once.
  client.OfferBuffer(1);
  client.on_connect = [&] { (void)transport->Write(AsBytes(sent)); };
  client.on_receive = [&] {
    client.OfferBuffer(client.received.size() % 300'007 + 1);
    if (client.received.size() % 7 == 0) {
      transport->PauseReading();
      loop_.QueueTask(TaskSource::kNetworking,
                      [&] { transport->ResumeReading(); });
    }
  };
  transport->Connect({"localhost", server->port(), secure()});
  ASSERT_TRUE(RunUntil(
      [&] { return client.received.size() == sent.size() || client.is_over; }));
  EXPECT_TRUE(client.received == sent);
  EXPECT_GT(client.received_in_place, 10u);
}

TEST_P(LwsTransportStreamTest, PeerThatDoesNotReadLeavesBytesBuffered) {
  ServerStream* peer = nullptr;
  const auto server = StartServer(
      [&](ServerStream* stream) {
        peer = stream;
        if (!secure()) {
          stream->PauseReading();
        }
      },
      tls());
  RecordingTransportClient client;
  const auto transport = CreateTransport(&client);
  const std::string sent = Pattern(16 << 20);
  client.on_connect = [&] {
    if (peer) {
      peer->PauseReading();
    }
    EXPECT_FALSE(transport->Write(AsBytes(sent)));
  };
  transport->Connect({"localhost", server->port(), secure()});
  ASSERT_TRUE(RunUntil([&] { return !client.log.empty(); }));
  RunFor(milliseconds(20));
  EXPECT_THAT(client.log, ElementsAre("connect"));
  peer->ResumeReading();
  ASSERT_TRUE(RunUntil([&] { return client.log.size() == 2; }));
  EXPECT_THAT(client.log, ElementsAre("connect", "drain"));
}

// Closes after the first bytes that it receives.
class ClosingConnection final : public ServerConnection {
 public:
  explicit ClosingConnection(bool resets) : resets_(resets) {}
  void DidAccept(ServerStream* stream) override { stream_ = stream; }
  void DidReceive(ByteSpan) override {
    if (resets_) {
      stream_->Reset();
    } else {
      stream_->Write(AsBytes("bye"));
      stream_->Shutdown();
    }
  }

 private:
  const bool resets_;
  ServerStream* stream_ = nullptr;
};

TEST_P(LwsTransportStreamTest, PeerThatClosesEndsWithoutError) {
  TestServer server(&loop_, tls(),
                    [] { return std::make_unique<ClosingConnection>(false); });
  RecordingTransportClient client;
  const auto transport = CreateTransport(&client);
  client.on_connect = [&] { (void)transport->Write(AsBytes("hello")); };
  transport->Connect({"localhost", server.port(), secure()});
  ASSERT_TRUE(RunUntil([&] { return client.is_over; }));
  EXPECT_EQ(client.received, "bye");
  EXPECT_THAT(client.log, ElementsAre("connect", "end"));
  EXPECT_FALSE(client.error) << client.error->message;
}

TEST_P(LwsTransportStreamTest, PeerThatResetsEndsWithAnError) {
  TestServer server(&loop_, tls(),
                    [] { return std::make_unique<ClosingConnection>(true); });
  RecordingTransportClient client;
  const auto transport = CreateTransport(&client);
  client.on_connect = [&] { (void)transport->Write(AsBytes("hello")); };
  transport->Connect({"localhost", server.port(), secure()});
  ASSERT_TRUE(RunUntil([&] { return client.is_over; }));
  EXPECT_THAT(client.log, ElementsAre("connect", "end"));
  ASSERT_TRUE(client.error);
  EXPECT_EQ(client.error->phase, TransportError::Phase::kEstablished);
  EXPECT_THAT(client.error->message, HasSubstr("reset"));
}

TEST_P(LwsTransportStreamTest, WritesToAClosedPeerEndTheConnection) {
  auto server = StartEchoServer(tls());
  RecordingTransportClient client;
  const auto transport =
      Connect(&client, "localhost", server->port(), secure());
  ASSERT_TRUE(RunUntil([&] { return !client.log.empty(); }));
  server.reset();
  const std::string bytes = Pattern(1 << 20);
  client.on_drain = [] {};
  for (int i = 0; i < 100 && !client.is_over; ++i) {
    (void)transport->Write(AsBytes(bytes));
    loop_.RunOneTurn(false);
  }
  ASSERT_TRUE(RunUntil([&] { return client.is_over; }));
}

TEST_P(LwsTransportStreamTest, DestructionInEachStateIsSilent) {
  const auto server = StartEchoServer(tls());
  // How many turns of the loop a connection lives.
  for (int turns = 0; turns < 12; ++turns) {
    RecordingTransportClient client;
    auto transport = Connect(&client, "localhost", server->port(), secure());
    EventLoop::KeepAlive keep_alive(loop_);
    for (int i = 0; i < turns; ++i) {
      loop_.RunOneTurn(false);
    }
    const std::vector<std::string> log = client.log;
    transport.reset();
    RunFor(milliseconds(1));
    EXPECT_EQ(client.log, log);
  }
  ASSERT_TRUE(RunUntil([&] { return server->connection_count() == 0; }));
}

TEST_P(LwsTransportStreamTest, DestructionWithBufferedBytes) {
  const auto server = StartServer(
      [this](ServerStream* stream) {
        if (!secure()) {
          stream->PauseReading();
        }
      },
      tls());
  RecordingTransportClient client;
  auto transport = CreateTransport(&client);
  const std::string bytes = Pattern(16 << 20);
  client.on_connect = [&] { (void)transport->Write(AsBytes(bytes)); };
  transport->Connect({"localhost", server->port(), secure()});
  ASSERT_TRUE(RunUntil([&] { return !client.log.empty(); }));
  transport.reset();
  RunFor(milliseconds(5));
}

TEST_P(LwsTransportStreamTest, ClientMayDestroyTheTransportInDidConnect) {
  const auto server = StartEchoServer(tls());
  RecordingTransportClient client;
  auto transport = CreateTransport(&client);
  client.on_connect = [&] { transport.reset(); };
  transport->Connect({"localhost", server->port(), secure()});
  ASSERT_TRUE(RunUntil([&] { return !transport; }));
  RunFor(milliseconds(5));
  EXPECT_THAT(client.log, ElementsAre("connect"));
}

TEST_P(LwsTransportStreamTest, ClientMayDestroyTheTransportInDidReceive) {
  const auto server = StartEchoServer(tls());
  RecordingTransportClient client;
  auto transport = CreateTransport(&client);
  client.on_connect = [&] { (void)transport->Write(AsBytes("hello")); };
  client.on_receive = [&] { transport.reset(); };
  transport->Connect({"localhost", server->port(), secure()});
  ASSERT_TRUE(RunUntil([&] { return !transport; }));
  RunFor(milliseconds(5));
  EXPECT_THAT(client.log, ElementsAre("connect"));
}

TEST_P(LwsTransportStreamTest, ClientMayDestroyTheTransportInDidDrain) {
  const auto server = StartEchoServer(tls());
  RecordingTransportClient client;
  auto transport = CreateTransport(&client);
  const std::string bytes = Pattern(16 << 20);
  client.on_connect = [&] { (void)transport->Write(AsBytes(bytes)); };
  client.on_drain = [&] { transport.reset(); };
  transport->Connect({"localhost", server->port(), secure()});
  ASSERT_TRUE(RunUntil([&] { return !transport; }));
  RunFor(milliseconds(5));
}

TEST_P(LwsTransportStreamTest, ClientMayDestroyTheTransportInDidEnd) {
  TestServer server(&loop_, tls(),
                    [] { return std::make_unique<ClosingConnection>(false); });
  RecordingTransportClient client;
  auto transport = CreateTransport(&client);
  client.on_connect = [&] { (void)transport->Write(AsBytes("hello")); };
  client.on_end = [&] { transport.reset(); };
  transport->Connect({"localhost", server.port(), secure()});
  ASSERT_TRUE(RunUntil([&] { return !transport; }));
}

TEST_P(LwsTransportStreamTest, ClientMayDestroyTheTransportInDidFail) {
  RecordingTransportClient client;
  auto transport = Connect(&client, "localhost", 1, secure());
  client.on_end = [&] { transport.reset(); };
  ASSERT_TRUE(RunUntil([&] { return !transport; }));
  EXPECT_THAT(client.log, ElementsAre("fail"));
}

TEST_P(LwsTransportStreamTest, ManyConnectionsAtOnce) {
  constexpr size_t kCount = 200;
  const auto server = StartEchoServer(tls());
  std::vector<RecordingTransportClient> clients(kCount);
  std::vector<std::unique_ptr<Transport>> transports;
  for (RecordingTransportClient& client : clients) {
    const size_t index = transports.size();
    transports.push_back(CreateTransport(&client));
    client.on_connect = [&transports, index] {
      (void)transports[index]->Write(AsBytes(std::to_string(index)));
    };
    transports.back()->Connect({"localhost", server->port(), secure()});
  }
  for (size_t i = 0; i < kCount; ++i) {
    ASSERT_TRUE(RunUntil([&] {
      return clients[i].received == std::to_string(i) || clients[i].is_over;
    }));
    EXPECT_THAT(clients[i].log, ElementsAre("connect"));
  }
}

TEST(LwsTransportForeignLoopTest, EmbeddersLoopIsLeftClean) {
  uv_loop_t uv_loop;
  ASSERT_EQ(uv_loop_init(&uv_loop), 0);
  {
    EventLoop loop(&uv_loop);
    const NetworkSettings settings;
    SystemHostResolver resolver(&loop, settings);
    LwsTransportFactory factory(&loop, &resolver, settings);
    TestServer server(&loop, nullptr,
                      [] { return std::make_unique<EchoingConnection>(); });
    RecordingTransportClient client;
    auto transport = factory.CreateTransport(&client);
    client.on_connect = [&] { (void)transport->Write(AsBytes("hello")); };
    client.on_receive = [&] { uv_stop(&uv_loop); };
    transport->Connect({"127.0.0.1", server.port(), false});
    uv_run(&uv_loop, UV_RUN_DEFAULT);
    EXPECT_EQ(client.received, "hello");
  }
  EXPECT_EQ(uv_run(&uv_loop, UV_RUN_DEFAULT), 0);
  EXPECT_EQ(uv_loop_close(&uv_loop), 0);
}

TEST(LwsTransportForeignLoopTest, IdleFactoryDoesNotKeepTheLoopAlive) {
  uv_loop_t uv_loop;
  ASSERT_EQ(uv_loop_init(&uv_loop), 0);
  {
    EventLoop loop(&uv_loop);
    const NetworkSettings settings;
    SystemHostResolver resolver(&loop, settings);
    LwsTransportFactory factory(&loop, &resolver, settings);
    RecordingTransportClient client;
    auto transport = factory.CreateTransport(&client);
    transport->Connect({"127.0.0.1", 1, false});
    while (!client.is_over) {
      loop.RunOneTurn(false);
    }
    EXPECT_EQ(uv_run(&uv_loop, UV_RUN_DEFAULT), 0);
  }
  EXPECT_EQ(uv_run(&uv_loop, UV_RUN_DEFAULT), 0);
  EXPECT_EQ(uv_loop_close(&uv_loop), 0);
}

}  // namespace
}  // namespace wsjs
