// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_DIAGNOSTIC_H_
#define WSJS_BINDINGS_COMPILER_DIAGNOSTIC_H_

#include <string>
#include <vector>

#include "bindings/compiler/source_file.h"

namespace wsjs::idl {

enum class Severity { kError, kNote };

// A message about a place of the source. A note belongs to the error before it.
struct Diagnostic {
  Severity severity = Severity::kError;
  SourceLocation location;
  std::string message;
  size_t length = 1;  // Of the text that the caret underlines, in bytes.

  // `file:line:col: error: message`, the source line, a caret; ends with a
  // newline. Without a file only the message.
  std::string ToString() const;
};

// What the phases of one compilation report, in the order of discovery. After
// kMaximumErrors further ones are only counted.
class Diagnostics final {
 public:
  static constexpr int kMaximumErrors = 200;

  void AddError(SourceLocation location,
                std::string message,
                size_t length = 1);
  // Explains the last error: "first declared here".
  void AddNote(SourceLocation location, std::string message, size_t length = 1);

  bool HasErrors() const { return error_count_ > 0; }
  int error_count() const { return error_count_; }
  const std::vector<Diagnostic>& all() const { return all_; }
  std::string ToString() const;

 private:
  std::vector<Diagnostic> all_;
  int error_count_ = 0;
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_DIAGNOSTIC_H_
