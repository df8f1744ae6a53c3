// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/isolate_holder.h"

#include <chrono>
#include <utility>

namespace wsjs {

namespace {

// What a script may still allocate between the heap limit and its termination,
// which waits for the next call or loop iteration.
constexpr size_t kHeapHeadroom = 64 << 20;

}  // namespace

IsolateHolder::IsolateHolder(V8Platform& platform,
                             Agent& agent,
                             size_t heap_limit,
                             std::function<void()> did_reach_heap_limit)
    : platform_(platform),
      agent_(agent),
      did_reach_heap_limit_(std::move(did_reach_heap_limit)),
      allocator_(std::make_shared<ArrayBufferAllocator>()),
      isolate_(v8::Isolate::Allocate()) {
  platform_.AddIsolate(isolate_, [this](double delay_seconds) {
    PostForegroundTasks(delay_seconds);
  });
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator_shared = allocator_;
  if (heap_limit > 0)
    params.constraints.ConfigureDefaultsFromHeapSize(0, heap_limit);
  v8::Isolate::Initialize(isolate_, params);
  isolate_->AddNearHeapLimitCallback(DidReachHeapLimit, this);
  isolate_->AddGCEpilogueCallback(DidCollectGarbage, this,
                                  v8::kGCTypeMarkSweepCompact);
  isolate_->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  isolate_->Enter();
}

IsolateHolder::~IsolateHolder() {
  isolate_->Exit();
  isolate_->Dispose();
  platform_.RemoveIsolate(isolate_);
}

size_t IsolateHolder::DidReachHeapLimit(void* self,
                                        size_t current_limit,
                                        size_t /*initial_limit*/) {
  static_cast<IsolateHolder*>(self)->did_reach_heap_limit_();
  return current_limit + kHeapHeadroom;
}

void IsolateHolder::DidCollectGarbage(v8::Isolate*,
                                      v8::GCType,
                                      v8::GCCallbackFlags,
                                      void* self) {
  // Seldom, and never while the same few buffers come and go.
  static_cast<IsolateHolder*>(self)->allocator_->ReleaseIdleMemory();
}

void IsolateHolder::PostForegroundTasks(double delay_seconds) {
  const auto delay = std::chrono::ceil<std::chrono::milliseconds>(
      std::chrono::duration<double>(delay_seconds));
  agent_.PostTask([this, delay] {
    if (delay.count() == 0) {
      RunForegroundTasks();
    } else {
      agent_.event_loop().StartTimer(delay, /*repeating=*/false,
                                     /*keeps_alive=*/false,
                                     [this] { RunForegroundTasks(); });
    }
  });
}

void IsolateHolder::RunForegroundTasks() {
  while (platform_.RunForegroundTask(isolate_))
    agent_.event_loop().PerformMicrotaskCheckpoint();
}

}  // namespace wsjs
