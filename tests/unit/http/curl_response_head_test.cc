// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/curl_response_head.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace wsjs {
namespace {

constexpr uint64_t kLimit = 1000;

std::optional<HttpExchangeResponse> Parse(
    std::initializer_list<const char*> lines) {
  CurlResponseHead head;
  std::optional<HttpExchangeResponse> response;
  for (const char* line : lines) {
    if (!head.AddLine(std::string(line) + "\r\n", kLimit))
      return std::nullopt;
    if (auto taken = head.Take()) {
      EXPECT_FALSE(response);
      response = std::move(taken);
    }
  }
  return response;
}

TEST(CurlResponseHeadTest, StatusLines) {
  EXPECT_EQ(Parse({"HTTP/1.1 200 OK", ""})->reason_phrase, "OK");
  EXPECT_EQ(Parse({"HTTP/1.0 404 ", ""})->reason_phrase, "");
  EXPECT_EQ(Parse({"HTTP/2 204", ""})->status, 204);
  EXPECT_EQ(Parse({"HTTP/1.1 299 a  b ", ""})->reason_phrase, "a  b ");
  EXPECT_FALSE(Parse({"HTTP/1.1", ""}));
  EXPECT_FALSE(Parse({"HTTP/1.1 x", ""}));
  EXPECT_FALSE(Parse({"A: b", ""}));
}

TEST(CurlResponseHeadTest, FieldsAndContinuations) {
  const auto response = Parse({"HTTP/1.1 200 OK", "A:  1 ", "  2", "\t3",
                               "no colon", "b:", "bad name: x", ""});
  ASSERT_TRUE(response);
  EXPECT_EQ(response->headers, (HeaderList{{"A", "1 2 3"}, {"b", ""}}));
}

TEST(CurlResponseHeadTest, OnlyTheFinalHeadCounts) {
  const auto response =
      Parse({"HTTP/1.1 100 Continue", "A: 1", "", "HTTP/1.1 103 Hints", "B: 2",
             "", "HTTP/1.1 200 OK", "C: 3", "", "Trailer: 4"});
  ASSERT_TRUE(response);
  EXPECT_EQ(response->headers, (HeaderList{{"C", "3"}}));
}

TEST(CurlResponseHeadTest, InterimHeadsCountForTheLimit) {
  CurlResponseHead head;
  const std::string line = "HTTP/1.1 100 " + std::string(kLimit / 2, 'x');
  EXPECT_TRUE(head.AddLine(line, kLimit));
  EXPECT_TRUE(head.AddLine("\r\n", kLimit));
  EXPECT_FALSE(head.AddLine(line, kLimit));
}

TEST(CurlResponseHeadTest, EndOfTheConnectionEndsTheFields) {
  CurlResponseHead head;
  EXPECT_TRUE(head.AddLine("HTTP/1.0 200 OK\n", 100));
  EXPECT_TRUE(head.AddLine("A: b\n", 100));
  EXPECT_FALSE(head.Take());
  head.End();
  const std::optional<HttpExchangeResponse> response = head.Take();
  ASSERT_TRUE(response);
  EXPECT_EQ(response->headers, (HeaderList{{"A", "b"}}));
  head.End();
  EXPECT_FALSE(head.Take());
}

TEST(CurlResponseHeadTest, EndOfTheConnectionIsNoResponse) {
  CurlResponseHead head;
  head.End();
  EXPECT_FALSE(head.Take());
  EXPECT_TRUE(head.AddLine("HTTP/1.1 103 Early\r\n", 100));
  head.End();
  EXPECT_FALSE(head.Take());
}

}  // namespace
}  // namespace wsjs
