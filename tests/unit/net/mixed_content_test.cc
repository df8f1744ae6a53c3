// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/mixed_content.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

TEST(MixedContentTest, SecureBaseNeedsSecureUrl) {
  EXPECT_TRUE(IsBlockedAsMixedContent("https://a/", "ws://a/"));
  EXPECT_FALSE(IsBlockedAsMixedContent("https://a/", "wss://a/"));
  EXPECT_FALSE(IsBlockedAsMixedContent("http://a/", "ws://a/"));
  EXPECT_FALSE(IsBlockedAsMixedContent("file:///a", "ws://a/"));
  EXPECT_FALSE(IsBlockedAsMixedContent("", "ws://a/"));
}

TEST(MixedContentTest, ThisMachineIsTrusted) {
  for (const char* url :
       {"ws://localhost/", "ws://a.localhost:81/", "ws://localhost./",
        "ws://127.0.0.1/", "ws://127.255.0.9/", "ws://[::1]:81/"}) {
    EXPECT_FALSE(IsBlockedAsMixedContent("https://a/", url)) << url;
  }
  for (const char* url :
       {"ws://localhost.example/", "ws://alocalhost/", "ws://128.0.0.1/",
        "ws://127.example/", "ws://[::2]/", "ws://[::ffff:127.0.0.1]/"}) {
    EXPECT_TRUE(IsBlockedAsMixedContent("https://a/", url)) << url;
  }
}

}  // namespace
}  // namespace wsjs
