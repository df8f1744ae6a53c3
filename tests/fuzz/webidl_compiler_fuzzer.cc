// SPDX-License-Identifier: BSD-3-Clause

// Any text is compiled: it gives diagnostics, which can be printed, or
// bindings, skeletons and declarations. tools/idl_corpus leaves good seeds in
// out/idl_corpus/idl.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bindings/compiler/compiler.h"
#include "src/base/check.h"

namespace {

using wsjs::idl::CompileResult;
using wsjs::idl::CompilerOptions;
using wsjs::idl::SourceFile;

void CompileAndPrint(const std::vector<SourceFile>& inputs,
                     const CompilerOptions& options) {
  const CompileResult result = wsjs::idl::Compile(inputs, options);
  CHECK(result.diagnostics.HasErrors() ==
        !result.diagnostics.ToString().empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::vector<SourceFile> inputs = {
      {"fuzz.idl", std::string(reinterpret_cast<const char*>(data), size)}};
  CompilerOptions options;
  // What seeds that are one file of many name and don't define.
  options.external_interfaces = {"Event", "EventTarget", "Element", "Node"};
  CompileAndPrint(inputs, options);
  options.stubs = {"*"};
  CompileAndPrint(inputs, options);
  options.type_declarations = "x.d.ts";
  CompileAndPrint(inputs, options);
  return 0;
}
