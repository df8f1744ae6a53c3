// SPDX-License-Identifier: BSD-3-Clause
#include "src/loop/event_loop.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <unistd.h>
#include <uv.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace wsjs {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using Clock = EventLoop::Clock;

class EventLoopTest : public testing::Test {
 protected:
  void Queue(Task task) {
    loop_.QueueTask(TaskSource::kDOMManipulation, std::move(task));
  }
  void QueueLog(std::string entry) {
    Queue([this, entry] { log_.push_back(entry); });
  }

  EventLoop loop_;
  std::vector<std::string> log_;
};

// Keeps the thread busy, as a task that takes this long does.
void BusyFor(milliseconds duration) {
  const Clock::time_point end = Clock::now() + duration;
  while (Clock::now() < end) {
  }
}

TEST_F(EventLoopTest, RunWithNothingPendingReturns) {
  EXPECT_FALSE(loop_.HasPendingWork());
  loop_.Run();
}

TEST_F(EventLoopTest, TasksOfAllSourcesRunInOrder) {
  for (TaskSource source : {TaskSource::kWebSocket, TaskSource::kTimer,
                            TaskSource::kDOMManipulation}) {
    loop_.QueueTask(source, [this, source] {
      log_.push_back(std::to_string(static_cast<int>(source)));
    });
  }
  EXPECT_THAT(log_, ElementsAre());
  EXPECT_TRUE(loop_.HasPendingWork());
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("2", "3", "0"));
  EXPECT_FALSE(loop_.HasPendingWork());
}

TEST_F(EventLoopTest, MicrotaskCheckpointFollowsEachTask) {
  loop_.set_microtask_checkpoint([this] { log_.push_back("checkpoint"); });
  QueueLog("first");
  QueueLog("second");
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("first", "checkpoint", "second", "checkpoint"));
}

TEST_F(EventLoopTest, EndOfTurnComesAfterTheTasksThatTasksQueue) {
  Queue([this] {
    loop_.RunAtEndOfTurn([this] {
      log_.push_back("end");
      QueueLog("next turn");
      loop_.RunAtEndOfTurn([this] { log_.push_back("next end"); });
    });
    QueueLog("queued by the first");
    log_.push_back("first");
  });
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("first", "queued by the first", "end",
                                "next turn", "next end"));
}

TEST_F(EventLoopTest, EndOfTurnAloneIsPendingWork) {
  loop_.RunAtEndOfTurn([this] { log_.push_back("end"); });
  EXPECT_TRUE(loop_.HasPendingWork());
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("end"));
}

TEST_F(EventLoopTest, TimersFireInOrderAndNeverEarly) {
  const Clock::time_point start = Clock::now();
  std::vector<Clock::duration> elapsed;
  for (int delay : {20, 5, 0, 10}) {
    loop_.StartTimer(milliseconds(delay), false, true, [&, delay] {
      elapsed.push_back(Clock::now() - start);
      log_.push_back(std::to_string(delay));
    });
  }
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("0", "5", "10", "20"));
  EXPECT_GE(elapsed[1], milliseconds(5));
  EXPECT_GE(elapsed[2], milliseconds(10));
  EXPECT_GE(elapsed[3], milliseconds(20));
}

TEST_F(EventLoopTest, RepeatingTimerRunsUntilItIsStopped) {
  const Clock::time_point start = Clock::now();
  EventLoop::TimerId timer = 0;
  timer = loop_.StartTimer(milliseconds(2), true, true, [&] {
    log_.push_back("tick");
    if (log_.size() == 3) {
      loop_.StopTimer(timer);
    }
  });
  loop_.Run();
  EXPECT_EQ(log_.size(), 3u);
  EXPECT_GE(Clock::now() - start, milliseconds(6));
}

TEST_F(EventLoopTest, RepeatingTimerLeavesOutWhatASlowTaskMissed) {
  EventLoop::TimerId timer = 0;
  timer = loop_.StartTimer(milliseconds(1), true, true, [&] {
    BusyFor(milliseconds(20));
    log_.push_back("tick");
    if (log_.size() == 3) {
      loop_.StopTimer(timer);
    }
    QueueLog("other");
  });
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("tick", "other", "tick", "other"));
}

TEST_F(EventLoopTest, TimerStoppedWhenItWasDueDoesNotRun) {
  EventLoop::TimerId second = 0;
  loop_.StartTimer(milliseconds(0), false, true, [&] {
    log_.push_back("first");
    loop_.StopTimer(second);
  });
  second = loop_.StartTimer(milliseconds(0), false, true,
                            [&] { log_.push_back("second"); });
  BusyFor(milliseconds(1));
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("first"));
}

TEST_F(EventLoopTest, TimerMayStopItself) {
  EventLoop::TimerId timer = 0;
  timer = loop_.StartTimer(milliseconds(0), true, true,
                           [&] { loop_.StopTimer(timer); });
  loop_.Run();
  EXPECT_FALSE(loop_.HasPendingWork());
}

TEST_F(EventLoopTest, StopOfAnUnknownTimerHasNoEffect) {
  loop_.StopTimer(12345);
  EXPECT_FALSE(loop_.HasPendingWork());
}

TEST_F(EventLoopTest, StartingATimerEarlierThanTheArmedOneRearms) {
  loop_.StartTimer(milliseconds(10'000), false, false, [] { FAIL(); });
  loop_.StartTimer(milliseconds(5), false, true,
                   [this] { log_.push_back("early"); });
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("early"));
}

TEST_F(EventLoopTest, TimerThatDoesNotKeepAliveIsNoPendingWork) {
  loop_.StartTimer(milliseconds(0), false, false,
                   [this] { log_.push_back("timeout"); });
  EXPECT_FALSE(loop_.HasPendingWork());
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre());
  loop_.StartTimer(milliseconds(20), false, true, [] {});
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("timeout"));
}

TEST_F(EventLoopTest, KeepAliveHoldsRunUntilItIsReleased) {
  EventLoop::KeepAlive keep_alive(loop_);
  loop_.StartTimer(milliseconds(5), false, false, [&] {
    log_.push_back("released");
    keep_alive = EventLoop::KeepAlive();
  });
  EXPECT_TRUE(loop_.HasPendingWork());
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("released"));
}

TEST_F(EventLoopTest, MovedKeepAliveCountsOnce) {
  EventLoop::KeepAlive first(loop_);
  EventLoop::KeepAlive second(std::move(first));
  EXPECT_TRUE(loop_.HasPendingWork());
  second = EventLoop::KeepAlive();
  EXPECT_FALSE(loop_.HasPendingWork());
}

TEST_F(EventLoopTest, StopReturnsAfterTheCurrentTask) {
  Queue([this] {
    loop_.Stop();
    log_.push_back("first");
  });
  QueueLog("second");
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("first"));
  EXPECT_TRUE(loop_.HasPendingWork());
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("first", "second"));
}

TEST_F(EventLoopTest, StopOutsideOfRunHasNoEffect) {
  loop_.Stop();
  QueueLog("task");
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("task"));
}

TEST_F(EventLoopTest, FloodOfTasksDoesNotStarveTimersOrInput) {
  int pipe_ends[2];
  ASSERT_EQ(pipe(pipe_ends), 0);
  uv_poll_t poll;
  ASSERT_EQ(uv_poll_init(loop_.uv_loop(), &poll, pipe_ends[0]), 0);
  poll.data = &log_;
  uv_poll_start(&poll, UV_READABLE, [](uv_poll_t* handle, int, int) {
    static_cast<std::vector<std::string>*>(handle->data)->push_back("input");
    uv_poll_stop(handle);
  });
  ASSERT_EQ(write(pipe_ends[1], "x", 1), 1);

  bool done = false;
  UniqueFunction<void()> flood = [&] {
    if (!done) {
      Queue([&] { flood(); });
    }
  };
  flood();
  loop_.StartTimer(milliseconds(10), false, true, [&] {
    log_.push_back("timer");
    done = true;
  });
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("input", "timer"));

  uv_close(reinterpret_cast<uv_handle_t*>(&poll), nullptr);
  loop_.RunOneTurn(false);
  close(pipe_ends[0]);
  close(pipe_ends[1]);
}

TEST_F(EventLoopTest, DueTimerPassesALongQueue) {
  constexpr int kTaskCount = 300;
  for (int i = 0; i < kTaskCount; ++i) {
    Queue([this] {
      BusyFor(milliseconds(1));
      log_.push_back("task");
    });
  }
  size_t tasks_before_timer = 0;
  loop_.StartTimer(milliseconds(10), false, true,
                   [&] { tasks_before_timer = log_.size(); });
  loop_.Run();
  EXPECT_EQ(log_.size(), static_cast<size_t>(kTaskCount));
  EXPECT_LE(tasks_before_timer, 20u);
}

TEST_F(EventLoopTest, RunOneTurnRunsReadyTasks) {
  QueueLog("task");
  EXPECT_FALSE(loop_.RunOneTurn(false));
  EXPECT_THAT(log_, ElementsAre("task"));
}

TEST_F(EventLoopTest, RunOneTurnWithNothingPendingDoesNotWait) {
  EXPECT_FALSE(loop_.RunOneTurn(true));
}

TEST_F(EventLoopTest, RunOneTurnWaitsForATimer) {
  loop_.StartTimer(milliseconds(5), false, true,
                   [this] { log_.push_back("timer"); });
  while (loop_.RunOneTurn(true)) {
  }
  EXPECT_THAT(log_, ElementsAre("timer"));
}

TEST_F(EventLoopTest, EmbedderPollsTheDescriptor) {
  loop_.StartTimer(milliseconds(5), false, true,
                   [this] { log_.push_back("timer"); });
  EventLoop::KeepAlive keep_alive(loop_);
  std::thread other([this] {
    std::this_thread::sleep_for(milliseconds(20));
    loop_.PostTask([this] { log_.push_back("posted"); });
  });
  int waits = 0;
  while (log_.size() < 2) {
    pollfd descriptor = {loop_.file_descriptor(), POLLIN, 0};
    ::poll(&descriptor, 1, loop_.poll_timeout_milliseconds());
    loop_.RunOneTurn(false);
    ++waits;
  }
  other.join();
  EXPECT_THAT(log_, ElementsAre("timer", "posted"));
  EXPECT_LT(waits, 20);
  EXPECT_EQ(loop_.poll_timeout_milliseconds(), -1);
}

TEST_F(EventLoopTest, PollTimeoutTellsWhatIsNext) {
  EXPECT_EQ(loop_.poll_timeout_milliseconds(), -1);
  loop_.StartTimer(milliseconds(1'000), false, true, [] {});
  // libuv gives new descriptors to the kernel as it polls.
  EXPECT_TRUE(loop_.RunOneTurn(false));
  EXPECT_GT(loop_.poll_timeout_milliseconds(), 900);
  EXPECT_LE(loop_.poll_timeout_milliseconds(), 1'001);
  QueueLog("task");
  EXPECT_EQ(loop_.poll_timeout_milliseconds(), 0);
}

TEST_F(EventLoopTest, PostTaskBeforeRunIsRun) {
  loop_.PostTask([this] { log_.push_back("posted"); });
  EXPECT_TRUE(loop_.HasPendingWork());
  loop_.Run();
  EXPECT_THAT(log_, ElementsAre("posted"));
}

TEST_F(EventLoopTest, PostTaskFromManyThreadsLosesNothing) {
  constexpr int kThreadCount = 4;
  constexpr int kTaskCount = 5'000;
  std::optional<EventLoop::KeepAlive> keep_alive(loop_);
  // Written by the loop's thread alone.
  std::vector<int> counts(kThreadCount);
  bool in_order = true;
  int total = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreadCount; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < kTaskCount; ++i) {
        loop_.PostTask([&, thread, i] {
          in_order &= counts[thread]++ == i;
          if (++total == kThreadCount * kTaskCount) {
            keep_alive.reset();
          }
        });
      }
    });
  }
  loop_.Run();
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(total, kThreadCount * kTaskCount);
  EXPECT_TRUE(in_order);
}

TEST(EventLoopDestructionTest, DropsWhatIsPending) {
  auto object = std::make_shared<int>();
  {
    EventLoop loop;
    loop.QueueTask(TaskSource::kTimer, [object] { FAIL(); });
    loop.PostTask([object] { FAIL(); });
    loop.RunAtEndOfTurn([object] { FAIL(); });
    loop.StartTimer(milliseconds(0), true, true, [object] { FAIL(); });
    EXPECT_EQ(object.use_count(), 5);
  }
  EXPECT_EQ(object.use_count(), 1);
}

TEST(EventLoopDestructionTest, DroppedTaskMayUseTheLoop) {
  class User {
   public:
    explicit User(EventLoop& loop)
        : loop_(loop),
          keep_alive_(loop),
          timer_(loop.StartTimer(milliseconds(0), false, true, [] {})) {}
    ~User() {
      loop_.StopTimer(timer_);
      loop_.QueueTask(TaskSource::kTimer, [] { FAIL(); });
    }

   private:
    EventLoop& loop_;
    EventLoop::KeepAlive keep_alive_;
    EventLoop::TimerId timer_;
  };
  EventLoop loop;
  loop.QueueTask(TaskSource::kTimer,
                 [user = std::make_unique<User>(loop)] { FAIL(); });
}

class ForeignLoopTest : public testing::Test {
 protected:
  ForeignLoopTest() { uv_loop_init(&uv_loop_); }
  ~ForeignLoopTest() override { EXPECT_EQ(uv_loop_close(&uv_loop_), 0); }

  uv_loop_t uv_loop_;
};

TEST_F(ForeignLoopTest, TheEmbeddersRunRunsTasksAndEnds) {
  std::vector<std::string> log;
  {
    EventLoop loop(&uv_loop_);
    EXPECT_EQ(uv_run(&uv_loop_, UV_RUN_DEFAULT), 0);
    loop.QueueTask(TaskSource::kTimer, [&] {
      log.push_back("task");
      loop.StartTimer(milliseconds(2), false, true,
                      [&] { log.push_back("timer"); });
    });
    EXPECT_EQ(uv_run(&uv_loop_, UV_RUN_DEFAULT), 0);
    EXPECT_THAT(log, ElementsAre("task", "timer"));
  }
  uv_run(&uv_loop_, UV_RUN_DEFAULT);
}

TEST_F(ForeignLoopTest, RunEndsThoughTheEmbeddersHandlesGoOn) {
  uv_timer_t timer;
  uv_timer_init(&uv_loop_, &timer);
  uv_timer_start(
      &timer, [](uv_timer_t*) {}, 1, 1);
  bool ran = false;
  {
    EventLoop loop(&uv_loop_);
    loop.StartTimer(milliseconds(5), false, true, [&] { ran = true; });
    loop.Run();
  }
  EXPECT_TRUE(ran);
  uv_close(reinterpret_cast<uv_handle_t*>(&timer), nullptr);
  uv_run(&uv_loop_, UV_RUN_DEFAULT);
}

}  // namespace
}  // namespace wsjs
