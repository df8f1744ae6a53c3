// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_WEBSOCKET_WEBSOCKET_TEST_BASE_H_
#define WSJS_TESTS_UNIT_WEBSOCKET_WEBSOCKET_TEST_BASE_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/test_realm.h"
#include "tests/unit/websocket/fake_channel.h"

namespace wsjs {

// Scripts with WebSocket objects whose channels are fakes. For them there is
//   open_socket()   new WebSocket("ws://example.test/"), global as `ws`
//   watch(ws)       logs its events, with what tells them apart
class WebSocketTestBase : public testing::Test {
 protected:
  explicit WebSocketTestBase(
      TestRealm::ContextKind context_kind = TestRealm::ContextKind::kOwn)
      : realm_(context_kind) {
    realm_.environment().set_websocket_channels(&channels_);
    EXPECT_EQ(realm_.Evaluate(R"(
      let ws;
      function open_socket(...protocols) {
        ws = new WebSocket("ws://example.test/", ...protocols);
      }
      function watch(ws) {
        ws.addEventListener("open", e => log.push("open" + ws.readyState));
        ws.addEventListener("message", e => log.push(`message(${e.data})`));
        ws.addEventListener("error", e => log.push("error" + ws.readyState));
        ws.addEventListener("close", e => log.push(
            `close${ws.readyState}(${e.wasClean},${e.code},${e.reason})`));
      }
    )"),
              "undefined");
  }

  std::string Evaluate(std::string_view source) {
    return realm_.Evaluate(source);
  }
  // What was logged since the last call.
  std::string Log() { return realm_.Evaluate("take()"); }

  // A socket in a ready state, watched unless `is_watched` is false.
  void MakeConnecting(bool is_watched = true) {
    Evaluate(is_watched ? "open_socket(); watch(ws);" : "open_socket();");
    channels_.TakeLog();
  }
  void MakeOpen(bool is_watched = true) {
    MakeConnecting(is_watched);
    channel().DidConnect();
    Log();
  }
  void MakeClosing(bool is_watched = true) {
    MakeOpen(is_watched);
    Evaluate("ws.close()");
    channels_.TakeLog();
  }
  void MakeClosed(bool is_watched = true) {
    MakeClosing(is_watched);
    channel().DidClose(false, true, 1005);
    Log();
  }

  FakeChannel& channel() { return channels_.channel(); }

  FakeChannelFactory channels_;
  TestRealm realm_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_WEBSOCKET_WEBSOCKET_TEST_BASE_H_
