// SPDX-License-Identifier: BSD-3-Clause
// LwsTransport through HTTP CONNECT and SOCKS5 proxies.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "tests/support/test_proxies.h"
#include "tests/unit/net/lws/lws_transport_fixture.h"

namespace wsjs {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using Phase = TransportError::Phase;

TestProxyOptions WithCredentials(const char* credentials) {
  TestProxyOptions options;
  options.credentials = credentials;
  return options;
}

TestProxyOptions Dribbling() {
  TestProxyOptions options = WithCredentials("user:secret");
  options.dribbles = true;
  return options;
}

TestProxyOptions Hanging() {
  TestProxyOptions options;
  options.hangs = true;
  return options;
}

TestProxyOptions OnIpv6() {
  TestProxyOptions options;
  options.is_ipv6 = true;
  return options;
}

enum class ProxyType { kHttpConnect, kSocks5 };

class LwsTransportProxyTest : public LwsTransportTest,
                              public testing::WithParamInterface<ProxyType> {
 protected:
  // `credentials` are the client's: "user:password@", or empty.
  void StartProxy(TestProxyOptions options, const std::string& credentials) {
    const bool is_socks = GetParam() == ProxyType::kSocks5;
    proxy_ = is_socks ? StartSocks5Proxy(&loop_, options, &requests_)
                      : StartHttpConnectProxy(&loop_, options, &requests_);
    settings_.proxy.url = (is_socks ? "socks5://" : "http://") + credentials +
                          (options.is_ipv6 ? "[::1]:" : "127.0.0.1:") +
                          std::to_string(proxy_->port());
    settings_.proxy.proxy_loopback = true;
  }

  TestProxyRequests requests_;
  std::unique_ptr<TestServer> proxy_;
};

INSTANTIATE_TEST_SUITE_P(,
                         LwsTransportProxyTest,
                         testing::Values(ProxyType::kHttpConnect,
                                         ProxyType::kSocks5),
                         [](const auto& info) {
                           return info.param == ProxyType::kSocks5
                                      ? "Socks5"
                                      : "HttpConnect";
                         });

TEST_P(LwsTransportProxyTest, ProxyResolvesTheName) {
  StartProxy({}, "");
  const auto server = StartEchoServer();
  const std::string port = std::to_string(server->port());
  ExpectEcho("only-the-proxy-knows.test", server->port());
  EXPECT_THAT(requests_, ElementsAre("only-the-proxy-knows.test:" + port));
}

TEST_P(LwsTransportProxyTest, AddressesGoThrough) {
  StartProxy({}, "");
  const auto server = StartEchoServer();
  const std::string port = std::to_string(server->port());
  ExpectEcho("127.0.0.1", server->port());
  ExpectEcho("[2001:db8::1]", server->port());
  const bool is_socks = GetParam() == ProxyType::kSocks5;
  EXPECT_THAT(
      requests_,
      ElementsAre("127.0.0.1:" + port,
                  (is_socks ? "2001:db8::1:" : "[2001:db8::1]:") + port));
}

TEST_P(LwsTransportProxyTest, ProxyMayHaveAnIpv6Address) {
  StartProxy(OnIpv6(), "");
  if (proxy_->port() == 0) {
    GTEST_SKIP() << "no IPv6 on this machine";
  }
  const auto server = StartEchoServer();
  ExpectEcho("server.test", server->port());
  EXPECT_EQ(requests_.size(), 1u);
}

TEST_P(LwsTransportProxyTest, TlsIsVerifiedForTheServer) {
  StartProxy({}, "");
  const auto tls =
      certificates().CreateServerContext(TestCertificates::Kind::kValid);
  const auto server = StartEchoServer(tls.get());
  ExpectEcho("localhost", server->port(), true);
  const TransportError error =
      ExpectFailure("other.test", server->port(), true);
  EXPECT_EQ(error.phase, Phase::kTls);
  EXPECT_THAT(error.message, HasSubstr("hostname mismatch"));
  EXPECT_THAT(error.message, HasSubstr("through proxy 127.0.0.1:"));
}

TEST_P(LwsTransportProxyTest, ReplyMayComeByteByByte) {
  StartProxy(Dribbling(), "user:secret@");
  const auto tls =
      certificates().CreateServerContext(TestCertificates::Kind::kValid);
  const auto server = StartEchoServer(tls.get());
  ExpectEcho("localhost", server->port(), true);
}

TEST_P(LwsTransportProxyTest, RightCredentialsAreAccepted) {
  StartProxy(WithCredentials("user:s@cret"), "user:s%40cret@");
  const auto server = StartEchoServer();
  ExpectEcho("server.test", server->port());
}

TEST_P(LwsTransportProxyTest, WrongCredentialsFail) {
  StartProxy(WithCredentials("user:secret"), "user:wrong@");
  const auto server = StartEchoServer();
  const TransportError error = ExpectFailure("server.test", server->port());
  EXPECT_EQ(error.phase, Phase::kProxy);
  EXPECT_THAT(error.message,
              HasSubstr(GetParam() == ProxyType::kSocks5
                            ? "refused the connection or the credentials"
                            : "answered with status 407"));
  EXPECT_EQ(server->accepted_count(), 0);
}

TEST_P(LwsTransportProxyTest, CredentialsThatAreTooLongFail) {
  StartProxy({}, std::string(200, 'u') + ":secret@");
  const TransportError error = ExpectFailure("server.test", 80);
  EXPECT_EQ(error.phase, Phase::kProxy);
  EXPECT_THAT(error.message, HasSubstr("too long"));
}

TEST_P(LwsTransportProxyTest, ServerThatTheProxyCannotReachFails) {
  StartProxy({}, "");
  const TransportError error = ExpectFailure("server.test", 1);
  EXPECT_EQ(error.phase, Phase::kProxy);
  EXPECT_THAT(
      error.message,
      HasSubstr(GetParam() == ProxyType::kSocks5 ? "refused" : "status 502"));
}

TEST_P(LwsTransportProxyTest, SilentProxyTimesOut) {
  StartProxy(Hanging(), "");
  settings_.limits.connect_timeout = milliseconds(50);
  const TransportError error = ExpectFailure("server.test", 80);
  EXPECT_EQ(error.phase, Phase::kProxy);
  EXPECT_THAT(error.message, HasSubstr("no answer within 50 ms"));
}

TEST_P(LwsTransportProxyTest, ProxyThatRefusesFails) {
  StartProxy({}, "");
  proxy_.reset();
  const TransportError error = ExpectFailure("server.test", 80);
  EXPECT_EQ(error.phase, Phase::kProxy);
  EXPECT_THAT(error.message, HasSubstr("connect to proxy 127.0.0.1:"));
  EXPECT_THAT(error.message, HasSubstr("Connection refused"));
}

TEST_P(LwsTransportProxyTest, LoopbackAndBypassedHostsAreDirect) {
  StartProxy({}, "");
  settings_.proxy.proxy_loopback = false;
  settings_.proxy.bypass = {"direct.test"};
  settings_.host_addresses = {{"*.direct.test", "127.0.0.1"}};
  const auto server = StartEchoServer();
  ExpectEcho("localhost", server->port());
  ExpectEcho("a.direct.test", server->port());
  EXPECT_THAT(requests_, ElementsAre());
}

TEST_F(LwsTransportTest, ProxyUrlOfAnotherSchemeFails) {
  settings_.proxy.url = "ftp://proxy.test";
  const TransportError error = ExpectFailure("server.test", 80);
  EXPECT_EQ(error.phase, Phase::kProxy);
}

TEST_F(LwsTransportTest, PlainConnectionsMayHaveAProxyOfTheirOwn) {
  TestProxyRequests requests;
  const auto proxy = StartHttpConnectProxy(&loop_, {}, &requests);
  settings_.proxy.ws_url = "http://127.0.0.1:" + std::to_string(proxy->port());
  settings_.host_addresses = {{"localhost.test", "127.0.0.1"}};
  const auto server = StartEchoServer();
  ExpectEcho("plain.test", server->port());
  EXPECT_THAT(requests,
              ElementsAre("plain.test:" + std::to_string(server->port())));
}

}  // namespace
}  // namespace wsjs
