// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/handshake_response.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace wsjs {
namespace {

// RFC 6455, section 1.3.
constexpr char kKey[] = "dGhlIHNhbXBsZSBub25jZQ==";
constexpr char kAccept[] = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

class HandshakeResponseTest : public testing::Test {
 protected:
  HandshakeResponseTest() {
    request_.key = kKey;
    response_.status = 101;
    response_.reason_phrase = "Switching Protocols";
    response_.fields = {{"Upgrade", "websocket"},
                        {"Connection", "Upgrade"},
                        {"Sec-WebSocket-Accept", kAccept}};
  }

  void Set(const std::string& name, const std::string& value) {
    Remove(name);
    Add(name, value);
  }
  void Add(const std::string& name, const std::string& value) {
    response_.fields.push_back({name, value});
  }
  void Remove(const std::string& name) {
    std::erase_if(response_.fields,
                  [&](const HttpField& field) { return field.name == name; });
  }

  EstablishedHandshake Accepted() {
    auto result = ValidateHandshakeResponse(response_, request_);
    if (auto* error = std::get_if<std::string>(&result)) {
      ADD_FAILURE() << *error;
      return {};
    }
    return std::get<EstablishedHandshake>(std::move(result));
  }
  std::string Error() {
    auto result = ValidateHandshakeResponse(response_, request_);
    auto* error = std::get_if<std::string>(&result);
    return error ? *error : "none";
  }

  HandshakeRequest request_;
  HttpResponseHead response_;
};

TEST_F(HandshakeResponseTest, AcceptIsTheStandardsExample) {
  EXPECT_EQ(HandshakeAccept(kKey), kAccept);
}

TEST_F(HandshakeResponseTest, PlainResponseEstablishes) {
  const EstablishedHandshake result = Accepted();
  EXPECT_EQ(result.protocol, "");
  EXPECT_EQ(result.extensions, "");
  EXPECT_FALSE(result.deflate);
}

TEST_F(HandshakeResponseTest, StatusMustBe101) {
  response_.status = 200;
  response_.reason_phrase = "OK";
  EXPECT_EQ(Error(), "expected HTTP status 101, got 200 \"OK\"");
  response_.status = 401;
  response_.reason_phrase = "Unauthorized";
  EXPECT_EQ(Error(), "expected HTTP status 101, got 401 \"Unauthorized\"");
  response_.status = 302;
  response_.reason_phrase = "";
  EXPECT_EQ(Error(), "expected HTTP status 101, got 302 \"\"");
}

TEST_F(HandshakeResponseTest, UpgradeMustBeWebsocketOnce) {
  Set("Upgrade", "WebSocket");
  EXPECT_EQ(Error(), "none");
  Remove("Upgrade");
  EXPECT_EQ(Error(), "expected one header \"Upgrade: websocket\", got none");
  Set("Upgrade", "websockets");
  EXPECT_EQ(Error(),
            "expected one header \"Upgrade: websocket\", got \"websockets\"");
  Set("Upgrade", "websocket, h2c");
  EXPECT_EQ(
      Error(),
      "expected one header \"Upgrade: websocket\", got \"websocket, h2c\"");
  Set("Upgrade", "websocket");
  Add("Upgrade", "websocket");
  EXPECT_EQ(Error(), "expected one header \"Upgrade: websocket\", got 2");
}

TEST_F(HandshakeResponseTest, ConnectionMustHaveTheTokenUpgrade) {
  Set("Connection", "keep-alive, uPGRADE");
  EXPECT_EQ(Error(), "none");
  Set("Connection", "keep-alive");
  Add("Connection", "Upgrade");
  EXPECT_EQ(Error(), "none");
  Set("Connection", "up");
  EXPECT_EQ(Error(),
            "expected the token \"Upgrade\" in the header Connection, got "
            "\"up\"");
  Remove("Connection");
  EXPECT_EQ(
      Error(),
      "expected the token \"Upgrade\" in the header Connection, got \"\"");
}

TEST_F(HandshakeResponseTest, AcceptMustBeExactAndSingle) {
  const std::string expected =
      "expected one header \"Sec-WebSocket-Accept: " + std::string(kAccept) +
      "\", got ";
  Remove("Sec-WebSocket-Accept");
  EXPECT_EQ(Error(), expected + "none");
  Set("Sec-WebSocket-Accept", "S3PPLMBITXAQ9KYGZZHZRBK+XOO=");
  EXPECT_EQ(Error(), expected + "\"S3PPLMBITXAQ9KYGZZHZRBK+XOO=\"");
  Set("Sec-WebSocket-Accept", kAccept);
  Add("sec-websocket-accept", kAccept);
  EXPECT_EQ(Error(), expected + "2");
}

TEST_F(HandshakeResponseTest, ProtocolMustBeOneOfTheRequested) {
  Add("Sec-WebSocket-Protocol", "chat");
  EXPECT_EQ(Error(),
            "the server selected the subprotocol \"chat\", which was not "
            "requested");
  request_.protocols = {"superchat", "chat"};
  EXPECT_EQ(Accepted().protocol, "chat");
  Set("Sec-WebSocket-Protocol", "Chat");
  EXPECT_EQ(Error(),
            "the server selected the subprotocol \"Chat\", which was not "
            "requested");
  Set("Sec-WebSocket-Protocol", "superchat, chat");
  EXPECT_EQ(Error(),
            "the server selected the subprotocol \"superchat, chat\", which "
            "was not requested");
  Set("Sec-WebSocket-Protocol", "");
  EXPECT_EQ(Error(),
            "the server selected the subprotocol \"\", which was not "
            "requested");
  Set("Sec-WebSocket-Protocol", "chat");
  Add("Sec-WebSocket-Protocol", "chat");
  EXPECT_EQ(Error(), "expected one header Sec-WebSocket-Protocol, got 2");
  Remove("Sec-WebSocket-Protocol");
  EXPECT_EQ(Error(), "the server selected none of the requested subprotocols");
}

TEST_F(HandshakeResponseTest, ExtensionsMustHaveBeenOffered) {
  Add("Sec-WebSocket-Extensions", "permessage-deflate");
  EXPECT_EQ(Error(),
            "the server uses the extension \"permessage-deflate\", which was "
            "not offered");
  request_.offers_permessage_deflate = true;
  EXPECT_TRUE(Accepted().deflate);
  EXPECT_EQ(Accepted().extensions, "permessage-deflate");
  Add("Sec-WebSocket-Extensions", "foo; bar");
  EXPECT_EQ(Error(),
            "the server uses the extension \"foo\", which was not offered");
  Set("Sec-WebSocket-Extensions", "Permessage-Deflate");
  EXPECT_EQ(Error(),
            "the server uses the extension \"Permessage-Deflate\", which was "
            "not offered");
  Set("Sec-WebSocket-Extensions", "permessage-deflate");
  Add("Sec-WebSocket-Extensions", "permessage-deflate");
  EXPECT_EQ(Error(), "the server uses the extension permessage-deflate twice");
  Set("Sec-WebSocket-Extensions", "permessage-deflate;");
  EXPECT_EQ(Error(),
            "the header Sec-WebSocket-Extensions doesn't parse: "
            "\"permessage-deflate;\"");
  Set("Sec-WebSocket-Extensions", "");
  EXPECT_EQ(Error(), "the header Sec-WebSocket-Extensions doesn't parse: \"\"");
  Set("Sec-WebSocket-Extensions", "permessage-deflate; foo=1");
  EXPECT_EQ(Error(), "permessage-deflate can't have the parameter foo=1");
}

}  // namespace
}  // namespace wsjs
