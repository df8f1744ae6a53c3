// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/echo_server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>

namespace wsjs {
namespace {

// A client that speaks bytes, on a blocking socket.
class RawClient final {
 public:
  explicit RawClient(const EchoServer& server)
      : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<uint16_t>(
        atoi(server.url().c_str() + server.url().rfind(':') + 1)));
    EXPECT_EQ(connect(socket_, reinterpret_cast<sockaddr*>(&address),
                      sizeof(address)),
              0);
  }
  ~RawClient() { close(socket_); }

  void Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent =
          send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      ASSERT_GT(sent, 0);
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
  }
  // Less when the server closes.
  std::string Receive(size_t size) {
    std::string bytes(size, '\0');
    size_t received = 0;
    while (received < size) {
      const ssize_t count = recv(socket_, &bytes[received], size - received, 0);
      if (count <= 0) {
        break;
      }
      received += static_cast<size_t>(count);
    }
    bytes.resize(received);
    return bytes;
  }
  std::string ReceiveHead() {
    std::string head;
    while (!head.ends_with("\r\n\r\n")) {
      const std::string byte = Receive(1);
      if (byte.empty()) {
        break;
      }
      head += byte;
    }
    return head;
  }
  void Handshake(std::string_view fields = "") {
    // The key and its answer are those of RFC 6455, section 1.3.
    Send(
        "GET /chat HTTP/1.1\r\nHost: server\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
        std::string(fields) + "\r\n");
  }

 private:
  const int socket_;
};

// Masked with a key of zeros.
std::string ClientFrame(uint8_t first_byte, std::string_view payload) {
  std::string frame(1, static_cast<char>(first_byte));
  if (payload.size() < 126) {
    frame += static_cast<char>(0x80 | payload.size());
  } else {
    frame += static_cast<char>(0x80 | 127);
    for (int shift = 56; shift >= 0; shift -= 8) {
      frame += static_cast<char>(payload.size() >> shift);
    }
  }
  frame.append(4, '\0');
  frame += payload;
  return frame;
}

TEST(EchoServerTest, AcceptsTheHandshake) {
  const auto server = EchoServer::Start();
  ASSERT_TRUE(server);
  RawClient client(*server);
  client.Handshake();
  const std::string head = client.ReceiveHead();
  EXPECT_TRUE(head.starts_with("HTTP/1.1 101 ")) << head;
  EXPECT_NE(head.find("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"),
            std::string::npos)
      << head;
  EXPECT_EQ(head.find("Sec-WebSocket-Protocol"), std::string::npos) << head;
}

TEST(EchoServerTest, SelectsTheFirstProtocol) {
  const auto server = EchoServer::Start();
  RawClient client(*server);
  client.Handshake("Sec-WebSocket-Protocol: one, two\r\n");
  const std::string head = client.ReceiveHead();
  EXPECT_NE(head.find("Sec-WebSocket-Protocol: one\r\n"), std::string::npos)
      << head;
}

TEST(EchoServerTest, RefusesWhatIsNoHandshake) {
  const auto server = EchoServer::Start();
  RawClient client(*server);
  client.Send("GET / HTTP/1.1\r\nHost: server\r\n\r\n");
  EXPECT_TRUE(client.ReceiveHead().starts_with("HTTP/1.1 400 "));
  EXPECT_EQ(client.Receive(1), "");
}

TEST(EchoServerTest, EchoesMessagesFragmentsAndPings) {
  const auto server = EchoServer::Start();
  RawClient client(*server);
  client.Handshake();
  client.ReceiveHead();
  client.Send(ClientFrame(0x81, "text") + ClientFrame(0x82, "binary") +
              ClientFrame(0x01, "fr") + ClientFrame(0x89, "ping") +
              ClientFrame(0x80, "agments"));
  const std::string expected =
      "\x81\x04text\x82\x06"
      "binary\x8a\x04ping\x81\x09"
      "fragments";
  EXPECT_EQ(client.Receive(expected.size()), expected);
}

TEST(EchoServerTest, AnswersACloseFrameAndClosesFirst) {
  const auto server = EchoServer::Start();
  RawClient client(*server);
  client.Handshake();
  client.ReceiveHead();
  client.Send(ClientFrame(0x88, "\x0f\xa0why"));
  EXPECT_EQ(client.Receive(100), "\x88\x05\x0f\xa0why");
}

TEST(EchoServerTest, ClosesWith1002OnAProtocolError) {
  const auto server = EchoServer::Start();
  RawClient client(*server);
  client.Handshake();
  client.ReceiveHead();
  client.Send(ClientFrame(0x83, ""));
  EXPECT_EQ(client.Receive(100), "\x88\x02\x03\xea");
}

TEST(EchoServerTest, FloodThatIsReadLateArrivesWhole) {
  const auto server = EchoServer::Start();
  RawClient client(*server);
  client.Handshake();
  client.ReceiveHead();
  constexpr int kMessageCount = 200;
  const std::string payload(1 << 20, 'x');
  const std::string frame = ClientFrame(0x82, payload);
  std::thread sender([&] {
    for (int i = 0; i < kMessageCount; ++i) {
      client.Send(frame);
    }
  });
  // The server's header has no masking key.
  const size_t echoed_size = frame.size() - 4;
  size_t received = 0;
  for (int i = 0; i < kMessageCount; ++i) {
    received += client.Receive(echoed_size).size();
  }
  sender.join();
  EXPECT_EQ(received, kMessageCount * echoed_size);
}

TEST(EchoServerTest, DestructionDropsConnections) {
  auto server = EchoServer::Start();
  RawClient client(*server);
  client.Handshake();
  client.ReceiveHead();
  server.reset();
  EXPECT_EQ(client.Receive(1), "");
}

}  // namespace
}  // namespace wsjs
