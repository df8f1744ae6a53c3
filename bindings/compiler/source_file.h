// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_SOURCE_FILE_H_
#define WSJS_BINDINGS_COMPILER_SOURCE_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace wsjs::idl {

// A file of IDL text that the compiler reads: an input of Compile(), which must
// outlive all that is made from it.
struct SourceFile {
  // As diagnostics show it and as generated files name it.
  std::string path;
  std::string text;
  // Bindings of what it defines are another set's: none are generated.
  bool is_imported = false;
};

// Where a construct was written.
struct SourceLocation {
  const SourceFile* file = nullptr;
  size_t offset = 0;  // In bytes, at most the length of the file's text.

  // From 1. A column counts code points of UTF-8, so that it is what an editor
  // shows.
  int line() const;
  int column() const;

  // The whole line, without its end.
  std::string_view line_text() const;
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_SOURCE_FILE_H_
