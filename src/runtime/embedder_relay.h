// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_EMBEDDER_RELAY_H_
#define WSJS_SRC_RUNTIME_EMBEDDER_RELAY_H_

#include <mutex>
#include <vector>

#include <wsjs/runtime_options.h>

#include "src/base/unique_function.h"
#include "src/loop/event_loop.h"

namespace wsjs {

// What workers tell an embedder, on the thread where it wants to hear it.
class EmbedderRelay {
 public:
  // Gets the options of the runtime that the embedder has made.
  using Call = UniqueFunction<void(const RuntimeOptions&)>;

  EmbedderRelay(const EmbedderRelay&) = delete;
  EmbedderRelay& operator=(const EmbedderRelay&) = delete;

  // Makes the functions of `options`, a worker's, tell this. Any thread.
  void RelayFrom(RuntimeOptions& options);

  // Any thread.
  virtual void Tell(Call call) = 0;

 protected:
  EmbedderRelay() = default;
  ~EmbedderRelay() = default;
};

// To the embedder of one runtime, as tasks of that one's event loop.
class RuntimeEmbedderRelay final : public EmbedderRelay {
 public:
  // Both outlive this.
  RuntimeEmbedderRelay(EventLoop& main_loop,
                       const RuntimeOptions& main_options);
  ~RuntimeEmbedderRelay();

  // Tells what hasn't been told yet. On the runtime's thread; once more when
  // all workers are gone, after which its tasks don't run.
  void Flush();

  // EmbedderRelay:
  void Tell(Call call) override;

 private:
  EventLoop& main_loop_;
  const RuntimeOptions& main_options_;
  std::mutex mutex_;
  std::vector<Call> calls_;  // guarded by `mutex_`
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_EMBEDDER_RELAY_H_
