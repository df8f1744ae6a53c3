// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_ISOLATE_HOLDER_H_
#define WSJS_SRC_RUNTIME_ISOLATE_HOLDER_H_

#include <v8-callbacks.h>
#include <v8-isolate.h>

#include <cstddef>
#include <functional>
#include <memory>

#include "src/messaging/agent.h"
#include "src/runtime/array_buffer_allocator.h"
#include "src/runtime/v8_platform.h"

namespace wsjs {

// The isolate of a runtime, entered on the runtime's thread from construction
// to destruction. V8's foreground tasks run as tasks of the event loop.
class IsolateHolder final {
 public:
  // `platform` and `agent` outlive this. `heap_limit` is in bytes, 0 for
  // V8's default. `did_reach_heap_limit` is called inside the garbage
  // collector: it only posts a task and terminates execution; the heap is given
  // some room to let script unwind.
  IsolateHolder(V8Platform& platform,
                Agent& agent,
                size_t heap_limit,
                std::function<void()> did_reach_heap_limit);
  ~IsolateHolder();
  IsolateHolder(const IsolateHolder&) = delete;
  IsolateHolder& operator=(const IsolateHolder&) = delete;

  v8::Isolate* isolate() const { return isolate_; }

 private:
  static size_t DidReachHeapLimit(void* self,
                                  size_t current_limit,
                                  size_t initial_limit);
  static void DidCollectGarbage(v8::Isolate* isolate,
                                v8::GCType type,
                                v8::GCCallbackFlags flags,
                                void* self);
  // On any thread.
  void PostForegroundTasks(double delay_seconds);
  void RunForegroundTasks();

  V8Platform& platform_;
  Agent& agent_;
  const std::function<void()> did_reach_heap_limit_;
  // Shared with the backing stores, which may go to other isolates and outlive
  // this one.
  const std::shared_ptr<ArrayBufferAllocator> allocator_;
  v8::Isolate* const isolate_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_ISOLATE_HOLDER_H_
