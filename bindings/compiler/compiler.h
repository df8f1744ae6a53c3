// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_COMPILER_H_
#define WSJS_BINDINGS_COMPILER_COMPILER_H_

#include <string>
#include <vector>

#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/output_file.h"
#include "bindings/compiler/source_file.h"

namespace wsjs::idl {

struct CompilerOptions {
  // Interfaces that the IDL names and the host doesn't have. No object that
  // implements one can exist, so a conversion to one always fails.
  std::vector<std::string> external_interfaces;

  // `Interface.member`: members of the standard's text that the host doesn't
  // offer. Also of mixins, namespaces and dictionaries, under their own names.
  std::vector<std::string> omitted_members;

  // The global names that exist in the host; what is exposed in none of them is
  // left out. Empty: all that a [Global] of the inputs gives.
  std::vector<std::string> globals;

  // The folder that generated files are included from, such as "bindings".
  std::string include_prefix = "bindings";
};

struct CompileResult {
  std::vector<OutputFile> files;  // Empty when there are errors.
  Diagnostics diagnostics;
};

// The whole compiler: a pure function. Diagnostics refer to `inputs`, which
// must outlive the result.
CompileResult Compile(const std::vector<SourceFile>& inputs,
                      const CompilerOptions& options);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_COMPILER_H_
