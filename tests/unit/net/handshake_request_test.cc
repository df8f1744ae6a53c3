// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/handshake_request.h"

#include <gtest/gtest.h>

#include <string>

namespace wsjs {
namespace {

TEST(HandshakeRequestTest, SerializesTheLeast) {
  HandshakeRequest request;
  request.host = "example.com:8080";
  request.target = "/chat?a=b";
  request.key = "dGhlIHNhbXBsZSBub25jZQ==";
  EXPECT_EQ(SerializeHandshakeRequest(request),
            "GET /chat?a=b HTTP/1.1\r\n"
            "Host: example.com:8080\r\n"
            "Connection: Upgrade\r\n"
            "Upgrade: websocket\r\n"
            "Sec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "\r\n");
}

TEST(HandshakeRequestTest, SerializesEverything) {
  HandshakeRequest request;
  request.host = "[::1]";
  request.target = "/";
  request.key = "AAAAAAAAAAAAAAAAAAAAAA==";
  request.protocols = {"chat", "superchat"};
  request.origin = "https://example.com";
  request.offers_permessage_deflate = true;
  request.authorization = "Basic YTpi";
  request.cookie = "a=b; c=d";
  request.extra_headers = {{"User-Agent", "test"}, {"X-Empty", ""}};
  EXPECT_EQ(
      SerializeHandshakeRequest(request),
      "GET / HTTP/1.1\r\n"
      "Host: [::1]\r\n"
      "Connection: Upgrade\r\n"
      "Upgrade: websocket\r\n"
      "Origin: https://example.com\r\n"
      "Sec-WebSocket-Version: 13\r\n"
      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
      "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
      "Sec-WebSocket-Protocol: chat, superchat\r\n"
      "Authorization: Basic YTpi\r\n"
      "Cookie: a=b; c=d\r\n"
      "User-Agent: test\r\n"
      "X-Empty: \r\n"
      "\r\n");
}

TEST(HandshakeRequestTest, ExtraHeadersReplaceOriginAuthorizationAndCookie) {
  HandshakeRequest request;
  request.host = "a";
  request.target = "/";
  request.key = "k";
  request.origin = "null";
  request.authorization = "Basic YTpi";
  request.cookie = "a=b";
  request.extra_headers = {
      {"origin", "http://b"}, {"AUTHORIZATION", "Bearer x"}, {"Cookie", "c=d"}};
  EXPECT_EQ(SerializeHandshakeRequest(request),
            "GET / HTTP/1.1\r\n"
            "Host: a\r\n"
            "Connection: Upgrade\r\n"
            "Upgrade: websocket\r\n"
            "Sec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: k\r\n"
            "origin: http://b\r\n"
            "AUTHORIZATION: Bearer x\r\n"
            "Cookie: c=d\r\n"
            "\r\n");
}

TEST(HandshakeRequestTest, KeyIs16BytesAndFresh) {
  const std::string key = GenerateHandshakeKey();
  EXPECT_EQ(key.size(), 24u);
  EXPECT_TRUE(key.ends_with("=="));
  EXPECT_NE(key, GenerateHandshakeKey());
}

// RFC 7617, section 2.
TEST(HandshakeRequestTest, BasicCredentialsOfTheStandard) {
  EXPECT_EQ(BasicCredentials("Aladdin", "open sesame"),
            "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
  EXPECT_EQ(BasicCredentials("a", ""), "Basic YTo=");
}

TEST(HandshakeRequestTest, ExtraHeaderErrors) {
  EXPECT_EQ(ExtraHeaderError("X-Custom", "value, with; \xC3\xA4 \t"),
            std::nullopt);
  EXPECT_EQ(ExtraHeaderError("Authorization", "Bearer x"), std::nullopt);
  EXPECT_EQ(ExtraHeaderError("", "a"), "header name \"\" isn't a token");
  EXPECT_EQ(ExtraHeaderError("a b", "a"), "header name \"a b\" isn't a token");
  EXPECT_EQ(ExtraHeaderError("a\r\nb", "a"),
            "header name \"a\\x0d\\x0ab\" isn't a token");
  EXPECT_EQ(ExtraHeaderError("X", "a\r\nHost: b"),
            "value of header \"X\" has a CR, LF or NUL: "
            "\"a\\x0d\\x0aHost: b\"");
  for (const char* name :
       {"Host", "UPGRADE", "connection", "Sec-WebSocket-Key",
        "sec-websocket-extensions", "Sec-WebSocket-Anything", "Content-Length",
        "Transfer-Encoding", "TE", "Trailer"}) {
    EXPECT_EQ(
        ExtraHeaderError(name, "a"),
        "header \"" + std::string(name) + "\" belongs to the handshake itself");
  }
}

}  // namespace
}  // namespace wsjs
