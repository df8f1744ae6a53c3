// SPDX-License-Identifier: BSD-3-Clause
#include "src/runner/proxy_environment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ProxySettings FromEnvironment(std::map<std::string, const char*> variables) {
  return ProxyFromEnvironment([&](const char* name) -> const char* {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second;
  });
}

TEST(ProxyEnvironmentTest, WithoutVariablesThereIsNone) {
  const ProxySettings proxy = FromEnvironment({});
  EXPECT_EQ(proxy.url, "");
  EXPECT_EQ(proxy.ws_url, "");
  EXPECT_THAT(proxy.bypass, IsEmpty());
  EXPECT_FALSE(proxy.proxy_loopback);
}

TEST(ProxyEnvironmentTest, HttpProxyIsForWsAndHttpsProxyForWss) {
  const ProxySettings proxy = FromEnvironment(
      {{"http_proxy", "http://a:1"}, {"https_proxy", "http://b:2"}});
  EXPECT_EQ(proxy.ws_url, "http://a:1");
  EXPECT_EQ(proxy.url, "http://b:2");
}

TEST(ProxyEnvironmentTest, AllProxyIsForWhatHasNone) {
  const ProxySettings proxy = FromEnvironment(
      {{"all_proxy", "socks5://c:3"}, {"https_proxy", "http://b:2"}});
  EXPECT_EQ(proxy.ws_url, "socks5://c:3");
  EXPECT_EQ(proxy.url, "http://b:2");
}

TEST(ProxyEnvironmentTest, EmptyVariableTurnsTheProxyOff) {
  const ProxySettings proxy =
      FromEnvironment({{"http_proxy", ""}, {"all_proxy", "http://c:3"}});
  EXPECT_EQ(proxy.ws_url, "");
  EXPECT_EQ(proxy.url, "http://c:3");
}

TEST(ProxyEnvironmentTest, UpperCaseCountsButForHttpProxy) {
  const ProxySettings proxy = FromEnvironment({{"HTTP_PROXY", "http://a:1"},
                                               {"HTTPS_PROXY", "http://b:2"},
                                               {"NO_PROXY", "d"}});
  EXPECT_EQ(proxy.ws_url, "");
  EXPECT_EQ(proxy.url, "http://b:2");
  EXPECT_THAT(proxy.bypass, ElementsAre("d"));
}

TEST(ProxyEnvironmentTest, LowerCaseComesFirst) {
  EXPECT_EQ(FromEnvironment(
                {{"https_proxy", "http://a:1"}, {"HTTPS_PROXY", "http://b:2"}})
                .url,
            "http://a:1");
}

TEST(ProxyEnvironmentTest, HostAndPortAreAnHttpUrl) {
  EXPECT_EQ(FromEnvironment({{"https_proxy", "proxy:3128"}}).url,
            "http://proxy:3128");
}

TEST(ProxyEnvironmentTest, NoProxyIsAListOfSuffixes) {
  EXPECT_THAT(
      FromEnvironment({{"no_proxy", " localhost, .example.com,a b,, "}}).bypass,
      ElementsAre("localhost", ".example.com", "a", "b"));
  EXPECT_THAT(FromEnvironment({{"no_proxy", "*"}}).bypass, ElementsAre("*"));
}

}  // namespace
}  // namespace wsjs
