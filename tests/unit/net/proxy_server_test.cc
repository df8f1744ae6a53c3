// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/proxy_server.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

TEST(ProxyServerTest, HttpUrlHasCredentialsHostAndPort) {
  const auto proxy = ParseProxyUrl("http://user:p%40ss@proxy.test:3128");
  ASSERT_TRUE(proxy);
  EXPECT_EQ(proxy->type, ProxyServer::Type::kHttpConnect);
  EXPECT_EQ(proxy->host, "proxy.test");
  EXPECT_EQ(proxy->port, 3128);
  EXPECT_EQ(proxy->username, "user");
  EXPECT_EQ(proxy->password, "p@ss");
}

TEST(ProxyServerTest, HttpUrlWithoutPortHas80) {
  const auto proxy = ParseProxyUrl("http://proxy.test");
  ASSERT_TRUE(proxy);
  EXPECT_EQ(proxy->port, 80);
  EXPECT_EQ(proxy->username, "");
}

TEST(ProxyServerTest, Socks5Url) {
  const auto proxy = ParseProxyUrl("socks5://[::1]:9050");
  ASSERT_TRUE(proxy);
  EXPECT_EQ(proxy->type, ProxyServer::Type::kSocks5);
  EXPECT_EQ(proxy->host, "[::1]");
  EXPECT_EQ(proxy->port, 9050);
}

TEST(ProxyServerTest, Socks5UrlWithoutPortHas1080) {
  const auto proxy = ParseProxyUrl("SOCKS5://proxy.test");
  ASSERT_TRUE(proxy);
  EXPECT_EQ(proxy->port, 1080);
}

TEST(ProxyServerTest, OtherUrlsAreRefused) {
  for (const char* url :
       {"", "proxy.test:80", "https://proxy.test", "socks4://proxy.test",
        "http://", "http://proxy.test:99999"}) {
    EXPECT_FALSE(ParseProxyUrl(url)) << url;
  }
}

TEST(ProxyServerTest, LoopbackIsDirectUnlessAskedFor) {
  ProxySettings settings;
  for (const char* host : {"localhost", "a.LOCALHOST", "127.0.0.1", "127.9.9.9",
                           "[::1]", "localhost."}) {
    settings.proxy_loopback = false;
    EXPECT_TRUE(BypassesProxy(settings, host)) << host;
    settings.proxy_loopback = true;
    EXPECT_FALSE(BypassesProxy(settings, host)) << host;
  }
  settings.proxy_loopback = false;
  for (const char* host :
       {"localhost.test", "128.0.0.1", "127.test", "[::2]"}) {
    EXPECT_FALSE(BypassesProxy(settings, host)) << host;
  }
}

TEST(ProxyServerTest, BypassEntriesAreSuffixesOfWholeLabels) {
  ProxySettings settings;
  settings.bypass = {"one.test", ".two.test", "*.three.test"};
  for (const char* host : {"one.test", "a.one.test", "a.b.two.test", "two.test",
                           "THREE.test", "x.three.test"}) {
    EXPECT_TRUE(BypassesProxy(settings, host)) << host;
  }
  for (const char* host : {"aone.test", "test", "one.test.example"}) {
    EXPECT_FALSE(BypassesProxy(settings, host)) << host;
  }
  settings.bypass = {"*"};
  EXPECT_TRUE(BypassesProxy(settings, "any.example"));
}

}  // namespace
}  // namespace wsjs
