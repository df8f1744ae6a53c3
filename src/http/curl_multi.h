// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_CURL_MULTI_H_
#define WSJS_SRC_HTTP_CURL_MULTI_H_

#include "src/http/curl_library.h"
#include "src/loop/event_loop.h"

namespace wsjs {

// Drives libcurl's transfers with a libuv loop: a uv_poll_t for each socket and
// one uv_timer_t. None of them keeps the loop alive: who waits for a transfer
// holds an EventLoop::KeepAlive. One thread.
//
// libcurl calls back from within its own functions, where a transfer must not
// be removed: what its clients hear of it has to wait for a task.
class CurlMulti final {
 public:
  // A transfer's owner.
  class Client {
   public:
    // The transfer has ended and was removed.
    virtual void DidComplete(CURLcode result) = 0;

   protected:
    ~Client() = default;
  };

  // Neither is owned; both outlive this.
  CurlMulti(const CurlLibrary* curl, EventLoop* loop);
  // All transfers have been removed.
  ~CurlMulti();
  CurlMulti(const CurlMulti&) = delete;
  CurlMulti& operator=(const CurlMulti&) = delete;

  // `easy` is complete but for CURLOPT_PRIVATE, which becomes `client`.
  void Add(CURL* easy, Client* client);
  // Of one that was added and hasn't completed. Not from a callback of curl's.
  void Remove(CURL* easy);

 private:
  struct Socket;
  struct Timer;

  static int DidChangeSocket(CURL* easy,
                             curl_socket_t socket,
                             int what,
                             void* user,
                             void* socket_data);
  static int DidChangeTimer(CURLM* multi, long milliseconds, void* user);

  void Act(curl_socket_t socket, int events);

  const CurlLibrary* const curl_;
  EventLoop* const loop_;
  CURLM* const multi_;
  Timer* const timer_;  // libuv's once it is closed
};

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_CURL_MULTI_H_
