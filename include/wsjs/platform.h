// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_PLATFORM_H_
#define WSJS_INCLUDE_WSJS_PLATFORM_H_

#include <memory>
#include <string>
#include <vector>

#include <wsjs/export.h>

namespace wsjs {

struct PlatformOptions {
  // Flags of V8 as on the command line of its shell, separated by spaces:
  // "--stack-size=2000 --expose-gc". They hold for the whole process and can't
  // change afterwards.
  std::string v8_flags;
  // Threads for V8's compiler and garbage collector, shared by all runtimes.
  int worker_threads = 1;
};

// V8 for the process. Made once, by any thread, before the first Runtime;
// outlives every Runtime. V8 can't start again once it has been shut down, so
// a second Platform aborts the process with a message, also after the first
// one is gone.
//
// A program that has started V8 itself makes no Platform: see
// InstallInterfaces() in <wsjs/v8.h>.
class WSJS_EXPORT Platform final {
 public:
  explicit Platform(const PlatformOptions& options = {});
  ~Platform();
  Platform(const Platform&) = delete;
  Platform& operator=(const Platform&) = delete;

  // Those of options.v8_flags that this V8 doesn't have. They have no effect.
  // Any thread.
  [[nodiscard]] const std::vector<std::string>& unknown_v8_flags() const;

  // Such as "10.2.154.26-node.36". Any thread; static storage duration.
  [[nodiscard]] static const char* V8Version();

 private:
  friend class Runtime;
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_PLATFORM_H_
