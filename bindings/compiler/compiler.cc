// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/compiler.h"

#include <memory>

#include "bindings/compiler/emit/emit.h"
#include "bindings/compiler/parser.h"
#include "bindings/compiler/resolver.h"

namespace wsjs::idl {

CompileResult Compile(const std::vector<SourceFile>& inputs,
                      const CompilerOptions& options) {
  CompileResult result;
  std::vector<FragmentNode> fragments;
  for (const SourceFile& input : inputs)
    fragments.push_back(Parse(input, result.diagnostics));

  std::unique_ptr<const Model> model =
      Resolve(fragments, options, result.diagnostics);
  if (!result.diagnostics.HasErrors()) {
    result.files = options.stubs.empty()
                       ? EmitBindings(*model, options, result.diagnostics)
                       : EmitStubs(*model, options, result.diagnostics);
  }
  if (result.diagnostics.HasErrors())
    result.files.clear();
  return result;
}

}  // namespace wsjs::idl
