// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/v8_platform.h"

#include <libplatform/libplatform.h>

#include <utility>

#include "src/base/check.h"

namespace wsjs {

// A task for a worker thread; counts from its creation to its end.
class V8Platform::CountedTask final : public v8::Task {
 public:
  CountedTask(V8Platform& platform, std::unique_ptr<v8::Task> task)
      : platform_(platform), task_(std::move(task)) {
    const std::lock_guard lock(platform_.worker_tasks_mutex_);
    ++platform_.worker_tasks_;
  }
  ~CountedTask() override {
    task_.reset();
    const std::lock_guard lock(platform_.worker_tasks_mutex_);
    if (--platform_.worker_tasks_ == 0)
      platform_.worker_tasks_done_.notify_all();
  }

  void Run() override { task_->Run(); }

 private:
  V8Platform& platform_;
  std::unique_ptr<v8::Task> task_;
};

// The default platform's runner of one isolate; wakes the isolate's event loop
// whenever it gets a task.
class V8Platform::ForegroundTaskRunner final : public v8::TaskRunner {
 public:
  ForegroundTaskRunner(V8Platform& platform,
                       v8::Isolate* isolate,
                       std::shared_ptr<v8::TaskRunner> runner)
      : platform_(platform), isolate_(isolate), runner_(std::move(runner)) {}

  bool IdleTasksEnabled() override { return false; }
  bool NonNestableTasksEnabled() const override {
    return runner_->NonNestableTasksEnabled();
  }
  bool NonNestableDelayedTasksEnabled() const override {
    return runner_->NonNestableDelayedTasksEnabled();
  }

#if WSJS_V8_AT_LEAST(13, 0)
 protected:
  void PostTaskImpl(std::unique_ptr<v8::Task> task,
                    const v8::SourceLocation& location) override {
    runner_->PostTask(std::move(task), location);
    platform_.WakeUpLoop(isolate_, 0);
  }
  void PostNonNestableTaskImpl(std::unique_ptr<v8::Task> task,
                               const v8::SourceLocation& location) override {
    runner_->PostNonNestableTask(std::move(task), location);
    platform_.WakeUpLoop(isolate_, 0);
  }
  void PostDelayedTaskImpl(std::unique_ptr<v8::Task> task,
                           double delay_in_seconds,
                           const v8::SourceLocation& location) override {
    runner_->PostDelayedTask(std::move(task), delay_in_seconds, location);
    platform_.WakeUpLoop(isolate_, delay_in_seconds);
  }
  void PostNonNestableDelayedTaskImpl(
      std::unique_ptr<v8::Task> task,
      double delay_in_seconds,
      const v8::SourceLocation& location) override {
    runner_->PostNonNestableDelayedTask(std::move(task), delay_in_seconds,
                                        location);
    platform_.WakeUpLoop(isolate_, delay_in_seconds);
  }
  void PostIdleTaskImpl(std::unique_ptr<v8::IdleTask>,
                        const v8::SourceLocation&) override {
    NOTREACHED();
  }
#else
  void PostTask(std::unique_ptr<v8::Task> task) override {
    runner_->PostTask(std::move(task));
    platform_.WakeUpLoop(isolate_, 0);
  }
  void PostNonNestableTask(std::unique_ptr<v8::Task> task) override {
    runner_->PostNonNestableTask(std::move(task));
    platform_.WakeUpLoop(isolate_, 0);
  }
  void PostDelayedTask(std::unique_ptr<v8::Task> task,
                       double delay_in_seconds) override {
    runner_->PostDelayedTask(std::move(task), delay_in_seconds);
    platform_.WakeUpLoop(isolate_, delay_in_seconds);
  }
  void PostNonNestableDelayedTask(std::unique_ptr<v8::Task> task,
                                  double delay_in_seconds) override {
    runner_->PostNonNestableDelayedTask(std::move(task), delay_in_seconds);
    platform_.WakeUpLoop(isolate_, delay_in_seconds);
  }
  void PostIdleTask(std::unique_ptr<v8::IdleTask>) override {
    NOTREACHED();
  }
#endif

 private:
  V8Platform& platform_;
  v8::Isolate* const isolate_;
  std::shared_ptr<v8::TaskRunner> runner_;
};

V8Platform::V8Platform(int worker_threads)
    : platform_(v8::platform::NewDefaultPlatform(worker_threads)) {}

V8Platform::~V8Platform() {
  // Joins the worker threads, whose last tasks still count.
  platform_.reset();
}

void V8Platform::AddIsolate(v8::Isolate* isolate, WakeUp wake_up) {
  const std::lock_guard lock(isolates_mutex_);
  wake_ups_.emplace(isolate, std::move(wake_up));
}

void V8Platform::RemoveIsolate(v8::Isolate* isolate) {
  {
    const std::lock_guard lock(isolates_mutex_);
    wake_ups_.erase(isolate);
  }
  v8::platform::NotifyIsolateShutdown(platform_.get(), isolate);
}

bool V8Platform::RunForegroundTask(v8::Isolate* isolate) {
  return v8::platform::PumpMessageLoop(platform_.get(), isolate);
}

void V8Platform::WaitForWorkerTasks() {
  std::unique_lock lock(worker_tasks_mutex_);
  worker_tasks_done_.wait(lock, [this] { return worker_tasks_ == 0; });
}

std::shared_ptr<v8::TaskRunner> V8Platform::WithWakeUp(
    v8::Isolate* isolate,
    std::shared_ptr<v8::TaskRunner> runner) {
  return std::make_shared<ForegroundTaskRunner>(*this, isolate,
                                                std::move(runner));
}

std::unique_ptr<v8::Task> V8Platform::Counted(std::unique_ptr<v8::Task> task) {
  return std::make_unique<CountedTask>(*this, std::move(task));
}

void V8Platform::WakeUpLoop(v8::Isolate* isolate, double delay_seconds) {
  const std::lock_guard lock(isolates_mutex_);
  if (const auto found = wake_ups_.find(isolate); found != wake_ups_.end())
    found->second(delay_seconds);
}

v8::PageAllocator* V8Platform::GetPageAllocator() {
  return platform_->GetPageAllocator();
}

int V8Platform::NumberOfWorkerThreads() {
  return platform_->NumberOfWorkerThreads();
}

double V8Platform::MonotonicallyIncreasingTime() {
  return platform_->MonotonicallyIncreasingTime();
}

double V8Platform::CurrentClockTimeMillis() {
  return platform_->CurrentClockTimeMillis();
}

v8::TracingController* V8Platform::GetTracingController() {
  return platform_->GetTracingController();
}

// A job runs as tasks that it posts to this platform, which count.
#if WSJS_V8_AT_LEAST(13, 0)

std::shared_ptr<v8::TaskRunner> V8Platform::GetForegroundTaskRunner(
    v8::Isolate* isolate,
    v8::TaskPriority priority) {
  return WithWakeUp(isolate,
                    platform_->GetForegroundTaskRunner(isolate, priority));
}

std::unique_ptr<v8::JobHandle> V8Platform::CreateJobImpl(
    v8::TaskPriority priority,
    std::unique_ptr<v8::JobTask> task,
    const v8::SourceLocation&) {
  return v8::platform::NewDefaultJobHandle(this, priority, std::move(task),
                                           NumberOfWorkerThreads());
}

void V8Platform::PostTaskOnWorkerThreadImpl(
    v8::TaskPriority priority,
    std::unique_ptr<v8::Task> task,
    const v8::SourceLocation& location) {
  platform_->PostTaskOnWorkerThread(priority, Counted(std::move(task)),
                                    location);
}

void V8Platform::PostDelayedTaskOnWorkerThreadImpl(
    v8::TaskPriority priority,
    std::unique_ptr<v8::Task> task,
    double delay_in_seconds,
    const v8::SourceLocation& location) {
  platform_->PostDelayedTaskOnWorkerThread(priority, std::move(task),
                                           delay_in_seconds, location);
}

#else

std::shared_ptr<v8::TaskRunner> V8Platform::GetForegroundTaskRunner(
    v8::Isolate* isolate) {
  return WithWakeUp(isolate, platform_->GetForegroundTaskRunner(isolate));
}

void V8Platform::CallOnWorkerThread(std::unique_ptr<v8::Task> task) {
  platform_->CallOnWorkerThread(Counted(std::move(task)));
}

void V8Platform::CallBlockingTaskOnWorkerThread(
    std::unique_ptr<v8::Task> task) {
  platform_->CallBlockingTaskOnWorkerThread(Counted(std::move(task)));
}

void V8Platform::CallLowPriorityTaskOnWorkerThread(
    std::unique_ptr<v8::Task> task) {
  platform_->CallLowPriorityTaskOnWorkerThread(Counted(std::move(task)));
}

void V8Platform::CallDelayedOnWorkerThread(std::unique_ptr<v8::Task> task,
                                           double delay_in_seconds) {
  platform_->CallDelayedOnWorkerThread(std::move(task), delay_in_seconds);
}

std::unique_ptr<v8::JobHandle> V8Platform::PostJob(
    v8::TaskPriority priority,
    std::unique_ptr<v8::JobTask> task) {
  std::unique_ptr<v8::JobHandle> job = v8::platform::NewDefaultJobHandle(
      this, priority, std::move(task), NumberOfWorkerThreads());
#if WSJS_V8_AT_LEAST(11, 0)
  job->NotifyConcurrencyIncrease();
#endif
  return job;
}

#if WSJS_V8_AT_LEAST(11, 0)
std::unique_ptr<v8::JobHandle> V8Platform::CreateJob(
    v8::TaskPriority priority,
    std::unique_ptr<v8::JobTask> task) {
  return v8::platform::NewDefaultJobHandle(this, priority, std::move(task),
                                           NumberOfWorkerThreads());
}
#endif

#endif

}  // namespace wsjs
