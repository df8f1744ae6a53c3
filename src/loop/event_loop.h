// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_LOOP_EVENT_LOOP_H_
#define WSJS_SRC_LOOP_EVENT_LOOP_H_

#include <chrono>
#include <cstdint>
#include <memory>

#include "src/base/unique_function.h"

typedef struct uv_loop_s uv_loop_t;

namespace wsjs {

using Task = UniqueFunction<void()>;

// https://html.spec.whatwg.org/#task-source
// Tasks of one source run in the order in which they were queued; so do, here,
// the tasks of all sources, but that timers that are due pass a long queue.
enum class TaskSource : uint8_t {
  kDOMManipulation,
  kNetworking,
  kWebSocket,
  kTimer,
  kFileReading,
  kPostedMessage,
  kMicrotaskCheckpoint,  // V8's own foreground tasks
  kEmbedder,             // PostTask
};

// The event loop of one runtime (https://html.spec.whatwg.org/#event-loop) on a
// libuv loop, its own or the embedder's. Lives on one thread, which is the only
// one that may call it, PostTask excepted. Outlives all that holds a pointer to
// it. It stays alive (Run() goes on) while a task is queued, a timer that keeps
// it alive is active, or a KeepAlive exists.
class EventLoop final {
 public:
  // Counts as pending work while it exists.
  class KeepAlive;
  using TimerId = uint64_t;  // never 0, never used twice
  using Clock = std::chrono::steady_clock;

  // An event loop on `loop`, which the caller owns and which outlives this; on
  // a loop of its own when null. The caller's loop must run until it has
  // nothing to do after the destruction, before uv_loop_close(): handles are
  // closed.
  explicit EventLoop(uv_loop_t* loop = nullptr);
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  // https://html.spec.whatwg.org/#queue-a-task
  // Never runs `task` inside the call.
  void QueueTask(TaskSource source, Task task);

  // Queues `task` from any thread. The one call that is thread-safe. Tasks that
  // arrive after destruction began are dropped.
  void PostTask(Task task);

  // Runs `task` once at the end of the current turn: after the tasks that were
  // ready have run, before the loop polls. What a turn sends leaves here, and
  // bufferedAmount falls here. Outside a turn: at the end of the next.
  void RunAtEndOfTurn(Task task);

  // Queues `task` when `delay` has passed, then again each `delay` when
  // `repeating`. Millisecond resolution. A timer that doesn't keep the loop
  // alive is for timeouts of things that do.
  TimerId StartTimer(std::chrono::milliseconds delay,
                     bool repeating,
                     bool keeps_alive,
                     Task task);
  // Afterwards the task won't run, even when it was due. Unknown: no effect.
  void StopTimer(TimerId timer);

  // https://html.spec.whatwg.org/#perform-a-microtask-checkpoint
  // What runs after each task; the owner of the isolate sets it.
  void set_microtask_checkpoint(UniqueFunction<void()> checkpoint);
  void PerformMicrotaskCheckpoint();

  // Runs until nothing is pending or Stop() is called.
  void Run();
  // One turn: runs the tasks that are ready, then polls (waits when `may_wait`
  // and nothing is ready). Returns whether anything is still pending.
  bool RunOneTurn(bool may_wait);
  // Makes Run() return after the current task. On this thread.
  void Stop();
  // Drops all tasks and timers, and takes no more: what they own dies now. For
  // who destroys what they refer to before this. Not inside a turn.
  void ShutDown();
  [[nodiscard]] bool HasPendingWork() const;

  // For an embedder that polls by itself: the descriptor that becomes readable
  // when RunOneTurn(false) has work, and after how long to call it even so: 0
  // when tasks are ready, -1 for never.
  [[nodiscard]] int file_descriptor() const;
  [[nodiscard]] int poll_timeout_milliseconds() const;

  [[nodiscard]] uv_loop_t* uv_loop() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

class EventLoop::KeepAlive final {
 public:
  KeepAlive() = default;
  explicit KeepAlive(EventLoop& loop);
  KeepAlive(KeepAlive&& other) noexcept;
  KeepAlive& operator=(KeepAlive&& other) noexcept;
  ~KeepAlive();

 private:
  EventLoop* loop_ = nullptr;
};

}  // namespace wsjs

#endif  // WSJS_SRC_LOOP_EVENT_LOOP_H_
