// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/v8_platform.h"

#include <gtest/gtest.h>
#include <v8.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

namespace wsjs {
namespace {

// The platform needs no V8 that has been initialised with it: tasks are tasks.
class FlagTask final : public v8::Task {
 public:
  FlagTask(std::atomic<int>* count, int milliseconds)
      : count_(count), milliseconds_(milliseconds) {}
  void Run() override {
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds_));
    ++*count_;
  }

 private:
  std::atomic<int>* count_;
  int milliseconds_;
};

void PostToWorker(v8::Platform& platform, std::unique_ptr<v8::Task> task) {
#if WSJS_V8_AT_LEAST(13, 0)
  platform.PostTaskOnWorkerThread(v8::TaskPriority::kUserVisible,
                                  std::move(task));
#else
  platform.CallOnWorkerThread(std::move(task));
#endif
}

TEST(V8PlatformTest, WaitForWorkerTasksWaitsForAll) {
  V8Platform platform(2);
  std::atomic<int> count = 0;
  for (int i = 0; i < 5; ++i)
    PostToWorker(platform, std::make_unique<FlagTask>(&count, 10));
  platform.WaitForWorkerTasks();
  EXPECT_EQ(count, 5);
}

TEST(V8PlatformTest, WaitForWorkerTasksReturnsAtOnceWithoutTasks) {
  V8Platform platform(1);
  platform.WaitForWorkerTasks();
  EXPECT_GE(platform.NumberOfWorkerThreads(), 1);
}

}  // namespace
}  // namespace wsjs
