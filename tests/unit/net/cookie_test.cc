// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/cookie.h"

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>

namespace wsjs {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr sys_seconds kNow{seconds(1'000'000'000)};  // 9 September 2001

std::optional<Cookie> Parse(
    std::string_view header,
    std::string_view url = "wss://www.example.com/a/b") {
  return ParseSetCookie(header, *ParseNetworkUrl(url), kNow);
}

// "name=value" of the cookie, or "none".
std::string Pair(std::string_view header) {
  const std::optional<Cookie> cookie = Parse(header);
  return cookie ? cookie->name + "=" + cookie->value : "none";
}

TEST(CookieTest, NameAndValue) {
  EXPECT_EQ(Pair("a=b"), "a=b");
  EXPECT_EQ(Pair(" a\t = b c ; Path=/"), "a=b c");
  EXPECT_EQ(Pair("a=b=c"), "a=b=c");
  EXPECT_EQ(Pair("a=\"b\""), "a=\"b\"");
  EXPECT_EQ(Pair("a="), "a=");
  EXPECT_EQ(Pair("=b"), "=b");
  EXPECT_EQ(Pair("b"), "=b");
  EXPECT_EQ(Pair(""), "none");
  EXPECT_EQ(Pair("="), "none");
  EXPECT_EQ(Pair("; Path=/"), "none");
  EXPECT_EQ(Pair("a=\xC3\xA4"), "a=\xC3\xA4");
}

TEST(CookieTest, ControlCharactersAreRefused) {
  EXPECT_EQ(Pair("a=b\tc"), "a=b\tc");
  EXPECT_EQ(Pair("a=b\x01"), "none");
  EXPECT_EQ(Pair("a=b; Path=/\x1F"), "none");
  EXPECT_EQ(Pair("a=b\x7F"), "none");
  EXPECT_EQ(Pair(std::string_view("a=b\0", 4)), "none");
}

TEST(CookieTest, SizeLimits) {
  EXPECT_TRUE(Parse("a=" + std::string(4095, 'b')));
  EXPECT_FALSE(Parse("a=" + std::string(4096, 'b')));
  const std::string path = "/" + std::string(1023, 'p');
  EXPECT_EQ(Parse("a=b; Path=" + path)->path, path);
  EXPECT_EQ(Parse("a=b; Path=" + path + "p")->path, "/a");
}

TEST(CookieTest, DefaultsAreThoseOfTheUrl) {
  const Cookie cookie = *Parse("a=b");
  EXPECT_EQ(cookie.domain, "www.example.com");
  EXPECT_TRUE(cookie.is_host_only);
  EXPECT_EQ(cookie.path, "/a");
  EXPECT_FALSE(cookie.is_secure);
  EXPECT_FALSE(cookie.is_http_only);
  EXPECT_EQ(cookie.same_site, Cookie::SameSite::kDefault);
  EXPECT_EQ(cookie.expiry, std::nullopt);
  EXPECT_EQ(Parse("a=b", "ws://a/")->path, "/");
  EXPECT_EQ(Parse("a=b", "ws://a/b")->path, "/");
  EXPECT_EQ(Parse("a=b", "ws://a/b/")->path, "/b");
}

TEST(CookieTest, AttributesInAnyCaseAndOrder) {
  const Cookie cookie = *Parse(
      "a=b; SECURE ; httponly=x;samesite = lax ; unknown=1; "
      "Domain=.Example.COM; pAtH=/x;;");
  EXPECT_EQ(cookie.domain, "example.com");
  EXPECT_FALSE(cookie.is_host_only);
  EXPECT_EQ(cookie.path, "/x");
  EXPECT_TRUE(cookie.is_secure);
  EXPECT_TRUE(cookie.is_http_only);
  EXPECT_EQ(cookie.same_site, Cookie::SameSite::kLax);
}

TEST(CookieTest, LastAttributeCounts) {
  const Cookie cookie = *Parse(
      "a=b; Path=/x; Path=/y; Domain=other.com; Domain=example.com; "
      "SameSite=Lax; SameSite=Strict; Max-Age=1; Max-Age=2");
  EXPECT_EQ(cookie.path, "/y");
  EXPECT_EQ(cookie.domain, "example.com");
  EXPECT_EQ(cookie.same_site, Cookie::SameSite::kStrict);
  EXPECT_EQ(cookie.expiry, kNow + seconds(2));
}

TEST(CookieTest, RelativePathsAreTheDefaultPath) {
  EXPECT_EQ(Parse("a=b; Path=x")->path, "/a");
  EXPECT_EQ(Parse("a=b; Path")->path, "/a");
}

TEST(CookieTest, DomainMustBeTheHostsOwn) {
  EXPECT_TRUE(Parse("a=b; Domain=www.example.com"));
  EXPECT_FALSE(Parse("a=b; Domain=other.com"));
  EXPECT_FALSE(Parse("a=b; Domain=x.www.example.com"));
  EXPECT_FALSE(Parse("a=b; Domain=ample.com"));
  EXPECT_FALSE(Parse("a=b; Domain=com"));
  EXPECT_TRUE(Parse("a=b; Domain=")->is_host_only);
  EXPECT_TRUE(Parse("a=b; Domain=localhost", "ws://localhost/")->is_host_only);
  EXPECT_TRUE(Parse("a=b; Domain=127.0.0.1", "ws://127.0.0.1/"));
  EXPECT_FALSE(Parse("a=b; Domain=0.0.1", "ws://127.0.0.1/"));
  EXPECT_FALSE(Parse("a=b; Domain=1]", "ws://[::1]/"));
  EXPECT_FALSE(Parse("a=b; Domain=127.0.0.1", "ws://127.0.0.1/")->is_host_only);
}

TEST(CookieTest, MaxAgeAndExpires) {
  EXPECT_EQ(Parse("a=b; Max-Age=10")->expiry, kNow + seconds(10));
  EXPECT_EQ(Parse("a=b; Max-Age=0")->expiry, sys_seconds::min());
  EXPECT_EQ(Parse("a=b; Max-Age=-5")->expiry, sys_seconds::min());
  EXPECT_EQ(Parse("a=b; Max-Age=99999999999999999999999")->expiry,
            kNow + std::chrono::days(400));
  EXPECT_EQ(Parse("a=b; Max-Age=1x")->expiry, std::nullopt);
  EXPECT_EQ(Parse("a=b; Max-Age=-")->expiry, std::nullopt);
  EXPECT_EQ(Parse("a=b; Max-Age=")->expiry, std::nullopt);
  EXPECT_EQ(Parse("a=b; Expires=Sun, 09 Sep 2001 01:46:50 GMT")->expiry,
            kNow + seconds(10));
  EXPECT_EQ(Parse("a=b; Expires=Fri, 31 Dec 9999 23:59:59 GMT")->expiry,
            kNow + std::chrono::days(400));
  EXPECT_EQ(Parse("a=b; Expires=never")->expiry, std::nullopt);
  // Max-Age comes before Expires wherever it stands.
  EXPECT_EQ(
      Parse("a=b; Max-Age=10; Expires=Sun, 09 Sep 2001 01:46:41 GMT")->expiry,
      kNow + seconds(10));
}

TEST(CookieTest, SecureNeedsTls) {
  EXPECT_TRUE(Parse("a=b; Secure", "wss://a/"));
  EXPECT_FALSE(Parse("a=b; Secure", "ws://a/"));
}

TEST(CookieTest, PublicSuffixIsNobodysDomain) {
  EXPECT_FALSE(Parse("a=b; Domain=co.uk", "ws://www.example.co.uk/"));
  EXPECT_FALSE(Parse("a=b; Domain=example.co.uk", "ws://www.example.co.uk/")
                   ->is_host_only);
  // The host is one itself.
  EXPECT_TRUE(Parse("a=b; Domain=co.uk", "ws://co.uk/")->is_host_only);
}

TEST(CookieTest, SameSiteNoneNeedsSecure) {
  EXPECT_FALSE(Parse("a=b; SameSite=None"));
  EXPECT_EQ(Parse("a=b; SameSite=None; Secure")->same_site,
            Cookie::SameSite::kNone);
  EXPECT_EQ(Parse("a=b; SameSite=Other")->same_site,
            Cookie::SameSite::kDefault);
}

TEST(CookieTest, Prefixes) {
  EXPECT_FALSE(Parse("__Secure-a=b"));
  EXPECT_TRUE(Parse("__Secure-a=b; Secure"));
  EXPECT_TRUE(Parse("__Host-a=b; Secure; Path=/"));
  EXPECT_FALSE(Parse("__Host-a=b; Path=/"));
  EXPECT_FALSE(Parse("__Host-a=b; Secure"));
  EXPECT_FALSE(Parse("__Host-a=b; Secure", "wss://example.com/"));
  EXPECT_FALSE(Parse("__Host-a=b; Secure; Path=/a"));
  EXPECT_FALSE(Parse("__hOST-a=b; Secure; Path=/; Domain=example.com"));
  EXPECT_FALSE(Parse("=__Secure-a=b; Secure"));
  EXPECT_FALSE(Parse("__host-a; Secure"));
}

TEST(CookieTest, PathMatches) {
  EXPECT_TRUE(PathMatches("/", "/"));
  EXPECT_TRUE(PathMatches("/a", "/a"));
  EXPECT_TRUE(PathMatches("/a/b", "/a"));
  EXPECT_TRUE(PathMatches("/a/b", "/a/"));
  EXPECT_FALSE(PathMatches("/ab", "/a"));
  EXPECT_FALSE(PathMatches("/a", "/a/"));
  EXPECT_FALSE(PathMatches("/", "/a"));
}

}  // namespace
}  // namespace wsjs
