// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_SUPPORT_TEST_PROXIES_H_
#define WSJS_TESTS_SUPPORT_TEST_PROXIES_H_

#include <memory>
#include <string>
#include <vector>

#include "src/loop/event_loop.h"
#include "tests/support/test_server.h"

namespace wsjs {

// What a proxy for tests does. It connects to the loopback whatever name or
// address it is asked for, so that names may be ones that nobody can resolve.
struct TestProxyOptions {
  // "user:password" that clients must give; empty: none.
  std::string credentials;
  // Gives its replies byte by byte.
  bool dribbles = false;
  // Never replies.
  bool hangs = false;
  // Listens on ::1.
  bool is_ipv6 = false;
};

// "host:port" of each request, in order, as the client wrote it.
using TestProxyRequests = std::vector<std::string>;

// `requests` isn't owned and outlives the proxy.
[[nodiscard]] std::unique_ptr<TestServer> StartHttpConnectProxy(
    EventLoop* loop,
    TestProxyOptions options,
    TestProxyRequests* requests);
[[nodiscard]] std::unique_ptr<TestServer> StartSocks5Proxy(
    EventLoop* loop,
    TestProxyOptions options,
    TestProxyRequests* requests);

}  // namespace wsjs

#endif  // WSJS_TESTS_SUPPORT_TEST_PROXIES_H_
