// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/http_response_head.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/unit/net/test_bytes.h"

namespace wsjs {
namespace {

using Result = HttpResponseHeadParser::Result;
using testing::ElementsAre;

constexpr uint64_t kLimit = 1000;

// Feeds the pieces until the parser has seen enough. Returns what it left.
std::pair<Result, std::string> ParsePieces(
    HttpResponseHeadParser* parser,
    const std::vector<ByteSpan>& pieces) {
  Result result = Result::kNeedsMoreBytes;
  std::string left;
  for (ByteSpan piece : pieces) {
    if (result == Result::kNeedsMoreBytes) {
      result = parser->Parse(&piece);
      if (result == Result::kNeedsMoreBytes) {
        EXPECT_TRUE(piece.empty());
      }
    }
    left += AsStringView(piece);
  }
  return {result, left};
}

// The head doesn't parse, with this error however it is cut.
void ExpectError(std::string_view bytes, const std::string& error) {
  ForEverySplit(bytes, [&](const std::vector<ByteSpan>& pieces) {
    HttpResponseHeadParser parser(kLimit);
    EXPECT_EQ(ParsePieces(&parser, pieces).first, Result::kMalformed);
    EXPECT_EQ(parser.error(), error);
  });
}

TEST(HttpResponseHeadTest, ParsesAtEverySplit) {
  ForEverySplit(
      "HTTP/1.1 101 Switching Protocols\r\n"
      "Upgrade: websocket\r\n"
      "connection:\t keep-alive , Upgrade \t\r\n"
      "X-a:\r\n"
      "Connection: b\r\n"
      "\r\n"
      "\x81\x01z",
      [](const std::vector<ByteSpan>& pieces) {
        HttpResponseHeadParser parser(kLimit);
        const auto [result, left] = ParsePieces(&parser, pieces);
        ASSERT_EQ(result, Result::kComplete);
        EXPECT_EQ(left, "\x81\x01z");
        const HttpResponseHead& head = parser.head();
        EXPECT_EQ(head.status, 101);
        EXPECT_EQ(head.reason_phrase, "Switching Protocols");
        EXPECT_EQ(head.fields.size(), 4u);
        EXPECT_THAT(head.Values("Connection"),
                    ElementsAre("keep-alive , Upgrade", "b"));
        EXPECT_THAT(head.Values("x-A"), ElementsAre(""));
        EXPECT_THAT(head.Values("none"), ElementsAre());
      });
}

TEST(HttpResponseHeadTest, ReasonPhraseMayBeAnythingOrMissing) {
  for (const auto& [line, reason] :
       std::vector<std::pair<std::string, std::string>>{
           {"HTTP/1.1 101 ", ""},
           {"HTTP/1.1 101", ""},
           {"HTTP/1.1 101 foo, bar: \xFF", "foo, bar: \xFF"}}) {
    HttpResponseHeadParser parser(kLimit);
    const std::string text = line + "\r\n\r\n";
    ByteSpan bytes = AsBytes(text);
    ASSERT_EQ(parser.Parse(&bytes), Result::kComplete) << line;
    EXPECT_EQ(parser.head().reason_phrase, reason);
  }
}

TEST(HttpResponseHeadTest, FoldedLinesAreJoinedWithASpace) {
  ForEverySplit("HTTP/1.1 200 OK\r\na: b\r\n \tc \r\n d\r\ne:\r\n f\r\n\r\n",
                [](const std::vector<ByteSpan>& pieces) {
                  HttpResponseHeadParser parser(kLimit);
                  ASSERT_EQ(ParsePieces(&parser, pieces).first,
                            Result::kComplete);
                  EXPECT_THAT(parser.head().Values("a"), ElementsAre("b c d"));
                  EXPECT_THAT(parser.head().Values("e"), ElementsAre("f"));
                });
}

TEST(HttpResponseHeadTest, StatusLineErrors) {
  const auto status_code_error = [](const std::string& line) {
    ExpectError(line + "\r\n\r\n",
                "expected a status code of three digits in the status line \"" +
                    line + "\"");
  };
  status_code_error("HTTP/1.1 101abc");
  status_code_error("HTTP/1.1 1010 a");
  status_code_error("HTTP/1.1 10 a");
  status_code_error("HTTP/1.1 10");
  status_code_error("HTTP/1.1  101 a");
  status_code_error("HTTP/1.1 1x1 a");
  status_code_error("HTTP/1.1 ");
  status_code_error("HTTP/1.1 101.a");
}

TEST(HttpResponseHeadTest, AnotherProtocolIsToldApartAtItsFirstByte) {
  for (const std::string_view text :
       {"FOO BAR BAZ\r\n\r\n", "HTTP/1.0 101 a\r\n\r\n", "http/1.1 101 a",
        "HTTP/2 101 a", "\r\nHTTP/1.1 101 a", "\x15\x03\x01",
        "HTTP/1.1\t101"}) {
    HttpResponseHeadParser parser(kLimit);
    ByteSpan bytes = AsBytes(text);
    EXPECT_EQ(parser.Parse(&bytes), Result::kMalformed) << text;
    EXPECT_THAT(
        parser.error(),
        testing::StartsWith(
            "expected a status line that begins with \"HTTP/1.1 \", got \""));
  }
  HttpResponseHeadParser parser(kLimit);
  ByteSpan bytes = AsBytes("S");
  EXPECT_EQ(parser.Parse(&bytes), Result::kMalformed);
}

TEST(HttpResponseHeadTest, FieldErrors) {
  const std::string status_line = "HTTP/1.1 101 a\r\n";
  ExpectError(status_line + "no colon\r\n\r\n",
              "expected \"name: value\", got the line \"no colon\"");
  ExpectError(status_line + ": value\r\n\r\n",
              "expected \"name: value\", got the line \": value\"");
  ExpectError(status_line + "name : value\r\n\r\n",
              "expected \"name: value\", got the line \"name : value\"");
  ExpectError(status_line + "n\xC3\xA4me: value\r\n\r\n",
              "expected \"name: value\", got the line "
              "\"n\\xc3\\xa4me: value\"");
  ExpectError(status_line + " folded: value\r\n\r\n",
              "whitespace before the first field: \" folded: value\"");
  ExpectError(status_line + "a: b\nc: d\r\n\r\n",
              "CR, LF or NUL within the line \"a: b\\x0ac: d\"");
  ExpectError(status_line + "a: b\rc\r\n\r\n",
              "CR, LF or NUL within the line \"a: b\\x0dc\"");
  ExpectError(status_line + std::string("a: b\0c\r\n\r\n", 10),
              "CR, LF or NUL within the line \"a: b\\x00c\"");
}

TEST(HttpResponseHeadTest, LimitCountsAllBytesOfTheHead) {
  const std::string head = "HTTP/1.1 101 a\r\nname: value\r\n\r\n";
  ForEverySplit(head + "frames", [&](const std::vector<ByteSpan>& pieces) {
    HttpResponseHeadParser fits(head.size());
    EXPECT_EQ(ParsePieces(&fits, pieces).first, Result::kComplete);
    HttpResponseHeadParser does_not_fit(head.size() - 1);
    EXPECT_EQ(ParsePieces(&does_not_fit, pieces).first, Result::kMalformed);
    EXPECT_EQ(does_not_fit.error(),
              "response head is longer than the limit of 30 bytes");
  });
}

TEST(HttpResponseHeadTest, LimitMayBeTheLargestNumber) {
  HttpResponseHeadParser parser(UINT64_MAX);
  ByteSpan bytes = AsBytes("HTTP/1.1 101 a\r\n\r\n");
  EXPECT_EQ(parser.Parse(&bytes), Result::kComplete);
}

TEST(HttpResponseHeadTest, EndlessHeadFailsAtTheLimit) {
  HttpResponseHeadParser parser(kLimit);
  const std::string text = "HTTP/1.1 101 " + std::string(2 * kLimit, 'a');
  ByteSpan bytes = AsBytes(text);
  EXPECT_EQ(parser.Parse(&bytes), Result::kMalformed);
}

}  // namespace
}  // namespace wsjs
