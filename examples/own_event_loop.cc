// SPDX-License-Identifier: BSD-3-Clause
//
// A program with an event loop of its own, here epoll with a timer, that runs a
// script besides: own_event_loop URL
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <wsjs/platform.h>
#include <wsjs/runtime.h>

#include <cstdint>
#include <cstdio>
#include <utility>

constexpr char kScript[] = R"js(
  const socket = new WebSocket(wsjs.args[0]);
  let count = 0;
  socket.onopen = () => socket.send('ping');
  socket.onmessage = () => {
    console.log(`echo ${++count}`);
    if (count === 3) socket.close();
    else setTimeout(() => socket.send('ping'), 10);
  };
  socket.onclose = () => console.log('closed');
)js";

constexpr int kTicks = 3;

void Watch(int epoll, int descriptor) {
  epoll_event event = {};
  event.events = EPOLLIN;
  event.data.fd = descriptor;
  epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: own_event_loop URL\n");
    return 2;
  }
  wsjs::Platform platform;
  wsjs::RuntimeOptions options;
  options.arguments = {argv[1]};
  wsjs::Runtime runtime(platform, std::move(options));
  runtime.EvaluateScript(kScript, "ping.js");

  // What the program does besides: a tick each 5 ms.
  const int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
  const itimerspec each_5_ms = {{0, 5'000'000}, {0, 5'000'000}};
  timerfd_settime(timer, 0, &each_5_ms, nullptr);

  const int epoll = epoll_create1(0);
  Watch(epoll, timer);
  Watch(epoll, runtime.file_descriptor());

  int ticks = 0;
  bool script_is_pending = true;
  while (script_is_pending || ticks < kTicks) {
    epoll_event event = {};
    const int count =
        epoll_wait(epoll, &event, 1, runtime.poll_timeout_milliseconds());
    uint64_t expirations = 0;
    if (count == 1 && event.data.fd == timer &&
        read(timer, &expirations, sizeof(expirations)) > 0) {
      ++ticks;
    }
    script_is_pending = runtime.RunOneTurn(/*may_wait=*/false);
  }
  std::printf("ticked\n");
  close(epoll);
  close(timer);
  return 0;
}
