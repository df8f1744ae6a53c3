// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/in_memory_cookie_jar.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace wsjs {
namespace {

class InMemoryCookieJarTest : public testing::Test {
 protected:
  std::chrono::sys_seconds now_{std::chrono::seconds(1'000'000'000)};
  InMemoryCookieJar jar_{[this] { return now_; }};
};

TEST_F(InMemoryCookieJarTest, SendsWhatItWasGiven) {
  EXPECT_EQ(jar_.CookieHeader("ws://example.com/", {}), "");
  jar_.SetCookie("ws://example.com/", {}, "a=b");
  jar_.SetCookie("ws://example.com/", {}, "c=");
  jar_.SetCookie("ws://example.com/", {}, "=d");
  EXPECT_EQ(jar_.CookieHeader("ws://example.com/", {}), "a=b; c=; d");
  EXPECT_EQ(jar_.CookieHeader("http://example.com:81/path?query", {}),
            "a=b; c=; d");
  EXPECT_EQ(jar_.CookieHeader("ws://other.com/", {}), "");
  EXPECT_EQ(jar_.CookieHeader("file:///", {}), "");
}

TEST_F(InMemoryCookieJarTest, DomainCookiesGoToSubdomains) {
  jar_.SetCookie("ws://www.example.com/", {}, "a=1; Domain=example.com");
  jar_.SetCookie("ws://www.example.com/", {}, "b=2");
  EXPECT_EQ(jar_.CookieHeader("ws://www.example.com/", {}), "a=1; b=2");
  EXPECT_EQ(jar_.CookieHeader("ws://example.com/", {}), "a=1");
  EXPECT_EQ(jar_.CookieHeader("ws://x.y.example.com/", {}), "a=1");
  EXPECT_EQ(jar_.CookieHeader("ws://x.www.example.com/", {}), "a=1");
  EXPECT_EQ(jar_.CookieHeader("ws://ample.com/", {}), "");
}

TEST_F(InMemoryCookieJarTest, PathsMustMatchAndLongerOnesComeFirst) {
  jar_.SetCookie("ws://a/", {}, "root=1; Path=/");
  jar_.SetCookie("ws://a/", {}, "deep=2; Path=/x/y");
  jar_.SetCookie("ws://a/", {}, "x=3; Path=/x");
  jar_.SetCookie("ws://a/", {}, "x2=4; Path=/x");
  EXPECT_EQ(jar_.CookieHeader("ws://a/x/y/z", {}), "deep=2; x=3; x2=4; root=1");
  EXPECT_EQ(jar_.CookieHeader("ws://a/x", {}), "x=3; x2=4; root=1");
  EXPECT_EQ(jar_.CookieHeader("ws://a/xy", {}), "root=1");
}

TEST_F(InMemoryCookieJarTest, SecureCookiesNeedTls) {
  jar_.SetCookie("wss://a/", {}, "s=1; Secure");
  jar_.SetCookie("ws://a/", {}, "ignored=1; Secure");
  EXPECT_EQ(jar_.CookieHeader("wss://a/", {}), "s=1");
  EXPECT_EQ(jar_.CookieHeader("ws://a/", {}), "");
}

TEST_F(InMemoryCookieJarTest, SecureCookiesAreLeftAlone) {
  jar_.SetCookie("wss://a/", {}, "s=1; Secure; Path=/login");
  jar_.SetCookie("ws://a/", {}, "s=2; Path=/login/en");
  EXPECT_EQ(jar_.CookieHeader("wss://a/login/en", {}), "s=1");
  jar_.SetCookie("ws://a/", {}, "s=3; Path=/");
  EXPECT_EQ(jar_.CookieHeader("wss://a/login", {}), "s=1; s=3");
  jar_.SetCookie("wss://a/", {}, "s=4; Path=/login");
  EXPECT_EQ(jar_.CookieHeader("wss://a/login", {}), "s=4; s=3");
}

TEST_F(InMemoryCookieJarTest, SameNameDomainAndPathReplaces) {
  jar_.SetCookie("ws://a.example.com/", {}, "a=1");
  jar_.SetCookie("ws://a.example.com/", {}, "b=2");
  jar_.SetCookie("ws://a.example.com/", {}, "a=3");
  // It keeps its place.
  EXPECT_EQ(jar_.CookieHeader("ws://a.example.com/", {}), "a=3; b=2");
  EXPECT_EQ(jar_.size(), 2u);
  // A host-only cookie and a domain cookie are two.
  jar_.SetCookie("ws://a.example.com/", {}, "a=4; Domain=a.example.com");
  EXPECT_EQ(jar_.CookieHeader("ws://a.example.com/", {}), "a=3; b=2; a=4");
}

TEST_F(InMemoryCookieJarTest, ExpiredCookiesAreGone) {
  jar_.SetCookie("ws://a/", {}, "a=1; Max-Age=10");
  jar_.SetCookie("ws://a/", {}, "b=2");
  now_ += std::chrono::seconds(9);
  EXPECT_EQ(jar_.CookieHeader("ws://a/", {}), "a=1; b=2");
  now_ += std::chrono::seconds(1);
  EXPECT_EQ(jar_.CookieHeader("ws://a/", {}), "b=2");
  EXPECT_EQ(jar_.size(), 1u);
}

TEST_F(InMemoryCookieJarTest, ExpiryInThePastDeletes) {
  jar_.SetCookie("ws://a/", {}, "a=1");
  jar_.SetCookie("ws://a/", {}, "a=; Max-Age=0");
  EXPECT_EQ(jar_.CookieHeader("ws://a/", {}), "");
  EXPECT_EQ(jar_.size(), 0u);
}

TEST_F(InMemoryCookieJarTest, DomainLimitEvictsTheLongestUnused) {
  jar_.SetCookie("wss://a/", {}, "secure=1; Secure");
  jar_.SetCookie("wss://a/", {}, "used=1; Path=/used");
  for (size_t i = 2; i < InMemoryCookieJar::kMaximumCookiesPerDomain; ++i) {
    jar_.SetCookie("wss://a/", {}, "c" + std::to_string(i) + "=1; Path=/c");
  }
  EXPECT_EQ(jar_.CookieHeader("ws://a/used", {}), "used=1");
  EXPECT_EQ(jar_.size(), InMemoryCookieJar::kMaximumCookiesPerDomain);
  jar_.SetCookie("wss://a/", {}, "one-more=1; Path=/c");
  EXPECT_EQ(jar_.size(), InMemoryCookieJar::kMaximumCookiesPerDomain);
  EXPECT_EQ(jar_.CookieHeader("wss://a/used", {}), "used=1; secure=1");
  const std::string others = jar_.CookieHeader("wss://a/c", {});
  EXPECT_EQ(others.find("c2=1"), std::string::npos);
  EXPECT_NE(others.find("c3=1"), std::string::npos);
  EXPECT_NE(others.find("one-more=1"), std::string::npos);
}

TEST_F(InMemoryCookieJarTest, TotalLimitEvictsTheLongestUnused) {
  for (size_t i = 0; i < InMemoryCookieJar::kMaximumCookies; ++i) {
    jar_.SetCookie("ws://h" + std::to_string(i) + "/", {}, "a=1");
  }
  EXPECT_EQ(jar_.CookieHeader("ws://h0/", {}), "a=1");
  jar_.SetCookie("ws://more/", {}, "a=1");
  EXPECT_EQ(jar_.size(), InMemoryCookieJar::kMaximumCookies);
  EXPECT_EQ(jar_.CookieHeader("ws://h0/", {}), "a=1");
  EXPECT_EQ(jar_.CookieHeader("ws://h1/", {}), "");
  EXPECT_EQ(jar_.CookieHeader("ws://more/", {}), "a=1");
}

TEST_F(InMemoryCookieJarTest, ScriptDoesNotSeeHttpOnlyCookies) {
  jar_.SetCookie("http://a/", {}, "visible=1");
  jar_.SetCookie("http://a/", {}, "hidden=2; HttpOnly");
  EXPECT_EQ(jar_.CookieHeader("http://a/", {}), "visible=1; hidden=2");
  EXPECT_EQ(jar_.CookieString("http://a/"), "visible=1");
}

TEST_F(InMemoryCookieJarTest, ScriptSetsAndDeletesItsOwnCookies) {
  jar_.SetCookieString("http://a/", "x=1; Path=/");
  EXPECT_EQ(jar_.CookieString("http://a/"), "x=1");
  EXPECT_EQ(jar_.CookieHeader("ws://a/", {}), "x=1");
  jar_.SetCookieString("http://a/", "x=2; Path=/; Secure");
  EXPECT_EQ(jar_.CookieHeader("ws://a/", {}), "x=1");
  jar_.SetCookieString("http://a/",
                       "x=; Path=/; Expires=Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(jar_.CookieHeader("http://a/", {}), "");
}

TEST_F(InMemoryCookieJarTest, ScriptCannotSetNorReplaceHttpOnlyCookies) {
  jar_.SetCookieString("http://a/", "x=1; HttpOnly");
  EXPECT_EQ(jar_.CookieHeader("http://a/", {}), "");
  jar_.SetCookie("http://a/", {}, "x=2; HttpOnly");
  jar_.SetCookieString("http://a/", "x=3");
  jar_.SetCookieString("http://a/", "x=4; Max-Age=0");
  EXPECT_EQ(jar_.CookieHeader("http://a/", {}), "x=2");
  jar_.SetCookieString("http://a/", "x=5; Path=/other");
  EXPECT_EQ(jar_.CookieString("http://a/other"), "x=5");
}

// The cookies of "https://a/" that a request with that context sends; there is
// one of each kind.
std::string CookiesFor(InMemoryCookieJar* jar, const CookieContext& context) {
  for (const char* cookie :
       {"default=1", "none=1; SameSite=None; Secure", "lax=1; SameSite=Lax",
        "strict=1; SameSite=Strict"}) {
    jar->SetCookie("https://a/", {}, cookie);
  }
  return jar->CookieHeader("https://a/", context);
}

TEST_F(InMemoryCookieJarTest, SameSiteRequestsSendAllCookies) {
  EXPECT_EQ(CookiesFor(&jar_, {}), "default=1; none=1; lax=1; strict=1");
}

TEST_F(InMemoryCookieJarTest, CrossSiteRequestsSendThoseOfSameSiteNone) {
  EXPECT_EQ(CookiesFor(&jar_, {.is_same_site = false}), "none=1");
}

TEST_F(InMemoryCookieJarTest, CrossSiteNavigationsSendAllButStrictCookies) {
  EXPECT_EQ(CookiesFor(&jar_, {.is_same_site = false,
                               .is_top_level_navigation = true}),
            "default=1; none=1; lax=1");
}

TEST_F(InMemoryCookieJarTest, CrossSiteResponsesSetThoseOfSameSiteNone) {
  for (const char* cookie :
       {"a=1", "b=1; SameSite=Lax", "c=1; SameSite=Strict",
        "d=1; SameSite=None", "e=1; SameSite=None; Secure"}) {
    jar_.SetCookie("https://a/", {.is_same_site = false}, cookie);
  }
  EXPECT_EQ(jar_.CookieHeader("https://a/", {}), "e=1");
  jar_.SetCookie("https://a/",
                 {.is_same_site = false, .is_top_level_navigation = true},
                 "f=1; SameSite=Strict");
  EXPECT_EQ(jar_.CookieHeader("https://a/", {}), "e=1; f=1");
}

TEST_F(InMemoryCookieJarTest, DocumentCookieIsSameSite) {
  EXPECT_NE(CookiesFor(&jar_, {}), "");
  EXPECT_EQ(jar_.CookieString("https://a/"),
            "default=1; none=1; lax=1; strict=1");
}

}  // namespace
}  // namespace wsjs
