// SPDX-License-Identifier: BSD-3-Clause
#include "src/loop/event_loop.h"

#include <uv.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "src/base/check.h"
#include "src/loop/timer_queue.h"

// How a turn fits into an iteration of libuv. Whatever is to run makes the idle
// handle active: the loop then doesn't block in its poll, and the idle
// callback, which libuv calls before it polls, runs the turn. So all that the
// tasks of a turn write, watch or close takes effect in the poll that follows,
// and an embedder who asks libuv for the poll's timeout gets 0 while a task is
// left.
//
// What keeps the loop alive: the idle handle while it is active, the async
// handle while anything asks for it (KeepAlive, timers). No other handle of
// ours counts.

namespace wsjs {

namespace {

using std::chrono::milliseconds;

// Tasks run for this long before due timers get their chance, and longer only
// when more was ready as the turn began.
constexpr milliseconds kTimeSlice{5};

}  // namespace

class EventLoop::Impl final {
 public:
  explicit Impl(uv_loop_t* loop);
  ~Impl();

  void ShutDown();

  void QueueTask(Task task);
  void PostTask(Task task);
  void RunAtEndOfTurn(Task task);
  TimerId StartTimer(milliseconds delay,
                     bool repeating,
                     bool keeps_alive,
                     Task task);
  void StopTimer(TimerId id);
  void AddKeepAlive();
  void RemoveKeepAlive();
  void PerformMicrotaskCheckpoint();
  void Run();
  bool RunOneTurn(bool may_wait);
  void Stop();
  bool HasPendingWork();
  int PollTimeout();

  uv_loop_t* uv_loop() { return loop_; }
  void set_microtask_checkpoint(UniqueFunction<void()> checkpoint) {
    microtask_checkpoint_ = std::move(checkpoint);
  }

 private:
  // libuv wants the memory of a handle until its close callback, which on an
  // embedder's loop comes after this object is gone.
  struct Handles {
    uv_idle_t idle;
    uv_timer_t timer;
    uv_async_t async;
    int open_count = 3;

    void Close();
  };

  void RunTurn();
  void RunTasks();
  // Takes the due timers' tasks, at most one each, in the order of deadlines.
  std::vector<Task> TakeDueTimers(Clock::time_point now);
  void RunTimer(TimerId id);
  void QueuePostedTasks();
  bool HasPostedTasks();
  void WakeUp();
  void ArmTimer();
  void LeaveRunWhenDone();

  // Without a value when the embedder gave the loop.
  std::optional<uv_loop_t> own_loop_;
  uv_loop_t* const loop_;
  Handles* const handles_ = new Handles;

  std::deque<Task> tasks_;
  std::vector<Task> end_of_turn_tasks_;
  TimerQueue timers_;
  size_t due_timer_count_ = 0;  // that wait among tasks_
  UniqueFunction<void()> microtask_checkpoint_;
  size_t keep_alive_count_ = 0;
  bool in_turn_ = false;
  bool in_run_ = false;
  bool stop_requested_ = false;
  bool shut_down_ = false;

  std::mutex posted_mutex_;
  // Both guarded by `posted_mutex_`.
  std::vector<Task> posted_tasks_;
  bool accepts_posted_tasks_ = true;
};

EventLoop::Impl::Impl(uv_loop_t* loop)
    : loop_(loop ? loop : &own_loop_.emplace()) {
  if (own_loop_) {
    CHECK(uv_loop_init(loop_) == 0);
  }
  CHECK(uv_idle_init(loop_, &handles_->idle) == 0);
  CHECK(uv_timer_init(loop_, &handles_->timer) == 0);
  CHECK(uv_async_init(loop_, &handles_->async, [](uv_async_t* handle) {
          static_cast<Impl*>(handle->data)->QueuePostedTasks();
        }) == 0);
  handles_->idle.data = this;
  handles_->timer.data = this;
  handles_->async.data = this;
  uv_unref(reinterpret_cast<uv_handle_t*>(&handles_->timer));
  uv_unref(reinterpret_cast<uv_handle_t*>(&handles_->async));
}

void EventLoop::Impl::Handles::Close() {
  const auto did_close = [](uv_handle_t* handle) {
    auto* handles = static_cast<Handles*>(handle->data);
    if (--handles->open_count == 0) {
      delete handles;
    }
  };
  for (auto* handle : {reinterpret_cast<uv_handle_t*>(&idle),
                       reinterpret_cast<uv_handle_t*>(&timer),
                       reinterpret_cast<uv_handle_t*>(&async)}) {
    handle->data = this;
    uv_close(handle, did_close);
  }
}

void EventLoop::Impl::ShutDown() {
  CHECK(!in_turn_);
  shut_down_ = true;
  {
    std::lock_guard lock(posted_mutex_);
    accepts_posted_tasks_ = false;
  }
  // What a task owns may stop timers and release KeepAlives as it goes.
  std::exchange(tasks_, {});
  std::exchange(end_of_turn_tasks_, {});
  std::exchange(posted_tasks_, {});
  std::exchange(timers_, {});
  microtask_checkpoint_ = nullptr;
}

EventLoop::Impl::~Impl() {
  handles_->Close();
  if (own_loop_) {
    // Waits for name resolutions that are still under way, too.
    CHECK(uv_run(loop_, UV_RUN_DEFAULT) == 0);
    CHECK(uv_loop_close(loop_) == 0);
  }
}

void EventLoop::Impl::QueueTask(Task task) {
  if (shut_down_) {
    return;
  }
  tasks_.push_back(std::move(task));
  WakeUp();
}

void EventLoop::Impl::PostTask(Task task) {
  std::lock_guard lock(posted_mutex_);
  if (!accepts_posted_tasks_) {
    return;
  }
  posted_tasks_.push_back(std::move(task));
  // Under the lock, so that the handle isn't closed meanwhile.
  uv_async_send(&handles_->async);
}

void EventLoop::Impl::QueuePostedTasks() {
  std::vector<Task> posted;
  {
    std::lock_guard lock(posted_mutex_);
    posted.swap(posted_tasks_);
  }
  for (Task& task : posted) {
    QueueTask(std::move(task));
  }
}

bool EventLoop::Impl::HasPostedTasks() {
  std::lock_guard lock(posted_mutex_);
  return !posted_tasks_.empty();
}

void EventLoop::Impl::RunAtEndOfTurn(Task task) {
  if (shut_down_) {
    return;
  }
  end_of_turn_tasks_.push_back(std::move(task));
  WakeUp();
}

EventLoop::TimerId EventLoop::Impl::StartTimer(milliseconds delay,
                                               bool repeating,
                                               bool keeps_alive,
                                               Task task) {
  const Clock::time_point deadline = Clock::now() + delay;
  const TimerId id =
      timers_.Add({deadline, delay, repeating, keeps_alive, std::move(task)});
  if (keeps_alive) {
    AddKeepAlive();
  }
  // A turn arms the timer once, at its end.
  if (!in_turn_ && timers_.NextDeadline() == deadline) {
    ArmTimer();
  }
  return id;
}

void EventLoop::Impl::StopTimer(TimerId id) {
  const std::optional<TimerQueue::Timer> timer = timers_.Remove(id);
  if (timer && timer->keeps_alive) {
    RemoveKeepAlive();
  }
}

void EventLoop::Impl::ArmTimer() {
  if (shut_down_) {
    return;
  }
  const std::optional<Clock::time_point> deadline = timers_.NextDeadline();
  if (!deadline) {
    uv_timer_stop(&handles_->timer);
    return;
  }
  // Rounded up: a timer is never early.
  const auto delay =
      std::chrono::ceil<milliseconds>(*deadline - Clock::now()).count();
  uv_update_time(loop_);
  uv_timer_start(
      &handles_->timer,
      [](uv_timer_t* handle) { static_cast<Impl*>(handle->data)->WakeUp(); },
      delay > 0 ? delay : 0, 0);
}

void EventLoop::Impl::AddKeepAlive() {
  if (++keep_alive_count_ == 1) {
    uv_ref(reinterpret_cast<uv_handle_t*>(&handles_->async));
  }
}

void EventLoop::Impl::RemoveKeepAlive() {
  CHECK(keep_alive_count_ > 0);
  if (--keep_alive_count_ == 0 && !shut_down_) {
    uv_unref(reinterpret_cast<uv_handle_t*>(&handles_->async));
    LeaveRunWhenDone();
  }
}

void EventLoop::Impl::WakeUp() {
  if (!in_turn_) {
    uv_idle_start(&handles_->idle, [](uv_idle_t* handle) {
      static_cast<Impl*>(handle->data)->RunTurn();
    });
  }
}

void EventLoop::Impl::RunTurn() {
  in_turn_ = true;
  RunTasks();
  // What these add belongs to the next turn.
  for (Task& task : std::exchange(end_of_turn_tasks_, {})) {
    task();
  }
  in_turn_ = false;

  if (tasks_.empty() && end_of_turn_tasks_.empty()) {
    uv_idle_stop(&handles_->idle);
  }
  ArmTimer();
  LeaveRunWhenDone();
}

// https://html.spec.whatwg.org/#event-loop-processing-model
void EventLoop::Impl::RunTasks() {
  Clock::time_point now = Clock::now();
  Clock::time_point slice_end = now + kTimeSlice;
  for (Task& timer_task : TakeDueTimers(now)) {
    tasks_.push_back(std::move(timer_task));
  }
  // All of these run before the loop polls again: if it could read more than
  // its tasks get done, the queue would grow without end.
  size_t ready_count = tasks_.size();
  while (!tasks_.empty() && !stop_requested_) {
    Task task = std::move(tasks_.front());
    tasks_.pop_front();
    task();
    PerformMicrotaskCheckpoint();

    ready_count -= ready_count > 0;
    now = Clock::now();
    if (now < slice_end) {
      continue;
    }
    if (ready_count == 0) {
      break;
    }
    // No timer overtakes one that was due before it.
    if (due_timer_count_ > 0) {
      continue;
    }
    std::vector<Task> timer_tasks = TakeDueTimers(now);
    tasks_.insert(tasks_.begin(), std::move_iterator(timer_tasks.begin()),
                  std::move_iterator(timer_tasks.end()));
    ready_count += timer_tasks.size();
    slice_end = now + kTimeSlice;
  }
}

std::vector<Task> EventLoop::Impl::TakeDueTimers(Clock::time_point now) {
  std::vector<Task> tasks;
  while (const std::optional<TimerId> id = timers_.PopDue(now)) {
    ++due_timer_count_;
    tasks.emplace_back([this, id = *id] {
      --due_timer_count_;
      RunTimer(id);
    });
  }
  return tasks;
}

void EventLoop::Impl::RunTimer(TimerId id) {
  TimerQueue::Timer* timer = timers_.Find(id);
  if (!timer) {
    return;  // Stopped after it became due.
  }
  if (!timer->repeating) {
    Task task = std::move(timer->task);
    StopTimer(id);
    task();
    return;
  }
  Task task = std::move(timer->task);
  task();
  // The task may have stopped its timer, or started others.
  timer = timers_.Find(id);
  if (timer) {
    timer->task = std::move(task);
    // Periods that a slow task has used up are left out.
    timers_.Reschedule(id,
                       std::max(timer->deadline + timer->delay, Clock::now()));
  }
}

void EventLoop::Impl::PerformMicrotaskCheckpoint() {
  if (microtask_checkpoint_) {
    microtask_checkpoint_();
  }
}

void EventLoop::Impl::Run() {
  CHECK(!in_run_ && !in_turn_);
  in_run_ = true;
  stop_requested_ = false;
  while (!stop_requested_ && HasPendingWork()) {
    QueuePostedTasks();
    uv_run(loop_, UV_RUN_DEFAULT);
  }
  stop_requested_ = false;
  in_run_ = false;
}

bool EventLoop::Impl::RunOneTurn(bool may_wait) {
  CHECK(!in_run_ && !in_turn_);
  QueuePostedTasks();
  const bool has_work = HasPendingWork();
  // libuv doesn't even look at its descriptors when nothing keeps it alive.
  AddKeepAlive();
  uv_run(loop_, may_wait && has_work ? UV_RUN_ONCE : UV_RUN_NOWAIT);
  RemoveKeepAlive();
  return HasPendingWork();
}

void EventLoop::Impl::Stop() {
  stop_requested_ = in_run_;
  LeaveRunWhenDone();
}

void EventLoop::Impl::LeaveRunWhenDone() {
  if (in_run_ && !in_turn_ && (stop_requested_ || !HasPendingWork())) {
    uv_stop(loop_);
  }
}

bool EventLoop::Impl::HasPendingWork() {
  return keep_alive_count_ > 0 || !tasks_.empty() ||
         !end_of_turn_tasks_.empty() || HasPostedTasks();
}

int EventLoop::Impl::PollTimeout() {
  if (!uv_loop_alive(loop_)) {
    return HasPostedTasks() ? 0 : -1;
  }
  uv_update_time(loop_);
  return uv_backend_timeout(loop_);
}

EventLoop::EventLoop(uv_loop_t* loop) : impl_(std::make_unique<Impl>(loop)) {}

EventLoop::~EventLoop() {
  // While KeepAlives still find us.
  impl_->ShutDown();
}

void EventLoop::QueueTask(TaskSource, Task task) {
  impl_->QueueTask(std::move(task));
}

void EventLoop::PostTask(Task task) {
  impl_->PostTask(std::move(task));
}

void EventLoop::RunAtEndOfTurn(Task task) {
  impl_->RunAtEndOfTurn(std::move(task));
}

EventLoop::TimerId EventLoop::StartTimer(milliseconds delay,
                                         bool repeating,
                                         bool keeps_alive,
                                         Task task) {
  return impl_->StartTimer(delay, repeating, keeps_alive, std::move(task));
}

void EventLoop::StopTimer(TimerId timer) {
  impl_->StopTimer(timer);
}

void EventLoop::set_microtask_checkpoint(UniqueFunction<void()> checkpoint) {
  impl_->set_microtask_checkpoint(std::move(checkpoint));
}

void EventLoop::PerformMicrotaskCheckpoint() {
  impl_->PerformMicrotaskCheckpoint();
}

void EventLoop::Run() {
  impl_->Run();
}

bool EventLoop::RunOneTurn(bool may_wait) {
  return impl_->RunOneTurn(may_wait);
}

void EventLoop::Stop() {
  impl_->Stop();
}

void EventLoop::ShutDown() {
  impl_->ShutDown();
}

bool EventLoop::HasPendingWork() const {
  return impl_->HasPendingWork();
}

int EventLoop::file_descriptor() const {
  return uv_backend_fd(impl_->uv_loop());
}

int EventLoop::poll_timeout_milliseconds() const {
  return impl_->PollTimeout();
}

uv_loop_t* EventLoop::uv_loop() const {
  return impl_->uv_loop();
}

EventLoop::KeepAlive::KeepAlive(EventLoop& loop) : loop_(&loop) {
  loop_->impl_->AddKeepAlive();
}

EventLoop::KeepAlive::KeepAlive(KeepAlive&& other) noexcept
    : loop_(std::exchange(other.loop_, nullptr)) {}

EventLoop::KeepAlive& EventLoop::KeepAlive::operator=(
    KeepAlive&& other) noexcept {
  std::swap(loop_, other.loop_);
  return *this;
}

EventLoop::KeepAlive::~KeepAlive() {
  if (loop_) {
    loop_->impl_->RemoveKeepAlive();
  }
}

}  // namespace wsjs
