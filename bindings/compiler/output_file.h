// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_OUTPUT_FILE_H_
#define WSJS_BINDINGS_COMPILER_OUTPUT_FILE_H_

#include <string>

namespace wsjs::idl {

// A generated file.
struct OutputFile {
  std::string path;  // Below the output directory.
  std::string text;
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_OUTPUT_FILE_H_
