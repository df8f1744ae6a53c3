// SPDX-License-Identifier: BSD-3-Clause
// How LwsTransport comes to a connection: names, addresses, timeouts, TLS.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <vector>

#include "tests/unit/net/lws/lws_transport_fixture.h"

namespace wsjs {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using Kind = TestCertificates::Kind;
using Phase = TransportError::Phase;

// A port to which no connection is ever completed: the kernel's queue for it is
// full.
class SilentPort final {
 public:
  // 0: a free port.
  explicit SilentPort(const char* ipv4_address, uint16_t port = 0) {
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    inet_pton(AF_INET, ipv4_address, &address.sin_addr);
    socklen_t size = sizeof(address);
    EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
    getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    listen(listener_, 0);
    for (int i = 0; i < 3; ++i) {
      fillers_.push_back(
          socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
      (void)connect(fillers_.back(), reinterpret_cast<sockaddr*>(&address),
                    size);
    }
  }
  ~SilentPort() {
    for (int filler : fillers_) {
      close(filler);
    }
    close(listener_);
  }

  uint16_t port() const { return port_; }

 private:
  int listener_ = -1;
  uint16_t port_ = 0;
  std::vector<int> fillers_;
};

// A port that was free a moment ago.
uint16_t UnusedPort(EventLoop* loop) {
  return TcpListener::Listen(loop, "127.0.0.1", [](auto) {})->port();
}

TEST_F(LwsTransportTest, ConnectsToAnIpv4Address) {
  const auto server = StartEchoServer();
  ExpectEcho("127.0.0.1", server->port());
}

// The ACK that ends TCP's handshake isn't a packet of its own.
TEST_F(LwsTransportTest, FirstBytesComeWithTheAcknowledgement) {
  const int listener =
      socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  ASSERT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), size), 0);
  ASSERT_EQ(listen(listener, 1), 0);
  getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);

  RecordingTransportClient client;
  const std::unique_ptr<Transport> transport = CreateTransport(&client);
  client.on_connect = [&] { EXPECT_TRUE(transport->Write(AsBytes("hello"))); };
  transport->Connect({"127.0.0.1", ntohs(address.sin_port), false});
  int accepted = -1;
  ASSERT_TRUE(RunUntil([&] {
    if (accepted < 0) {
      accepted = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    }
    return accepted >= 0;
  }));
  char bytes[16];
  EXPECT_EQ(recv(accepted, bytes, sizeof(bytes), 0), 5);
  tcp_info info = {};
  size = sizeof(info);
  EXPECT_EQ(getsockopt(accepted, IPPROTO_TCP, TCP_INFO, &info, &size), 0);
  // The SYN, then the bytes.
  EXPECT_EQ(info.tcpi_segs_in, 2u);
  close(accepted);
  close(listener);
}

TEST_F(LwsTransportTest, ConnectsToAnIpv6Address) {
  const auto server = StartEchoServer(nullptr, "::1");
  if (server->port() == 0) {
    GTEST_SKIP() << "no IPv6 on this machine";
  }
  ExpectEcho("[::1]", server->port());
}

TEST_F(LwsTransportTest, LocalhostTriesBothFamilies) {
  const auto server = StartEchoServer();
  ExpectEcho("localhost", server->port());
  ExpectEcho("any.localhost", server->port());
}

TEST_F(LwsTransportTest, TableOfHostsComesBeforeTheSystem) {
  settings_.host_addresses = {{"exact.test", "127.0.0.1"},
                              {"*.pattern.test", "127.0.0.1"}};
  const auto server = StartEchoServer();
  ExpectEcho("exact.test", server->port());
  ExpectEcho("a.b.pattern.test", server->port());
}

TEST_F(LwsTransportTest, EmbeddersResolverIsAsked) {
  std::vector<std::string> asked;
  settings_.resolve = [&](const std::string& host, auto done) {
    asked.push_back(host);
    done({{"127.0.0.1"}, {}});
  };
  const auto server = StartEchoServer();
  ExpectEcho("asked.test", server->port());
  EXPECT_THAT(asked, testing::ElementsAre("asked.test"));
}

TEST_F(LwsTransportTest, UnknownNameFailsToResolve) {
  settings_.resolve = [](const std::string&, auto done) {
    done({{}, "no such name"});
  };
  const TransportError error = ExpectFailure("unknown.test", 80);
  EXPECT_EQ(error.phase, Phase::kResolve);
  EXPECT_THAT(error.message, HasSubstr("unknown.test"));
  EXPECT_THAT(error.message, HasSubstr("no such name"));
}

TEST_F(LwsTransportTest, SystemDoesNotKnowInvalidNames) {
  settings_.limits.resolve_timeout = milliseconds(10'000);
  const TransportError error = ExpectFailure("wsjs.invalid", 80);
  EXPECT_EQ(error.phase, Phase::kResolve);
}

TEST_F(LwsTransportTest, ResolverThatIsSilentTimesOut) {
  std::function<void(ResolveResult)> late;
  settings_.resolve = [&](const std::string&, auto done) { late = done; };
  settings_.limits.resolve_timeout = milliseconds(20);
  const TransportError error = ExpectFailure("silent.test", 80);
  EXPECT_EQ(error.phase, Phase::kResolve);
  EXPECT_THAT(error.message, HasSubstr("no answer within 20 ms"));
  late({{"127.0.0.1"}, {}});
}

TEST_F(LwsTransportTest, RefusedConnectionSaysWhichAddress) {
  const uint16_t port = UnusedPort(&loop_);
  const TransportError error = ExpectFailure("127.0.0.1", port);
  EXPECT_EQ(error.phase, Phase::kConnect);
  EXPECT_EQ(error.message, "connect to 127.0.0.1:" + std::to_string(port) +
                               ": Connection refused");
}

TEST_F(LwsTransportTest, AllRefusedAddressesAreNamed) {
  settings_.resolve = [](const std::string&, auto done) {
    done({{"127.0.0.1", "127.0.0.2"}, {}});
  };
  const TransportError error =
      ExpectFailure("refused.test", UnusedPort(&loop_));
  EXPECT_THAT(error.message, HasSubstr("127.0.0.1): Connection refused; "));
  EXPECT_THAT(error.message, HasSubstr("127.0.0.2): Connection refused"));
}

TEST_F(LwsTransportTest, RefusedAddressIsFollowedByTheNext) {
  settings_.resolve = [](const std::string&, auto done) {
    done({{"127.0.0.2", "127.0.0.1"}, {}});
  };
  const auto server = StartEchoServer();
  ExpectEcho("two.test", server->port());
}

// RFC 8305, section 5.
TEST_F(LwsTransportTest, SilentAddressIsRacedByTheNext) {
  settings_.resolve = [](const std::string&, auto done) {
    done({{"127.0.0.2", "127.0.0.1"}, {}});
  };
  const auto server = StartEchoServer();
  const SilentPort silent("127.0.0.2", server->port());
  const auto start = EventLoop::Clock::now();
  ExpectEcho("race.test", server->port());
  EXPECT_GE(EventLoop::Clock::now() - start, milliseconds(250));
}

TEST_F(LwsTransportTest, FamiliesAlternate) {
  settings_.resolve = [](const std::string&, auto done) {
    done({{"127.0.0.2", "127.0.0.3", "::1", "127.0.0.4"}, {}});
  };
  const TransportError error = ExpectFailure("many.test", UnusedPort(&loop_));
  EXPECT_THAT(error.message,
              testing::ContainsRegex("127.0.0.2.*::1.*127.0.0.3.*127.0.0.4"));
}

TEST_F(LwsTransportTest, SilentServerTimesOut) {
  const SilentPort silent("127.0.0.1");
  settings_.limits.connect_timeout = milliseconds(50);
  const TransportError error = ExpectFailure("127.0.0.1", silent.port());
  EXPECT_EQ(error.phase, Phase::kConnect);
  EXPECT_THAT(error.message, HasSubstr("no answer within 50 ms"));
}

TEST_F(LwsTransportTest, ProxiesOfTheEnvironmentAreIgnored) {
  setenv("http_proxy", "http://127.0.0.1:1", 1);
  setenv("socks_proxy", "127.0.0.1:1", 1);
  const auto server = StartEchoServer();
  ExpectEcho("127.0.0.1", server->port());
  unsetenv("http_proxy");
  unsetenv("socks_proxy");
}

TEST_F(LwsTransportTest, TlsVerifiesNamesAndAddresses) {
  const auto tls = certificates().CreateServerContext(Kind::kValid);
  const auto server = StartEchoServer(tls.get());
  ExpectEcho("localhost", server->port(), true);
  ExpectEcho("localhost.", server->port(), true);
  ExpectEcho("127.0.0.1", server->port(), true);
  const auto ipv6_server = StartEchoServer(tls.get(), "::1");
  if (ipv6_server->port() != 0) {
    ExpectEcho("[::1]", ipv6_server->port(), true);
  }
}

TEST_F(LwsTransportTest, TlsWithTheWrongHostFails) {
  const auto tls = certificates().CreateServerContext(Kind::kWrongHost);
  const auto server = StartEchoServer(tls.get());
  TransportError error = ExpectFailure("localhost", server->port(), true);
  EXPECT_EQ(error.phase, Phase::kTls);
  EXPECT_THAT(error.message, HasSubstr("TLS with localhost:"));
  EXPECT_THAT(error.message, HasSubstr("hostname mismatch"));
  error = ExpectFailure("127.0.0.1", server->port(), true);
  EXPECT_THAT(error.message, HasSubstr("IP address mismatch"));
}

TEST_F(LwsTransportTest, TlsWithAnExpiredCertificateFails) {
  const auto tls = certificates().CreateServerContext(Kind::kExpired);
  const auto server = StartEchoServer(tls.get());
  const TransportError error = ExpectFailure("localhost", server->port(), true);
  EXPECT_EQ(error.phase, Phase::kTls);
  EXPECT_THAT(error.message, HasSubstr("certificate has expired"));
}

TEST_F(LwsTransportTest, TlsWithAnUntrustedIssuerFails) {
  const auto tls = certificates().CreateServerContext(Kind::kUntrustedIssuer);
  const auto server = StartEchoServer(tls.get());
  const TransportError error = ExpectFailure("localhost", server->port(), true);
  EXPECT_EQ(error.phase, Phase::kTls);
  EXPECT_THAT(error.message, HasSubstr("unable to get local issuer"));
}

TEST_F(LwsTransportTest, InsecureAcceptsAnyCertificate) {
  settings_.tls.insecure = true;
  for (Kind kind : {Kind::kValid, Kind::kWrongHost, Kind::kExpired,
                    Kind::kUntrustedIssuer}) {
    const auto tls = certificates().CreateServerContext(kind);
    const auto server = StartEchoServer(tls.get());
    ExpectEcho("localhost", server->port(), true);
  }
}

TEST_F(LwsTransportTest, MissingAuthorityFileFailsSecureConnectionsAlone) {
  settings_.tls.certificate_authority_files = {"/nowhere/ca.pem"};
  const auto server = StartEchoServer();
  ExpectEcho("127.0.0.1", server->port());
  const TransportError error = ExpectFailure("localhost", server->port(), true);
  EXPECT_EQ(error.phase, Phase::kTls);
  EXPECT_THAT(error.message, HasSubstr("/nowhere/ca.pem"));
}

TEST_F(LwsTransportTest, TlsWithAPlainServerFails) {
  const auto server = StartServer([](ServerStream* stream) {
    stream->Write(AsBytes("HTTP/1.1 400 Bad Request\r\n\r\n"));
  });
  const TransportError error = ExpectFailure("localhost", server->port(), true);
  EXPECT_EQ(error.phase, Phase::kTls);
  EXPECT_THAT(error.message, HasSubstr("wrong version number"));
}

TEST_F(LwsTransportTest, TlsServerThatClosesFails) {
  const auto server =
      StartServer([](ServerStream* stream) { stream->Shutdown(); });
  const TransportError error = ExpectFailure("localhost", server->port(), true);
  EXPECT_EQ(error.phase, Phase::kTls);
}

TEST_F(LwsTransportTest, TlsServerThatIsSilentTimesOut) {
  settings_.limits.tls_timeout = milliseconds(50);
  const auto server = StartServer([](ServerStream*) {});
  const TransportError error = ExpectFailure("localhost", server->port(), true);
  EXPECT_EQ(error.phase, Phase::kTls);
  EXPECT_THAT(error.message, HasSubstr("no answer within 50 ms"));
}

}  // namespace
}  // namespace wsjs
