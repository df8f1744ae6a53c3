// SPDX-License-Identifier: BSD-3-Clause
#include "src/websocket/websocket_validation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wsjs {
namespace {

using testing::ElementsAre;

std::string Record(std::string_view url,
                   std::optional<std::string_view> base = std::nullopt) {
  std::optional<ada::url_aggregator> base_url;
  if (base)
    base_url = *ada::parse<ada::url_aggregator>(*base);
  const ExceptionOr<ada::url_aggregator> record =
      GetAURLRecord(url, base_url ? &*base_url : nullptr);
  if (!record.has_exception())
    return std::string(record.value().get_href());
  EXPECT_EQ(record.exception().type, Exception::Type::kDOMException);
  return std::string(record.exception().name) + ": " +
         record.exception().message;
}

std::string Subprotocols(const std::vector<std::u16string>& protocols) {
  const auto result = ValidateSubprotocols(protocols);
  if (result.has_exception()) {
    return std::string(result.exception().name) + ": " +
           result.exception().message;
  }
  return "";
}

const char* CloseException(std::optional<uint16_t> code,
                           std::string_view reason = {}) {
  const ExceptionOr<void> result = ValidateCloseCodeAndReason(code, reason);
  return result.has_exception() ? result.exception().name : "";
}

TEST(WebSocketValidationTest, WebSocketUrlsAreTaken) {
  EXPECT_EQ(Record("ws://example.test"), "ws://example.test/");
  EXPECT_EQ(Record("WSS://User:Pass@EXAMPLE.test:443/a b?q"),
            "wss://User:Pass@example.test/a%20b?q");
}

TEST(WebSocketValidationTest, HttpBecomesWs) {
  EXPECT_EQ(Record("http://example.test:80/x"), "ws://example.test/x");
  EXPECT_EQ(Record("http://example.test:443/"), "ws://example.test:443/");
  EXPECT_EQ(Record("https://example.test:443/x"), "wss://example.test/x");
  EXPECT_EQ(Record("https://example.test:80/"), "wss://example.test:80/");
}

TEST(WebSocketValidationTest, RelativeUrlsResolveAgainstTheBase) {
  EXPECT_EQ(Record("/chat?x", "https://example.test/a/b#c"),
            "wss://example.test/chat?x");
  EXPECT_EQ(Record("", "http://example.test/a"), "ws://example.test/a");
  EXPECT_EQ(Record("//other.test", "https://example.test/"),
            "wss://other.test/");
}

TEST(WebSocketValidationTest, UrlsThatDoNotParseAreRefused) {
  EXPECT_EQ(Record("/chat"), "SyntaxError: The URL '/chat' is invalid.");
  EXPECT_EQ(Record("ws://a b/"),
            "SyntaxError: The URL 'ws://a b/' is invalid.");
  EXPECT_EQ(Record("ws://example.test:65536/"),
            "SyntaxError: The URL 'ws://example.test:65536/' is invalid.");
  EXPECT_EQ(Record("ws://"), "SyntaxError: The URL 'ws://' is invalid.");
}

TEST(WebSocketValidationTest, OtherSchemesAreRefused) {
  EXPECT_EQ(Record("ftp://example.test/"),
            "SyntaxError: The URL's scheme must be either 'http', 'https', "
            "'ws', or 'wss'. 'ftp' is not allowed.");
  EXPECT_EQ(Record("mailto:x@example.test"),
            "SyntaxError: The URL's scheme must be either 'http', 'https', "
            "'ws', or 'wss'. 'mailto' is not allowed.");
  EXPECT_EQ(Record("chat", "file:///a/b"),
            "SyntaxError: The URL's scheme must be either 'http', 'https', "
            "'ws', or 'wss'. 'file' is not allowed.");
}

TEST(WebSocketValidationTest, FragmentsAreRefused) {
  EXPECT_EQ(Record("ws://example.test/#a"),
            "SyntaxError: The URL contains a fragment identifier ('#a'). "
            "Fragment identifiers are not allowed in WebSocket URLs.");
  EXPECT_EQ(Record("ws://example.test/#"),
            "SyntaxError: The URL contains a fragment identifier (''). "
            "Fragment identifiers are not allowed in WebSocket URLs.");
}

TEST(WebSocketValidationTest, SubprotocolsAreTokens) {
  for (char16_t unit = 0; unit < 0x100; ++unit) {
    const bool is_allowed =
        unit > 0x20 && unit < 0x7F &&
        std::u16string_view(u"()<>@,;:\\\"/[]?={}").find(unit) ==
            std::u16string_view::npos;
    EXPECT_EQ(Subprotocols({{u'a', unit}}).empty(), is_allowed)
        << static_cast<int>(unit);
  }
  EXPECT_EQ(Subprotocols({u"\u0100"}),
            "SyntaxError: The subprotocol '\u0100' is invalid.");
  EXPECT_EQ(Subprotocols({u""}), "SyntaxError: The subprotocol '' is invalid.");
}

TEST(WebSocketValidationTest, SubprotocolsKeepTheirOrder) {
  EXPECT_THAT(ValidateSubprotocols({u"b", u"a", u"c.d"}).value(),
              ElementsAre("b", "a", "c.d"));
  EXPECT_THAT(ValidateSubprotocols({}).value(), ElementsAre());
}

TEST(WebSocketValidationTest, DuplicateSubprotocolsAreRefused) {
  EXPECT_EQ(Subprotocols({u"a", u"b", u"a"}),
            "SyntaxError: The subprotocol 'a' is duplicated.");
  EXPECT_EQ(Subprotocols({u"echo", u"eCho"}),
            "SyntaxError: The subprotocol 'eCho' is duplicated.");
}

TEST(WebSocketValidationTest, CloseCodesAre1000And3000To4999) {
  EXPECT_STREQ(CloseException(std::nullopt), "");
  for (uint16_t code : {1000, 3000, 3001, 4998, 4999})
    EXPECT_STREQ(CloseException(code), "") << code;
  for (uint16_t code :
       {0, 1, 999, 1001, 1005, 1006, 1015, 2999, 5000, 32768, 65535}) {
    EXPECT_STREQ(CloseException(code), "InvalidAccessError") << code;
  }
}

TEST(WebSocketValidationTest, CloseReasonHasAtMost123Bytes) {
  EXPECT_STREQ(CloseException(1000, std::string(122, 'x')), "");
  EXPECT_STREQ(CloseException(1000, std::string(123, 'x')), "");
  EXPECT_STREQ(CloseException(1000, std::string(124, 'x')), "SyntaxError");
  EXPECT_STREQ(CloseException(std::nullopt, std::string(124, 'x')),
               "SyntaxError");
  // 41 characters of three bytes.
  std::string reason;
  for (int i = 0; i < 41; ++i)
    reason += "\u20AC";
  EXPECT_STREQ(CloseException(3000, reason), "");
  EXPECT_STREQ(CloseException(3000, reason + "x"), "SyntaxError");
}

TEST(WebSocketValidationTest, TheCodeIsCheckedBeforeTheReason) {
  EXPECT_STREQ(CloseException(2999, std::string(124, 'x')),
               "InvalidAccessError");
}

TEST(WebSocketValidationTest, MessagesNameTheValueAndTheLimit) {
  EXPECT_EQ(ValidateCloseCodeAndReason(999, {}).exception().message,
            "The close code must be either 1000, or between 3000 and 4999. 999 "
            "is neither.");
  EXPECT_EQ(ValidateCloseCodeAndReason(1000, std::string(200, 'x'))
                .exception()
                .message,
            "The close reason must not be greater than 123 UTF-8 bytes; 200 "
            "were given.");
}

}  // namespace
}  // namespace wsjs
