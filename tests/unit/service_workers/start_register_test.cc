// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/start_register.h"

#include <ada.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace wsjs {
namespace {

const ada::url_aggregator kBase =
    *ada::parse<ada::url_aggregator>("https://example.test/dir/page");

// The URLs, or the message.
std::string Start(const std::string& script,
                  const std::optional<std::string>& scope = std::nullopt) {
  const auto urls = StartRegister(script, scope, &kBase);
  if (urls.has_exception()) {
    EXPECT_EQ(urls.exception().type, Exception::Type::kTypeError);
    return urls.exception().message;
  }
  return urls.value().script_url + " " + urls.value().scope_url;
}

TEST(StartRegisterTest, ScopeIsTheScriptsFolder) {
  EXPECT_EQ(Start("sw/w.js"),
            "https://example.test/dir/sw/w.js https://example.test/dir/sw/");
  EXPECT_EQ(Start("/w.js?q"),
            "https://example.test/w.js?q https://example.test/");
}

TEST(StartRegisterTest, ScopeIsRelativeToTheBaseUrl) {
  EXPECT_EQ(Start("sw/w.js", "x"),
            "https://example.test/dir/sw/w.js https://example.test/dir/x");
  EXPECT_EQ(Start("w.js", ""),
            "https://example.test/dir/w.js https://example.test/dir/page");
}

TEST(StartRegisterTest, FragmentsAreDropped) {
  EXPECT_EQ(Start("w.js#a", "x#b"),
            "https://example.test/dir/w.js https://example.test/dir/x");
}

TEST(StartRegisterTest, InvalidUrlsAreRefused) {
  EXPECT_EQ(Start("https://:0/"), "The URL 'https://:0/' is invalid.");
  EXPECT_EQ(Start("w.js", "https://:0/"),
            "The scope 'https://:0/' is invalid.");
}

TEST(StartRegisterTest, OtherSchemesAreRefused) {
  EXPECT_EQ(Start("data:text/javascript,"),
            "The scheme of 'data:text/javascript,' is not http or https.");
  EXPECT_EQ(Start("w.js", "wss://example.test/"),
            "The scheme of 'wss://example.test/' is not http or https.");
}

TEST(StartRegisterTest, EscapedSlashesAreRefused) {
  for (const char* const escape : {"%2f", "%2F", "%5c", "%5C"}) {
    const std::string url = std::string("a") + escape + "w.js";
    const std::string message =
        "The path of '" + url + "' has an escaped slash or backslash.";
    EXPECT_EQ(Start(url), message);
    EXPECT_EQ(Start("w.js", url), message);
  }
  EXPECT_EQ(Start("w%2.js?%2f"),
            "https://example.test/dir/w%2.js?%2f https://example.test/dir/");
}

TEST(StartRegisterTest, WithoutBaseUrlOnlyAbsoluteUrlsParse) {
  EXPECT_TRUE(StartRegister("w.js", std::nullopt, nullptr).has_exception());
  EXPECT_FALSE(StartRegister("https://a.test/w.js", std::nullopt, nullptr)
                   .has_exception());
}

TEST(IsScopeAllowedTest, BelowTheScriptsFolder) {
  const std::string script = "https://a.test/sw/w.js";
  EXPECT_TRUE(IsScopeAllowed("https://a.test/sw/", script, ""));
  EXPECT_TRUE(IsScopeAllowed("https://a.test/sw/x?q", script, ""));
  EXPECT_FALSE(IsScopeAllowed("https://a.test/sw", script, ""));
  EXPECT_FALSE(IsScopeAllowed("https://a.test/", script, ""));
  EXPECT_FALSE(IsScopeAllowed("https://a.test/other/", script, ""));
}

TEST(IsScopeAllowedTest, HeaderWidensAndNarrows) {
  const std::string script = "https://a.test/sw/w.js";
  EXPECT_TRUE(IsScopeAllowed("https://a.test/", script, "/"));
  EXPECT_TRUE(IsScopeAllowed("https://a.test/x", script, "../"));
  EXPECT_FALSE(IsScopeAllowed("https://a.test/sw/", script, "/sw/x"));
  EXPECT_TRUE(IsScopeAllowed("https://a.test/sw/xyz", script, "x"));
}

TEST(IsScopeAllowedTest, HeaderOfAnotherOriginAllowsNothing) {
  const std::string script = "https://a.test/sw/w.js";
  EXPECT_FALSE(IsScopeAllowed("https://a.test/sw/", script, "https://b.test/"));
  EXPECT_FALSE(IsScopeAllowed("https://a.test/sw/", script, "https://:0/"));
}

}  // namespace
}  // namespace wsjs
