// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_EMBEDDER_RELAY_H_
#define WSJS_SRC_RUNTIME_EMBEDDER_RELAY_H_

#include <mutex>
#include <vector>

#include <wsjs/runtime_options.h>

#include "src/base/unique_function.h"
#include "src/loop/event_loop.h"

namespace wsjs {

// What workers tell the embedder, on the thread where the embedder wants to
// hear it: that of the runtime.
class EmbedderRelay final {
 public:
  // Both outlive this.
  EmbedderRelay(EventLoop& main_loop, const RuntimeOptions& main_options);
  ~EmbedderRelay();
  EmbedderRelay(const EmbedderRelay&) = delete;
  EmbedderRelay& operator=(const EmbedderRelay&) = delete;

  // Makes the functions of `options`, a worker's, tell this. Any thread.
  void RelayFrom(RuntimeOptions& options);

  // Tells what hasn't been told yet. On the runtime's thread; once more when
  // all workers are gone, after which its tasks don't run.
  void Flush();

 private:
  using Call = UniqueFunction<void()>;

  void Tell(Call call);

  EventLoop& main_loop_;
  const RuntimeOptions& main_options_;
  std::mutex mutex_;
  std::vector<Call> calls_;  // guarded by `mutex_`
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_EMBEDDER_RELAY_H_
