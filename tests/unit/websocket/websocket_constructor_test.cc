// SPDX-License-Identifier: BSD-3-Clause
#include "src/websocket/websocket.h"
#include "tests/unit/websocket/websocket_test_base.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

using WebSocketConstructorTest = WebSocketTestBase;

TEST_F(WebSocketConstructorTest, NewSocketIsConnecting) {
  EXPECT_EQ(Evaluate(R"(
    open_socket();
    JSON.stringify([ws.url, ws.readyState, ws.bufferedAmount, ws.extensions,
                    ws.protocol, ws.binaryType, ws.onopen, ws.onmessage,
                    ws.onerror, ws.onclose])
  )"),
            R"(["ws://example.test/",0,0,"","","blob",null,null,null,null])");
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Connect ws://example.test/"));
}

TEST_F(WebSocketConstructorTest, ConstantsAreOnTheInterfaceAndItsPrototype) {
  EXPECT_EQ(Evaluate(R"(
    ["CONNECTING", "OPEN", "CLOSING", "CLOSED"].map(
        name => WebSocket[name] + "" + WebSocket.prototype[name]).join()
  )"),
            "00,11,22,33");
}

TEST_F(WebSocketConstructorTest, NeedsNewAndAUrl) {
  EXPECT_THAT(Evaluate("thrown(() => WebSocket('ws://a'))"),
              StartsWith("TypeError TypeError: "));
  EXPECT_THAT(Evaluate("thrown(() => new WebSocket())"),
              StartsWith("TypeError TypeError: Failed to construct "
                         "'WebSocket': 1 argument required"));
}

TEST_F(WebSocketConstructorTest, TheChannelGetsUrlProtocolsAndOrigin) {
  realm_.environment().set_origin("https://origin.test");
  Evaluate("new WebSocket('HTTPS://U:P@Example.test:8443/x?y', ['b', 'a'])");
  const WebSocketConnectParameters& parameters = channel().parameters();
  EXPECT_EQ(parameters.url, "wss://U:P@example.test:8443/x?y");
  EXPECT_THAT(parameters.protocols, ElementsAre("b", "a"));
  EXPECT_EQ(parameters.origin, "https://origin.test");
}

TEST_F(WebSocketConstructorTest, WithoutAnOriginNoneIsGiven) {
  Evaluate("open_socket()");
  EXPECT_EQ(channel().parameters().origin, std::nullopt);
  EXPECT_THAT(channel().parameters().protocols, IsEmpty());
}

TEST_F(WebSocketConstructorTest, OneProtocolMayBeAString) {
  Evaluate("open_socket('chat')");
  EXPECT_THAT(channel().parameters().protocols, ElementsAre("chat"));
  Evaluate("open_socket(null)");
  EXPECT_THAT(channels_.channel(1).parameters().protocols, ElementsAre("null"));
  Evaluate("open_socket(undefined)");
  EXPECT_THAT(channels_.channel(2).parameters().protocols, IsEmpty());
  Evaluate("open_socket(new Set(['a', 'b']))");
  EXPECT_THAT(channels_.channel(3).parameters().protocols,
              ElementsAre("a", "b"));
}

TEST_F(WebSocketConstructorTest, RelativeUrlsResolveAgainstTheApiBaseUrl) {
  EXPECT_EQ(
      Evaluate("thrown(() => new WebSocket('/chat'))"),
      "DOMException SyntaxError: Failed to construct 'WebSocket': The URL "
      "'/chat' is invalid.");
  realm_.environment().set_api_base_url("https://example.test/a/b");
  EXPECT_EQ(Evaluate("new WebSocket('/chat').url"), "wss://example.test/chat");
}

TEST_F(WebSocketConstructorTest, MixedContentThrows) {
  realm_.environment().set_api_base_url("https://example.test/");
  EXPECT_EQ(Evaluate("thrown(() => new WebSocket('ws://example.test/'))"),
            "DOMException SecurityError: Failed to construct 'WebSocket': An "
            "insecure "
            "WebSocket connection may not be initiated from a page loaded over "
            "HTTPS.");
  EXPECT_EQ(Evaluate("new WebSocket('ws://localhost/').url"),
            "ws://localhost/");
}

TEST_F(WebSocketConstructorTest, BadArgumentsThrowAndConnectNothing) {
  EXPECT_EQ(
      Evaluate("thrown(() => new WebSocket('ftp://example.test/'))"),
      "DOMException SyntaxError: Failed to construct 'WebSocket': The "
      "URL's scheme must be either 'http', 'https', 'ws', or 'wss'. 'ftp' "
      "is not allowed.");
  EXPECT_EQ(
      Evaluate("thrown(() => new WebSocket('ws://example.test/#'))"),
      "DOMException SyntaxError: Failed to construct 'WebSocket': The URL "
      "contains a fragment identifier (''). Fragment identifiers are not "
      "allowed in WebSocket URLs.");
  EXPECT_EQ(Evaluate("thrown(() => open_socket(['a', 'a']))"),
            "DOMException SyntaxError: Failed to construct 'WebSocket': The "
            "subprotocol 'a' is duplicated.");
  EXPECT_EQ(Evaluate("thrown(() => open_socket(''))"),
            "DOMException SyntaxError: Failed to construct 'WebSocket': The "
            "subprotocol '' is invalid.");
  EXPECT_EQ(channels_.size(), 0u);
}

TEST_F(WebSocketConstructorTest, TheUrlIsCheckedBeforeTheProtocols) {
  EXPECT_THAT(Evaluate("thrown(() => new WebSocket('x', ''))"),
              testing::HasSubstr("The URL 'x' is invalid."));
}

TEST_F(WebSocketConstructorTest, UnpairedSurrogatesAreReplaced) {
  EXPECT_EQ(Evaluate(R"(new WebSocket("ws://example.test/\uD800").url)"),
            "ws://example.test/%EF%BF%BD");
}

TEST_F(WebSocketConstructorTest, SubclassOfScriptIsAWebSocket) {
  EXPECT_EQ(Evaluate(R"(
    class Chat extends WebSocket {}
    const chat = new Chat("ws://example.test/");
    [chat instanceof Chat, chat.readyState, chat.url].join()
  )"),
            "true,0,ws://example.test/");
}

TEST_F(WebSocketConstructorTest, BinaryTypeTakesItsTwoValues) {
  EXPECT_EQ(Evaluate(R"(
    open_socket();
    ["arraybuffer", "ArrayBuffer", "text", "", null, "blob", 1].map(value => {
      ws.binaryType = value;
      return ws.binaryType;
    }).join()
  )"),
            "arraybuffer,arraybuffer,arraybuffer,arraybuffer,arraybuffer,blob,"
            "blob");
}

}  // namespace
}  // namespace wsjs
