// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/network_url.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

TEST(NetworkUrlTest, Parts) {
  const NetworkUrl url =
      *ParseNetworkUrl("wss://us%65r:p%40ss%3A@example.com:8443/a/b?c=d");
  EXPECT_TRUE(url.is_secure);
  EXPECT_EQ(url.hostname, "example.com");
  EXPECT_EQ(url.port, 8443);
  EXPECT_EQ(url.host, "example.com:8443");
  EXPECT_EQ(url.path, "/a/b");
  EXPECT_EQ(url.target, "/a/b?c=d");
  EXPECT_EQ(url.username, "user");
  EXPECT_EQ(url.password, "p@ss:");
  EXPECT_EQ(url.text, "wss://example.com:8443/a/b?c=d");
}

TEST(NetworkUrlTest, DefaultPortsAreNotInTheHost) {
  for (const auto& [text, is_secure, port] :
       {std::tuple("ws://a/", false, 80), std::tuple("wss://a/", true, 443),
        std::tuple("http://a/", false, 80),
        std::tuple("https://a/", true, 443)}) {
    const NetworkUrl url = *ParseNetworkUrl(text);
    EXPECT_EQ(url.is_secure, is_secure);
    EXPECT_EQ(url.port, port);
    EXPECT_EQ(url.host, "a");
  }
  EXPECT_EQ(ParseNetworkUrl("ws://a:443/")->host, "a:443");
  EXPECT_EQ(ParseNetworkUrl("wss://a:443/")->host, "a");
}

TEST(NetworkUrlTest, Ipv6HostsKeepTheirBrackets) {
  const NetworkUrl url = *ParseNetworkUrl("ws://[::1]:8080/");
  EXPECT_EQ(url.hostname, "[::1]");
  EXPECT_EQ(url.host, "[::1]:8080");
}

TEST(NetworkUrlTest, EmptyQueryStaysAndFragmentGoes) {
  EXPECT_EQ(ParseNetworkUrl("ws://a/?")->target, "/?");
  EXPECT_EQ(ParseNetworkUrl("ws://a/?b#c")->target, "/?b");
}

TEST(NetworkUrlTest, OtherSchemesAreNone) {
  EXPECT_FALSE(ParseNetworkUrl("ftp://a/"));
  EXPECT_FALSE(ParseNetworkUrl("data:,a"));
  EXPECT_FALSE(ParseNetworkUrl("about:blank"));
  EXPECT_FALSE(ParseNetworkUrl(""));
  EXPECT_FALSE(ParseNetworkUrl("ws://"));
}

}  // namespace
}  // namespace wsjs
