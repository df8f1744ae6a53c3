// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_WORKER_SETTINGS_H_
#define WSJS_INCLUDE_WSJS_WORKER_SETTINGS_H_

#include <cstddef>
#include <string>

namespace wsjs {

// The workers of a runtime, service workers too. Each is a runtime on a thread
// of its own, with the options of the one that has started it: the same network
// settings, cookie jar, arguments, environment and limits (heap_limit is for
// each). Where their scripts come from is RuntimeOptions::load_script.
struct WorkerSettings {
  static constexpr size_t kDefaultMaximumCount = 128;

  // False: the constructors throw a "SecurityError" DOMException, and
  // register() rejects with one.
  bool allowed = true;
  // At a time, with the workers that workers have started; one more throws (or
  // rejects). A shared worker counts in each runtime that uses it, and what it
  // starts in none of them, but against this limit, too.
  size_t maximum_count = kDefaultMaximumCount;

  // Shared workers are shared by those runtimes of the process that have the
  // same profile (and origin, as the standard says). One has the options of the
  // runtime that has started it. It ends with the last runtime that uses it;
  // until then the functions of those options, load_script and the network's,
  // are called, and its cookie jar, if it isn't the runtime's own, is used,
  // also when the runtime is gone that has started it. What it tells an
  // embedder, that of the runtime is told which has used it the longest.
  std::string profile;
};

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_WORKER_SETTINGS_H_
