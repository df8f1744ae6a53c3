// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_V8_PLATFORM_H_
#define WSJS_SRC_RUNTIME_V8_PLATFORM_H_

#include <v8-platform.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "bindings/runtime/v8_compat.h"

namespace wsjs {

// V8's default platform for isolates whose threads wait in an event loop: it
// tells the loop when V8 has posted a foreground task (the end of a
// WebAssembly.compile, a FinalizationRegistry's clean-up), and knows when the
// worker threads are idle. One for the process, outlives all isolates. Any
// thread, except where a function says otherwise.
class V8Platform final : public v8::Platform {
 public:
  // A foreground task is due in `delay_seconds`. Called on any thread, with a
  // lock held: only posts a task.
  using WakeUp = std::function<void(double delay_seconds)>;

  explicit V8Platform(int worker_threads);
  ~V8Platform() override;

  // Before the isolate is initialised, and after it has been disposed.
  void AddIsolate(v8::Isolate* isolate, WakeUp wake_up);
  void RemoveIsolate(v8::Isolate* isolate);

  // Runs one foreground task that is due; returns whether there was one. On the
  // isolate's thread.
  bool RunForegroundTask(v8::Isolate* isolate);

  // Waits until the worker threads have nothing left to do, after which what
  // they had to say to an isolate has been posted.
  void WaitForWorkerTasks();

  // v8::Platform:
  v8::PageAllocator* GetPageAllocator() override;
  int NumberOfWorkerThreads() override;
  double MonotonicallyIncreasingTime() override;
  double CurrentClockTimeMillis() override;
  v8::TracingController* GetTracingController() override;
#if WSJS_V8_AT_LEAST(13, 0)
  std::shared_ptr<v8::TaskRunner> GetForegroundTaskRunner(
      v8::Isolate* isolate,
      v8::TaskPriority priority) override;

 protected:
  std::unique_ptr<v8::JobHandle> CreateJobImpl(
      v8::TaskPriority priority,
      std::unique_ptr<v8::JobTask> task,
      const v8::SourceLocation& location) override;
  void PostTaskOnWorkerThreadImpl(v8::TaskPriority priority,
                                  std::unique_ptr<v8::Task> task,
                                  const v8::SourceLocation& location) override;
  void PostDelayedTaskOnWorkerThreadImpl(
      v8::TaskPriority priority,
      std::unique_ptr<v8::Task> task,
      double delay_in_seconds,
      const v8::SourceLocation& location) override;
#else
  std::shared_ptr<v8::TaskRunner> GetForegroundTaskRunner(
      v8::Isolate* isolate) override;
  void CallOnWorkerThread(std::unique_ptr<v8::Task> task) override;
  void CallBlockingTaskOnWorkerThread(std::unique_ptr<v8::Task> task) override;
  void CallLowPriorityTaskOnWorkerThread(
      std::unique_ptr<v8::Task> task) override;
  void CallDelayedOnWorkerThread(std::unique_ptr<v8::Task> task,
                                 double delay_in_seconds) override;
  std::unique_ptr<v8::JobHandle> PostJob(
      v8::TaskPriority priority,
      std::unique_ptr<v8::JobTask> task) override;
#if WSJS_V8_AT_LEAST(11, 0)
  std::unique_ptr<v8::JobHandle> CreateJob(
      v8::TaskPriority priority,
      std::unique_ptr<v8::JobTask> task) override;
#endif
#endif

 private:
  class CountedTask;
  class ForegroundTaskRunner;

  std::shared_ptr<v8::TaskRunner> WithWakeUp(
      v8::Isolate* isolate,
      std::shared_ptr<v8::TaskRunner> runner);
  std::unique_ptr<v8::Task> Counted(std::unique_ptr<v8::Task> task);
  void WakeUpLoop(v8::Isolate* isolate, double delay_seconds);

  std::unique_ptr<v8::Platform> platform_;

  std::mutex isolates_mutex_;
  std::unordered_map<v8::Isolate*, WakeUp> wake_ups_;

  std::mutex worker_tasks_mutex_;
  std::condition_variable worker_tasks_done_;
  int worker_tasks_ = 0;  // queued or running; delayed ones don't count
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_V8_PLATFORM_H_
