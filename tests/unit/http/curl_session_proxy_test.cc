// SPDX-License-Identifier: BSD-3-Clause
// CurlSession through proxies.
#include <string>

#include "tests/support/test_proxies.h"
#include "tests/unit/http/http_server_fixture.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class CurlSessionProxyTest : public CurlSessionTest {
 protected:
  TestHttpServer::Handler Answering() {
    return [](const std::string&) {
      return TestHttpServer::Answer{HttpAnswer("200 OK", "x")};
    };
  }
  TestProxyRequests requests_;
};

TEST_F(CurlSessionProxyTest, HttpProxyIsAskedForPlainUrls) {
  TestHttpServer proxy(&loop_, Answering());
  settings_.proxy.url = "http://user:secret@" + UrlOf(proxy, "").substr(7);
  RecordingExchangeClient client;
  Get("http://nowhere.test/path?query", &client);
  EXPECT_EQ(client.body, "x") << client.error;
  EXPECT_THAT(
      proxy.requests(),
      ElementsAre(testing::AllOf(
          StartsWith("GET http://nowhere.test/path?query HTTP/1.1\r\n"
                     "Host: nowhere.test\r\n"),
          HasSubstr("Proxy-Authorization: Basic dXNlcjpzZWNyZXQ=\r\n"))));
}

TEST_F(CurlSessionProxyTest, HttpProxyTunnelsToSecureUrls) {
  settings_.tls.certificate_authority_files = {certificates().authority_file()};
  const auto context =
      certificates().CreateServerContext(TestCertificates::Kind::kValid);
  TestHttpServer server(&loop_, Answering(), context.get());
  const auto proxy = StartHttpConnectProxy(&loop_, {}, &requests_);
  settings_.proxy.url = "http://127.0.0.1:" + std::to_string(proxy->port());
  settings_.proxy.proxy_loopback = true;
  RecordingExchangeClient client;
  const std::string host = "localhost:" + std::to_string(server.port());
  Get("https://" + host + "/", &client);
  EXPECT_EQ(client.body, "x") << client.error;
  EXPECT_THAT(requests_, ElementsAre(host));
}

TEST_F(CurlSessionProxyTest, SocksProxyResolvesTheName) {
  TestHttpServer server(&loop_, Answering());
  const auto proxy = StartSocks5Proxy(&loop_, {}, &requests_);
  settings_.proxy.url = "socks5://127.0.0.1:" + std::to_string(proxy->port());
  settings_.proxy.proxy_loopback = true;
  settings_.resolve = [](const std::string& host, auto) { FAIL() << host; };
  RecordingExchangeClient client;
  const std::string host = "nowhere.test:" + std::to_string(server.port());
  Get("http://" + host + "/", &client);
  EXPECT_EQ(client.body, "x") << client.error;
  EXPECT_THAT(requests_, ElementsAre(host));
}

TEST_F(CurlSessionProxyTest, LoopbackAndBypassedHostsAreDirect) {
  TestHttpServer server(&loop_, Answering());
  settings_.proxy.url = "http://127.0.0.1:1";
  settings_.proxy.bypass = {".direct.test"};
  settings_.host_addresses = {{"*.direct.test", "127.0.0.1"}};
  for (const char* host : {"127.0.0.1", "a.direct.test"}) {
    RecordingExchangeClient client;
    Get("http://" + std::string(host) + ":" + std::to_string(server.port()) +
            "/",
        &client);
    EXPECT_EQ(client.body, "x") << client.error;
  }
}

TEST_F(CurlSessionProxyTest, PlainUrlsMayHaveAProxyOfTheirOwn) {
  TestHttpServer proxy(&loop_, Answering());
  settings_.proxy.url = "http://127.0.0.1:1";
  settings_.proxy.ws_url = UrlOf(proxy, "");
  RecordingExchangeClient client;
  Get("http://nowhere.test/", &client);
  EXPECT_EQ(client.body, "x") << client.error;
}

TEST_F(CurlSessionProxyTest, WrongProxyUrlIsAnErrorAndNotPassedBy) {
  TestHttpServer server(&loop_, Answering());
  settings_.proxy.url = "ftp://127.0.0.1";
  settings_.proxy.proxy_loopback = true;
  RecordingExchangeClient client;
  Get(UrlOf(server), &client);
  EXPECT_THAT(client.error, HasSubstr("proxy"));
  EXPECT_THAT(server.requests(), IsEmpty());
}

}  // namespace
}  // namespace wsjs
