// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/cors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wsjs {
namespace {

using testing::HasSubstr;
using testing::Optional;
using Mode = HttpCredentialsMode;

constexpr char kOrigin[] = "https://page.test";

HttpExchangeResponse Allowing(HeaderList headers, uint16_t status = 200) {
  HttpExchangeResponse response;
  response.status = status;
  response.headers = std::move(headers);
  response.headers.Append("Access-Control-Allow-Origin", kOrigin);
  response.headers.Append("Access-Control-Allow-Credentials", "true");
  return response;
}

HttpRequest Request(std::string method, HeaderList headers = {}) {
  HttpRequest request;
  request.method = std::move(method);
  request.headers = std::move(headers);
  return request;
}

TEST(CorsTest, CheckComparesTheOriginExactly) {
  const auto check = [](const char* allowed, Mode mode) {
    return CorsCheck(kOrigin, mode, {{"Access-Control-Allow-Origin", allowed}});
  };
  EXPECT_EQ(check(kOrigin, Mode::kOmit), std::nullopt);
  EXPECT_EQ(check("*", Mode::kSameOrigin), std::nullopt);
  for (const char* allowed : {"https://PAGE.test", "https://page.test/", "null",
                              "**", "https://page.test, https://page.test"}) {
    EXPECT_NE(check(allowed, Mode::kOmit), std::nullopt) << allowed;
  }
}

TEST(CorsTest, CredentialsNeedToBeAllowedByName) {
  const auto check = [](const char* origin, const char* credentials) {
    return CorsCheck(kOrigin, Mode::kInclude,
                     {{"Access-Control-Allow-Origin", origin},
                      {"Access-Control-Allow-Credentials", credentials}});
  };
  EXPECT_EQ(check(kOrigin, "true"), std::nullopt);
  EXPECT_NE(check(kOrigin, "True"), std::nullopt);
  EXPECT_NE(check("*", "true"), std::nullopt);
}

TEST(CorsTest, PreflightIsForWhatIsNotSimple) {
  EXPECT_FALSE(NeedsCorsPreflight(Request("POST", {{"Accept", "a"}})));
  EXPECT_TRUE(NeedsCorsPreflight(Request("PUT")));
  EXPECT_TRUE(NeedsCorsPreflight(Request("GET", {{"X", "y"}})));
  HttpRequest flagged = Request("GET");
  flagged.use_cors_preflight = true;
  EXPECT_TRUE(NeedsCorsPreflight(flagged));
}

TEST(CorsTest, PreflightAllowsMethods) {
  const auto check = [](HttpRequest request, const char* methods) {
    return CorsPreflightCheck(
        request, kOrigin,
        Allowing({{"Access-Control-Allow-Methods", methods}}));
  };
  EXPECT_EQ(check(Request("PUT"), "GET, PUT"), std::nullopt);
  EXPECT_EQ(check(Request("PUT"), ",PUT,"), std::nullopt);
  EXPECT_EQ(check(Request("PUT"), "*"), std::nullopt);
  EXPECT_EQ(check(Request("GET"), ""), std::nullopt);
  EXPECT_THAT(check(Request("PUT"), "put"), Optional(HasSubstr("PUT")));
  EXPECT_THAT(check(Request("PUT"), "a b"), Optional(HasSubstr("tokens")));
  HttpRequest with_credentials = Request("PUT");
  with_credentials.credentials = Mode::kInclude;
  EXPECT_THAT(check(std::move(with_credentials), "*"),
              Optional(HasSubstr("PUT")));
}

TEST(CorsTest, PreflightAllowsHeaders) {
  const auto check = [](HttpRequest request, const char* names) {
    return CorsPreflightCheck(
        request, kOrigin, Allowing({{"Access-Control-Allow-Headers", names}}));
  };
  EXPECT_EQ(check(Request("GET", {{"X-One", "1"}}), "a, x-ONE"), std::nullopt);
  EXPECT_EQ(check(Request("GET", {{"X-One", "1"}}), "*"), std::nullopt);
  EXPECT_THAT(check(Request("GET", {{"X-One", "1"}}), "x-two"),
              Optional(HasSubstr("x-one")));
  EXPECT_THAT(check(Request("GET", {{"Authorization", "1"}}), "*"),
              Optional(HasSubstr("authorization")));
  EXPECT_EQ(check(Request("GET", {{"Authorization", "1"}}), "authorization"),
            std::nullopt);
}

TEST(CorsTest, PreflightNeedsAnOkStatusAndTheOrigin) {
  EXPECT_THAT(CorsPreflightCheck(Request("GET"), kOrigin, Allowing({}, 301)),
              Optional(HasSubstr("301")));
  EXPECT_THAT(CorsPreflightCheck(Request("GET"), "https://x", Allowing({})),
              Optional(HasSubstr("Access-Control-Allow-Origin")));
}

TEST(CorsTest, FlaggedPreflightImpliesTheMethod) {
  HttpRequest request = Request("PUT");
  EXPECT_NE(CorsPreflightCheck(request, kOrigin, Allowing({})), std::nullopt);
  request.use_cors_preflight = true;
  EXPECT_EQ(CorsPreflightCheck(request, kOrigin, Allowing({})), std::nullopt);
}

TEST(CorsTest, FilterKeepsWhatIsExposed) {
  const HeaderList all = {{"Access-Control-Expose-Headers", "*"},
                          {"Set-Cookie", "a=1"},
                          {"Expires", "0"},
                          {"X", "y"}};
  EXPECT_EQ(FilterCorsHeaders(all, Mode::kOmit),
            (HeaderList{{"Access-Control-Expose-Headers", "*"},
                        {"Expires", "0"},
                        {"X", "y"}}));
  EXPECT_EQ(FilterCorsHeaders(all, Mode::kInclude),
            (HeaderList{{"Expires", "0"}}));
}

}  // namespace
}  // namespace wsjs
