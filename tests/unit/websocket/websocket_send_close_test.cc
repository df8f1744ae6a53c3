// SPDX-License-Identifier: BSD-3-Clause
#include "src/websocket/websocket.h"
#include "tests/unit/websocket/websocket_test_base.h"

// send(), bufferedAmount and close().
namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

using WebSocketSendTest = WebSocketTestBase;
using WebSocketCloseTest = WebSocketTestBase;

TEST_F(WebSocketSendTest, WhileConnectingThrows) {
  MakeConnecting();
  EXPECT_EQ(Evaluate("thrown(() => ws.send('x'))"),
            "DOMException InvalidStateError: Failed to execute 'send' on "
            "'WebSocket': Still in CONNECTING state.");
  EXPECT_EQ(Evaluate("ws.bufferedAmount"), "0");
  EXPECT_THAT(channels_.TakeLog(), IsEmpty());
}

TEST_F(WebSocketSendTest, WithoutAnArgumentThrows) {
  MakeOpen();
  EXPECT_THAT(Evaluate("thrown(() => ws.send())"),
              StartsWith("TypeError TypeError: Failed to execute 'send' on "
                         "'WebSocket': 1 argument required"));
}

TEST_F(WebSocketSendTest, StringsAreTextMessages) {
  MakeOpen();
  EXPECT_EQ(Evaluate(R"(
    for (const data of ["", "a", "\u00e9", "\u20ac", "\u{1F600}", "\uD800x", null,
                        undefined, 12, {}, [1, 2]])
      ws.send(data);
    ws.bufferedAmount
  )"),
            std::to_string(0 + 1 + 2 + 3 + 4 + 4 + 4 + 9 + 2 + 15 + 3));
  EXPECT_THAT(
      channels_.TakeLog(),
      ElementsAre("SendText ", "SendText a", "SendText \u00e9",
                  "SendText \u20ac", "SendText \U0001F600", "SendText \uFFFDx",
                  "SendText null", "SendText undefined", "SendText 12",
                  "SendText [object Object]", "SendText 1,2"));
}

// Around the length up to which text stays on the stack.
TEST_F(WebSocketSendTest, StringsOfEveryKindAndLength) {
  MakeOpen(false);
  for (const size_t length : {1, 31, 2047, 2048, 2049, 100'000}) {
    const std::string count = std::to_string(length);
    const std::string rest(length - 1, 'x');
    for (const char* first : {"x", "\u00E9", "\u20AC", "\U0001F600"}) {
      SCOPED_TRACE(count + first);
      const std::string text = first + rest;
      EXPECT_EQ(Evaluate("ws.send('" + std::string(first) + "' + 'x'.repeat(" +
                         count + " - 1))"),
                "undefined");
      EXPECT_THAT(channels_.TakeLog(), ElementsAre("SendText " + text));
      channel().DidConsumeBufferedAmount(text.size());
      EXPECT_EQ(Evaluate("ws.bufferedAmount"), "0");
    }
  }
}

TEST_F(WebSocketSendTest, BuffersViewsAndBlobsAreBinaryMessages) {
  MakeOpen();
  EXPECT_EQ(Evaluate(R"(
    const bytes = new Uint8Array([97, 98, 99, 100]);
    ws.send(bytes.buffer);
    ws.send(bytes);
    ws.send(bytes.subarray(1, 3));
    ws.send(new DataView(bytes.buffer, 2));
    ws.send(new Uint16Array(bytes.buffer, 2, 1));
    ws.send(new Blob([bytes, "e"]));
    ws.send(new File(["file"], "name"));
    ws.send(new ArrayBuffer(0));
    ws.bufferedAmount
  )"),
            std::to_string(4 + 4 + 2 + 2 + 2 + 5 + 4));
  EXPECT_THAT(channels_.TakeLog(),
              ElementsAre("SendBinary abcd", "SendBinary abcd", "SendBinary bc",
                          "SendBinary cd", "SendBinary cd", "SendBinary abcde",
                          "SendBinary file", "SendBinary "));
}

TEST_F(WebSocketSendTest, SharedBuffersAreRefused) {
  MakeOpen();
  EXPECT_THAT(
      Evaluate(
          "thrown(() => ws.send(new Uint8Array(new SharedArrayBuffer(1))))"),
      StartsWith("TypeError TypeError: Failed to execute 'send' on "
                 "'WebSocket'"));
  // No member of the union: a SharedArrayBuffer becomes a string.
  Evaluate("ws.send(new SharedArrayBuffer(1))");
  EXPECT_THAT(channels_.TakeLog(),
              ElementsAre("SendText [object SharedArrayBuffer]"));
}

TEST_F(WebSocketSendTest, ExceptionOfTheConversionSendsNothing) {
  MakeOpen();
  EXPECT_EQ(Evaluate("thrown(() => ws.send({toString() { throw new "
                     "RangeError('r'); }}))"),
            "RangeError RangeError: r");
  EXPECT_THAT(channels_.TakeLog(), IsEmpty());
}

TEST_F(WebSocketSendTest, CloseInTheConversionCountsButSendsNothing) {
  MakeOpen();
  EXPECT_EQ(Evaluate("ws.send({toString() { ws.close(); return 'abc'; }}); "
                     "ws.bufferedAmount"),
            "3");
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Close without a code"));
}

TEST_F(WebSocketSendTest, AfterClosingOnlyBufferedAmountGrows) {
  MakeClosing();
  EXPECT_EQ(Evaluate("ws.send('abc'); ws.bufferedAmount"), "3");
  channel().DidClose(false, true, 1005);
  EXPECT_EQ(Evaluate("ws.send(new Uint8Array(4)); ws.send(new Blob(['xy'])); "
                     "ws.bufferedAmount"),
            "9");
  EXPECT_THAT(channels_.TakeLog(), IsEmpty());
}

TEST_F(WebSocketSendTest, BufferedAmountFallsByWhatTheNetworkTook) {
  MakeOpen();
  EXPECT_EQ(Evaluate("ws.send('abcdef'); ws.send('gh'); ws.bufferedAmount"),
            "8");
  channel().DidConsumeBufferedAmount(6);
  EXPECT_EQ(Evaluate("ws.bufferedAmount"), "2");
  Evaluate("ws.close(); ws.send('lost')");
  channel().DidConsumeBufferedAmount(2);
  EXPECT_EQ(Evaluate("ws.bufferedAmount"), "4");
}

TEST_F(WebSocketSendTest, BufferedAmountIsKeptWhenTheConnectionIsLost) {
  MakeOpen();
  Evaluate("ws.send('abc')");
  channel().DidClose(true, false, 1006);
  EXPECT_EQ(Evaluate("ws.bufferedAmount"), "3");
}

TEST_F(WebSocketCloseTest, WithoutACodeHasNoBody) {
  MakeOpen();
  EXPECT_EQ(Evaluate("ws.close(); ws.readyState"), "2");
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Close without a code"));
}

TEST_F(WebSocketCloseTest, UndefinedIsNoCode) {
  MakeOpen();
  Evaluate("ws.close(undefined, undefined)");
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Close without a code"));
}

TEST_F(WebSocketCloseTest, CodeAndReasonAreGiven) {
  MakeOpen();
  Evaluate(R"(ws.close(4999, "b\u00fce\uD800"))");
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Close 4999 b\u00fce\uFFFD"));
}

TEST_F(WebSocketCloseTest, ReasonAloneGoesWith1000) {
  MakeOpen();
  Evaluate("ws.close(undefined, 'why')");
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Close 1000 why"));
}

TEST_F(WebSocketCloseTest, CodesAreClamped) {
  MakeOpen();
  // Web IDL's [Clamp]: to 65535, 0, and the nearest even integer.
  for (const auto& [value, code] :
       std::initializer_list<std::pair<const char*, const char*>>{
           {"70000", "65535"},
           {"-1", "0"},
           {"NaN", "0"},
           {"null", "0"},
           {"'x'", "0"},
           {"2999.4", "2999"},
           {"4999.5", "5000"}}) {
    EXPECT_EQ(
        Evaluate(std::string("thrown(() => ws.close(") + value + "))"),
        std::string("DOMException InvalidAccessError: Failed to execute "
                    "'close' on 'WebSocket': The close code must be either "
                    "1000, or between 3000 and 4999. ") +
            code + " is neither.")
        << value;
  }
  Evaluate("ws.close(2999.6)");
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Close 3000"));
}

TEST_F(WebSocketCloseTest, LimitsHoldInEveryState) {
  const char* const kOutOfRange[] = {"999", "1001", "2999", "5000"};
  const auto check = [&] {
    for (const char* code : kOutOfRange) {
      EXPECT_THAT(Evaluate(std::string("thrown(() => ws.close(") + code + "))"),
                  StartsWith("DOMException InvalidAccessError: "))
          << code;
    }
    EXPECT_THAT(Evaluate("thrown(() => ws.close(1000, 'x'.repeat(124)))"),
                StartsWith("DOMException SyntaxError: "));
    EXPECT_THAT(Evaluate("thrown(() => ws.close(3000, '\\u20ac'.repeat(41) + "
                         "'x'))"),
                StartsWith("DOMException SyntaxError: "));
    EXPECT_THAT(channels_.TakeLog(), IsEmpty());
  };
  MakeConnecting();
  check();
  channel().DidConnect();
  check();
  EXPECT_EQ(Evaluate("ws.close(1000, 'x'.repeat(123)); ws.readyState"), "2");
  EXPECT_THAT(channels_.TakeLog(),
              ElementsAre("Close 1000 " + std::string(123, 'x')));
  check();
  channel().DidClose(false, true, 1000);
  check();
}

TEST_F(WebSocketCloseTest, WhileConnectingFailsTheConnection) {
  MakeConnecting();
  EXPECT_EQ(Evaluate("ws.close(); ws.close(); ws.readyState"), "2");
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Fail"));
  EXPECT_EQ(Log(), "") << "events come in tasks";
  channel().DidClose(true, false, 1006);
  EXPECT_EQ(Log(), "error3 close3(false,1006,)");
}

TEST_F(WebSocketCloseTest, WhileClosingDoesNothing) {
  MakeClosing();
  EXPECT_EQ(Evaluate("ws.close(3000, 'again'); ws.readyState"), "2");
  EXPECT_THAT(channels_.TakeLog(), IsEmpty());
}

TEST_F(WebSocketCloseTest, AfterThePeerStartedDoesNothing) {
  MakeOpen();
  channel().DidStartClosingHandshake();
  Evaluate("ws.close()");
  EXPECT_THAT(channels_.TakeLog(), IsEmpty());
}

TEST_F(WebSocketCloseTest, WhenClosedDoesNothing) {
  MakeClosed();
  EXPECT_EQ(Evaluate("ws.close(); ws.readyState"), "3");
  EXPECT_THAT(channels_.TakeLog(), IsEmpty());
}

TEST_F(WebSocketCloseTest, InEveryHandler) {
  MakeConnecting();
  Evaluate(R"(
    for (const type of ["open", "error", "close"])
      ws.addEventListener(type, () => ws.close(3000, type));
  )");
  channel().DidConnect();
  channel().DidStartClosingHandshake();
  channel().DidClose(true, false, 1006);
  EXPECT_EQ(Log(), "open1 error3 close3(false,1006,)");
  EXPECT_THAT(channels_.TakeLog(), ElementsAre("Close 3000 open"));
}

}  // namespace
}  // namespace wsjs
