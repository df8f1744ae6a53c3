// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_ECHO_SERVER_H_
#define WSJS_SRC_NET_ECHO_SERVER_H_

#include <memory>
#include <string>
#include <thread>

#include "src/loop/event_loop.h"

namespace wsjs {

// A WebSocket server for examples, tests and benchmarks, on a free port of the
// loopback: sends each message back, selects the first subprotocol that the
// client offers. It reads no faster than its clients read. Runs on a thread of
// its own, with an event loop of its own. Destroying it drops its connections.
class EchoServer final {
 public:
  // Null when it can't listen.
  [[nodiscard]] static std::unique_ptr<EchoServer> Start();
  ~EchoServer();
  EchoServer(const EchoServer&) = delete;
  EchoServer& operator=(const EchoServer&) = delete;

  // ws://127.0.0.1:PORT/
  const std::string& url() const { return url_; }

 private:
  EchoServer() = default;

  // Of the thread, while it runs.
  EventLoop* loop_ = nullptr;
  std::string url_;
  std::thread thread_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_ECHO_SERVER_H_
