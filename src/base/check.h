// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_BASE_CHECK_H_
#define WSJS_SRC_BASE_CHECK_H_

namespace wsjs::internal {

// Prints `file:line: CHECK failed: condition` to standard error and aborts.
[[noreturn]] void CheckFailed(const char* file,
                              int line,
                              const char* condition);

}  // namespace wsjs::internal

// Stops the process when `condition` is false, in release builds too. For what
// memory safety or the exhaustiveness of a switch depends on.
#define CHECK(condition)      \
  ((condition)                \
       ? static_cast<void>(0) \
       : ::wsjs::internal::CheckFailed(__FILE__, __LINE__, #condition))

// A path that can't be reached, such as the end of a switch over every
// enumerator.
#define NOTREACHED() \
  ::wsjs::internal::CheckFailed(__FILE__, __LINE__, "not reached")

// CHECK in debug builds; in release builds the condition isn't evaluated.
#ifdef NDEBUG
#define DCHECK(condition) static_cast<void>(sizeof(!(condition)))
#else
#define DCHECK(condition) CHECK(condition)
#endif

#endif  // WSJS_SRC_BASE_CHECK_H_
