// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_TCP_STREAM_H_
#define WSJS_SRC_NET_TCP_STREAM_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "src/base/bytes.h"
#include "src/base/unique_function.h"
#include "src/loop/event_loop.h"

namespace wsjs {

// A connection of a server. It keeps the event loop's libuv loop alive, but not
// EventLoop::Run(). Destroying it closes the connection at once, also within a
// call to its client. One thread.
class TcpStream final {
 public:
  class Client {
   public:
    // Valid during the call.
    virtual void DidReceive(ByteSpan bytes) = 0;
    // All that was written is with the kernel, after a Write that returned
    // false.
    virtual void DidDrain() = 0;
    // The peer has closed its side, or the connection broke. Once.
    virtual void DidEnd() = 0;

   protected:
    ~Client() = default;
  };

  // Takes over `socket`, which is connected.
  TcpStream(EventLoop* loop, int socket);
  ~TcpStream();
  TcpStream(const TcpStream&) = delete;
  TcpStream& operator=(const TcpStream&) = delete;

  // `client` isn't owned and outlives this. Once, before all else.
  void Start(Client* client);

  // Copies what the kernel doesn't take at once; false: some is left.
  bool Write(ByteSpan bytes);
  void PauseReading();
  void ResumeReading();
  // Closes our side after what was written; the client goes on to receive.
  void Shutdown();
  // The peer sees a reset. The client hears nothing more, and calls nothing
  // more but Write(), which then does nothing.
  void Reset();

 private:
  struct Handle;

  Handle* const handle_;  // shared with libuv, see its definition
};

// Accepts connections on a port of the loopback.
class TcpListener final {
 public:
  using AcceptCallback =
      UniqueFunction<void(std::unique_ptr<TcpStream> stream)>;

  // `address` is "127.0.0.1" or "::1"; the system picks a free port. Null when
  // it can't listen there. `loop` isn't owned and outlives this.
  [[nodiscard]] static std::unique_ptr<TcpListener>
  Listen(EventLoop* loop, const char* address, AcceptCallback accept);
  ~TcpListener();
  TcpListener(const TcpListener&) = delete;
  TcpListener& operator=(const TcpListener&) = delete;

  [[nodiscard]] uint16_t port() const { return port_; }

 private:
  struct Handle;

  TcpListener(EventLoop* loop, int socket, AcceptCallback accept);
  void Accept();

  EventLoop* const loop_;
  const int socket_;
  uint16_t port_ = 0;
  AcceptCallback accept_;
  Handle* const handle_;  // libuv's once it is closed
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_TCP_STREAM_H_
