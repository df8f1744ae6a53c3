// SPDX-License-Identifier: BSD-3-Clause
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "src/net/echo_server.h"
#include "tests/unit/runtime/test_runtime.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kEcho[] = R"js(
  const socket = new WebSocket(wsjs.args[0]);
  socket.onopen = () => socket.send('hello');
  socket.onmessage = (e) => { console.log(e.data); socket.close(); };
  socket.onerror = () => console.log('error');
  socket.onclose = (e) => console.log(e.code);
)js";

class RuntimeNetworkTest : public testing::Test {
 protected:
  RuntimeNetworkTest() : server_(EchoServer::Start()) {
    options_.arguments = {server_->url()};
  }

  std::unique_ptr<EchoServer> server_;
  RuntimeOptions options_;
};

TEST_F(RuntimeNetworkTest, MessageIsEchoed) {
  TestRuntime test(options_);
  test.RunScript(kEcho);
  EXPECT_THAT(test.lines, ElementsAre("hello", "1005"));
}

TEST_F(RuntimeNetworkTest, OpenConnectionKeepsRunGoing) {
  TestRuntime test(options_);
  test.RunScript(
      "const socket = new WebSocket(wsjs.args[0]);"
      "socket.onopen = () => setTimeout(() => socket.close(), 20);"
      "socket.onclose = () => console.log('closed')");
  EXPECT_THAT(test.lines, ElementsAre("closed"));
}

TEST_F(RuntimeNetworkTest, IsDestroyedWithAnOpenConnection) {
  // As good as never: the connection's own end is what it waits for.
  options_.shutdown_timeout = std::chrono::hours(1);
  TestRuntime test(options_);
  test.RunScript(
      "var socket = new WebSocket(wsjs.args[0]);"
      "socket.onopen = () => wsjs.exit();"
      "socket.onclose = () => console.log('no script runs any more')");
  test.runtime.reset();
  EXPECT_THAT(test.lines, testing::IsEmpty());
}

TEST_F(RuntimeNetworkTest, IsDestroyedWhileConnecting) {
  TestRuntime test(options_);
  test.runtime->EvaluateScript(
      "const socket = new WebSocket(wsjs.args[0]);"
      "console.log(socket.readyState);"
      "socket.onerror = socket.onclose = () => console.log('script runs');",
      "test.js");
  test.runtime.reset();
  EXPECT_THAT(test.lines, ElementsAre("0"));
}

TEST_F(RuntimeNetworkTest, EmbedderForbidsAConnection) {
  options_.network.may_connect = [](const std::string&) { return false; };
  TestRuntime test(options_);
  test.RunScript(kEcho);
  EXPECT_THAT(test.lines, ElementsAre("error", "1006"));
  EXPECT_THAT(test.log, ElementsAre(HasSubstr("the embedder doesn't allow")));
}

TEST_F(RuntimeNetworkTest, EmbedderResolvesNames) {
  std::vector<std::string> hosts;
  options_.network.resolve = [&](const std::string& host, auto done) {
    hosts.push_back(host);
    done({{"127.0.0.1"}, {}});
  };
  options_.arguments[0].replace(0, sizeof("ws://127.0.0.1") - 1,
                                "ws://echo.test");
  TestRuntime test(options_);
  test.RunScript(kEcho);
  EXPECT_THAT(test.lines, ElementsAre("hello", "1005"));
  EXPECT_THAT(hosts, ElementsAre("echo.test"));
}

TEST_F(RuntimeNetworkTest, EmbeddersCookieJarIsAsked) {
  struct Jar final : CookieJar {
    std::string CookieHeader(std::string_view url,
                             const CookieContext&) override {
      urls.emplace_back(url);
      return "a=b";
    }
    void SetCookie(std::string_view,
                   const CookieContext&,
                   std::string_view) override {}
    std::string CookieString(std::string_view) override { return {}; }
    void SetCookieString(std::string_view, std::string_view) override {}
    std::vector<std::string> urls;
  } jar;
  options_.cookie_jar = &jar;
  TestRuntime test(options_);
  test.RunScript(kEcho);
  EXPECT_THAT(jar.urls, ElementsAre(server_->url()));
}

}  // namespace
}  // namespace wsjs
