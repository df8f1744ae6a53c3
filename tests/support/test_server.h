// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_SUPPORT_TEST_SERVER_H_
#define WSJS_TESTS_SUPPORT_TEST_SERVER_H_

#include <cstdint>
#include <list>
#include <memory>
#include <string>

#include "src/base/bytes.h"
#include "src/base/unique_function.h"
#include "src/loop/event_loop.h"
#include "src/net/tcp_stream.h"

typedef struct ssl_ctx_st SSL_CTX;

namespace wsjs {

// The server's end of a connection, with TLS or without.
class ServerStream {
 public:
  virtual ~ServerStream() = default;

  virtual void Start(TcpStream::Client* client) = 0;
  virtual bool Write(ByteSpan bytes) = 0;
  virtual void PauseReading() = 0;
  virtual void ResumeReading() = 0;
  virtual void Shutdown() = 0;
  virtual void Reset() = 0;
};

// One end of a connection to a TestServer. It lives until the peer has closed
// or the server is destroyed.
class ServerConnection : public TcpStream::Client {
 public:
  virtual ~ServerConnection() = default;

  // Called once, before the others.
  virtual void DidAccept(ServerStream* stream) = 0;
  void DidReceive(ByteSpan bytes) override = 0;
  void DidDrain() override {}
  void DidEnd() override {}
};

// A server on a free port of the loopback, on the event loop of the test.
class TestServer final {
 public:
  using ConnectionFactory = UniqueFunction<std::unique_ptr<ServerConnection>()>;

  // With `tls` the server speaks TLS; it isn't owned and outlives this, and so
  // does `loop`. `address` is "127.0.0.1" or "::1".
  TestServer(EventLoop* loop,
             SSL_CTX* tls,
             ConnectionFactory create_connection,
             const char* address = "127.0.0.1");
  ~TestServer();

  // 0 when it can't listen (a machine without IPv6).
  [[nodiscard]] uint16_t port() const {
    return listener_ ? listener_->port() : 0;
  }
  // Since the start.
  [[nodiscard]] int accepted_count() const { return accepted_count_; }
  [[nodiscard]] size_t connection_count() const { return accepted_.size(); }

 private:
  class Accepted;

  std::list<std::unique_ptr<Accepted>> accepted_;
  int accepted_count_ = 0;
  std::unique_ptr<TcpListener> listener_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_SUPPORT_TEST_SERVER_H_
