// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_SCRIPT_ERROR_H_
#define WSJS_INCLUDE_WSJS_SCRIPT_ERROR_H_

#include <cstdint>
#include <string>

#include <wsjs/export.h>

namespace wsjs {

// An error of script that nothing in script handled. All text is UTF-8.
struct ScriptError {
  enum class Kind : uint8_t {
    // Thrown by a script, a module or a callback, and no listener for `error`
    // at the global object cancelled the event.
    kException,
    // A promise was rejected without a handler, and no listener for
    // `unhandledrejection` cancelled the event.
    kUnhandledRejection,
    // Nothing is pending that could make a module's `await` go on.
    kUnsettledModule,
    // The heap limit is reached; the runtime has been terminated.
    kOutOfMemory,
  };

  Kind kind = Kind::kException;
  // Such as "Uncaught TypeError: x is not a function".
  std::string message;
  // Where it was thrown: the name or URL of the script, empty when unknown.
  std::string file;
  // From 1; 0 when unknown. Columns count UTF-16 code units.
  int line = 0;
  int column = 0;
  int end_column = 0;  // the one after the last
  // The text of that line, without its end.
  std::string source_line;
  // The `stack` of the error object, several lines; empty when it has none.
  std::string stack;

  // As the runner prints it: the place, the source line, a caret below it, the
  // message and the stack; several lines, the last one ended. Any thread.
  [[nodiscard]] WSJS_EXPORT std::string ToString() const;
};

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_SCRIPT_ERROR_H_
