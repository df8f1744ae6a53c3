// SPDX-License-Identifier: BSD-3-Clause
#include "src/websocket/mixed_content.h"

#include <gtest/gtest.h>

#include <string_view>

namespace wsjs {
namespace {

bool IsMixed(std::string_view base_url, std::string_view url) {
  return IsMixedContent(*ada::parse<ada::url_aggregator>(base_url),
                        *ada::parse<ada::url_aggregator>(url));
}

TEST(MixedContentTest, SecureBaseNeedsSecureUrl) {
  EXPECT_TRUE(IsMixed("https://a/", "ws://a/"));
  EXPECT_FALSE(IsMixed("https://a/", "wss://a/"));
  EXPECT_FALSE(IsMixed("http://a/", "ws://a/"));
  EXPECT_FALSE(IsMixed("file:///a", "ws://a/"));
}

TEST(MixedContentTest, ThisMachineIsTrusted) {
  for (const char* url :
       {"ws://localhost/", "ws://a.localhost:81/", "ws://localhost./",
        "ws://127.0.0.1/", "ws://127.255.0.9/", "ws://[::1]:81/"}) {
    EXPECT_FALSE(IsMixed("https://a/", url)) << url;
  }
  for (const char* url :
       {"ws://localhost.example/", "ws://alocalhost/", "ws://128.0.0.1/",
        "ws://127.example/", "ws://[::2]/", "ws://[::ffff:127.0.0.1]/"}) {
    EXPECT_TRUE(IsMixed("https://a/", url)) << url;
  }
}

}  // namespace
}  // namespace wsjs
