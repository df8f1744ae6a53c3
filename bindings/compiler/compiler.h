// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_COMPILER_H_
#define WSJS_BINDINGS_COMPILER_COMPILER_H_

#include <vector>

#include "bindings/compiler/compiler_options.h"
#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/output_file.h"
#include "bindings/compiler/source_file.h"
#include "bindings/compiler/statistics.h"

namespace wsjs::idl {

struct CompileResult {
  std::vector<OutputFile> files;  // Empty when there are errors.
  Diagnostics diagnostics;
  Statistics statistics;
};

// The whole compiler: a pure function, but for the times in the statistics.
// Diagnostics refer to `inputs`, which
// must outlive the result.
CompileResult Compile(const std::vector<SourceFile>& inputs,
                      const CompilerOptions& options);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_COMPILER_H_
