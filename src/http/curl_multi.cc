// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/curl_multi.h"

#include <uv.h>

#include <algorithm>

#include "src/base/check.h"

namespace wsjs {

namespace {

// As browsers do: more requests wait for one of these. (Of HTTP/2, one serves
// many.)
constexpr long kMaximumHostConnections = 6;
// That are kept idle for later requests.
constexpr long kMaximumIdleConnections = 32;

}  // namespace

// What libcurl keeps for each socket; libuv's until its handle is closed.
struct CurlMulti::Socket {
  uv_poll_t poll = {};
  CurlMulti* multi = nullptr;
  curl_socket_t fd = CURL_SOCKET_BAD;

  static Socket* From(void* handle) {
    return static_cast<Socket*>(static_cast<uv_handle_t*>(handle)->data);
  }
  void Close() {
    uv_poll_stop(&poll);
    uv_close(reinterpret_cast<uv_handle_t*>(&poll),
             [](uv_handle_t* handle) { delete From(handle); });
  }
};

struct CurlMulti::Timer {
  uv_timer_t timer = {};
  CurlMulti* multi = nullptr;
};

CurlMulti::CurlMulti(const CurlLibrary* curl, EventLoop* loop)
    : curl_(curl), loop_(loop), multi_(curl->multi_init()), timer_(new Timer) {
  CHECK(multi_);
  timer_->multi = this;
  timer_->timer.data = timer_;
  CHECK(uv_timer_init(loop_->uv_loop(), &timer_->timer) == 0);
  uv_unref(reinterpret_cast<uv_handle_t*>(&timer_->timer));
  curl_->multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &DidChangeSocket);
  curl_->multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
  curl_->multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &DidChangeTimer);
  curl_->multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
  curl_->multi_setopt(multi_, CURLMOPT_MAX_HOST_CONNECTIONS,
                      kMaximumHostConnections);
  curl_->multi_setopt(multi_, CURLMOPT_MAXCONNECTS, kMaximumIdleConnections);
}

CurlMulti::~CurlMulti() {
  curl_->multi_cleanup(multi_);
  uv_close(
      reinterpret_cast<uv_handle_t*>(&timer_->timer),
      [](uv_handle_t* handle) { delete static_cast<Timer*>(handle->data); });
}

void CurlMulti::Add(CURL* easy, Client* client) {
  curl_->easy_setopt(easy, CURLOPT_PRIVATE, client);
  // Starts nothing by itself: libcurl sets the timer.
  CHECK(curl_->multi_add_handle(multi_, easy) == CURLM_OK);
}

void CurlMulti::Remove(CURL* easy) {
  CHECK(curl_->multi_remove_handle(multi_, easy) == CURLM_OK);
}

int CurlMulti::DidChangeSocket(CURL*,
                               curl_socket_t fd,
                               int what,
                               void* user,
                               void* socket_data) {
  auto* const self = static_cast<CurlMulti*>(user);
  auto* socket = static_cast<Socket*>(socket_data);
  if (what == CURL_POLL_REMOVE) {
    if (socket) {
      self->curl_->multi_assign(self->multi_, fd, nullptr);
      socket->Close();
    }
    return 0;
  }
  if (!socket) {
    socket = new Socket;
    socket->multi = self;
    socket->fd = fd;
    socket->poll.data = socket;
    if (uv_poll_init_socket(self->loop_->uv_loop(), &socket->poll, fd) != 0) {
      delete socket;
      return -1;
    }
    uv_unref(reinterpret_cast<uv_handle_t*>(&socket->poll));
    self->curl_->multi_assign(self->multi_, fd, socket);
  }
  const int events = (what & CURL_POLL_IN ? UV_READABLE : 0) |
                     (what & CURL_POLL_OUT ? UV_WRITABLE : 0);
  uv_poll_start(
      &socket->poll, events, [](uv_poll_t* poll, int status, int ready) {
        const Socket* polled = Socket::From(poll);
        const int actions =
            status < 0 ? CURL_CSELECT_ERR
                       : (ready & UV_READABLE ? CURL_CSELECT_IN : 0) |
                             (ready & UV_WRITABLE ? CURL_CSELECT_OUT : 0);
        // May close the socket.
        polled->multi->Act(polled->fd, actions);
      });
  return 0;
}

int CurlMulti::DidChangeTimer(CURLM*, long milliseconds, void* user) {
  uv_timer_t* const timer = &static_cast<CurlMulti*>(user)->timer_->timer;
  if (milliseconds < 0) {
    uv_timer_stop(timer);
    return 0;
  }
  uv_update_time(timer->loop);
  uv_timer_start(
      timer,
      [](uv_timer_t* expired) {
        static_cast<Timer*>(expired->data)->multi->Act(CURL_SOCKET_TIMEOUT, 0);
      },
      static_cast<uint64_t>(milliseconds), 0);
  return 0;
}

void CurlMulti::Act(curl_socket_t socket, int events) {
  int running = 0;
  curl_->multi_socket_action(multi_, socket, events, &running);
  int left = 0;
  while (const CURLMsg* message = curl_->multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE)
      continue;
    // Removing the transfer frees the message.
    const CURLcode result = message->data.result;
    CURL* const easy = message->easy_handle;
    char* client = nullptr;
    curl_->easy_getinfo(easy, CURLINFO_PRIVATE, &client);
    Remove(easy);
    reinterpret_cast<Client*>(client)->DidComplete(result);
  }
}

}  // namespace wsjs
