// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_WORKER_SETTINGS_H_
#define WSJS_INCLUDE_WSJS_WORKER_SETTINGS_H_

#include <cstddef>

namespace wsjs {

// The workers of a runtime. Each is a runtime on a thread of its own, with the
// options of the one that has started it: the same network settings, cookie
// jar, arguments, environment and limits (heap_limit is for each). Where their
// scripts come from is RuntimeOptions::load_script.
struct WorkerSettings {
  static constexpr size_t kDefaultMaximumCount = 128;

  // False: the constructors throw a "SecurityError" DOMException.
  bool allowed = true;
  // At a time, with the workers that workers have started; one more throws.
  size_t maximum_count = kDefaultMaximumCount;
};

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_WORKER_SETTINGS_H_
