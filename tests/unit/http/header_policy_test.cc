// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/header_policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(HeaderPolicyTest, ForbiddenRequestHeaders) {
  for (const char* name : {"Host", "cookie", "Sec-Anything", "PROXY-x", "Date",
                           "Content-Length", "Set-Cookie", "Origin"}) {
    EXPECT_TRUE(IsForbiddenRequestHeader(name, "")) << name;
  }
  for (const char* name :
       {"Accept", "Section", "Proxy", "User-Agent", "Authorization"}) {
    EXPECT_FALSE(IsForbiddenRequestHeader(name, "")) << name;
  }
}

TEST(HeaderPolicyTest, MethodOverridesAreForbiddenByTheirValues) {
  EXPECT_TRUE(IsForbiddenRequestHeader("X-HTTP-Method", "connect"));
  EXPECT_TRUE(IsForbiddenRequestHeader("x-method-override", "GET , TRACE"));
  EXPECT_FALSE(IsForbiddenRequestHeader("X-HTTP-Method-Override", "GET"));
  EXPECT_FALSE(IsForbiddenRequestHeader("X-HTTP-Method", "\"TRACE\""));
}

TEST(HeaderPolicyTest, CorsSafelistedRequestHeaders) {
  const std::string long_value(128, 'a');
  EXPECT_TRUE(IsCorsSafelistedRequestHeader("Accept", long_value));
  EXPECT_FALSE(IsCorsSafelistedRequestHeader("Accept", long_value + "a"));
  EXPECT_FALSE(IsCorsSafelistedRequestHeader("Accept", "a\"b"));
  EXPECT_TRUE(IsCorsSafelistedRequestHeader("accept-language", "en, *;q=0.5"));
  EXPECT_FALSE(IsCorsSafelistedRequestHeader("Content-Language", "en_US"));
  EXPECT_TRUE(IsCorsSafelistedRequestHeader("Content-Type",
                                            "TEXT/plain; charset=utf-8"));
  EXPECT_FALSE(
      IsCorsSafelistedRequestHeader("Content-Type", "application/json"));
  EXPECT_FALSE(
      IsCorsSafelistedRequestHeader("Content-Type", "text/plain; a=\"b\""));
  EXPECT_FALSE(IsCorsSafelistedRequestHeader("X-One", "1"));
}

TEST(HeaderPolicyTest, SimpleRangesAreSafelisted) {
  for (const char* value :
       {"bytes=0-", "bytes=0-0", "bytes=1-20", "bytes=002-10"}) {
    EXPECT_TRUE(IsCorsSafelistedRequestHeader("Range", value)) << value;
  }
  for (const char* value : {"bytes=-1", "bytes=5-4", "bytes = 0-", "bytes=0",
                            "bytes=0-1,2-3", "items=0-", "bytes=20-3"}) {
    EXPECT_FALSE(IsCorsSafelistedRequestHeader("Range", value)) << value;
  }
}

TEST(HeaderPolicyTest, UnsafeNamesAreSortedAndUnique) {
  EXPECT_THAT(CorsUnsafeRequestHeaderNames(
                  {{"X-B", "1"}, {"Accept", "a"}, {"x-b", "2"}, {"A", "1"}}),
              ElementsAre("a", "x-b"));
}

TEST(HeaderPolicyTest, ManySafeValuesAreUnsafeTogether) {
  HeaderList headers;
  const std::string value(128, 'a');
  for (int i = 0; i < 8; ++i)
    headers.Append("Accept", value);
  EXPECT_THAT(CorsUnsafeRequestHeaderNames(headers), IsEmpty());
  headers.Append("Accept-Language", "a");
  EXPECT_THAT(CorsUnsafeRequestHeaderNames(headers),
              ElementsAre("accept", "accept-language"));
}

TEST(HeaderPolicyTest, Methods) {
  EXPECT_EQ(NormalizeMethod("gEt"), "GET");
  EXPECT_EQ(NormalizeMethod("patch"), "patch");
  EXPECT_TRUE(IsForbiddenMethod("connect"));
  EXPECT_FALSE(IsForbiddenMethod("GET"));
  EXPECT_FALSE(IsMethod("GE T"));
  EXPECT_FALSE(IsMethod(""));
  EXPECT_FALSE(IsCorsSafelistedMethod("PUT"));
}

}  // namespace
}  // namespace wsjs
