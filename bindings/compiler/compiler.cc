// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/compiler.h"

#include <algorithm>
#include <ctime>
#include <memory>

#include "bindings/compiler/emit/emit.h"
#include "bindings/compiler/parser.h"
#include "bindings/compiler/resolver.h"

namespace wsjs::idl {

namespace {

// Adds the CPU time of its life to `seconds`.
class Stopwatch final {
 public:
  explicit Stopwatch(double& seconds) : seconds_(seconds) {}
  ~Stopwatch() {
    seconds_ += static_cast<double>(std::clock() - start_) / CLOCKS_PER_SEC;
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  double& seconds_;
  const std::clock_t start_ = std::clock();
};

void Count(const std::vector<SourceFile>& inputs, Statistics& statistics) {
  statistics.input_files = inputs.size();
  for (const SourceFile& input : inputs)
    statistics.input_bytes += input.text.size();
}

void Count(const Model& model, Statistics& statistics) {
  statistics.interfaces = static_cast<size_t>(std::count_if(
      model.interfaces.begin(), model.interfaces.end(),
      [](const auto& interface) { return !interface->is_external; }));
  statistics.callback_interfaces = model.callback_interfaces.size();
  statistics.namespaces = model.namespaces.size();
  statistics.dictionaries = model.dictionaries.size();
  statistics.enumerations = model.enumerations.size();
  statistics.callback_functions = model.callback_functions.size();
  statistics.typedefs = model.typedefs.size();
}

void Count(const std::vector<OutputFile>& files, Statistics& statistics) {
  statistics.output_files = files.size();
  for (const OutputFile& file : files)
    statistics.output_bytes += file.text.size();
}

std::vector<OutputFile> Emit(const Model& model,
                             const CompilerOptions& options,
                             Diagnostics& diagnostics) {
  if (!options.type_declarations.empty())
    return {EmitTypeDeclarations(model, options)};
  return options.stubs.empty() ? EmitBindings(model, options, diagnostics)
                               : EmitStubs(model, options, diagnostics);
}

}  // namespace

CompileResult Compile(const std::vector<SourceFile>& inputs,
                      const CompilerOptions& options) {
  CompileResult result;
  Count(inputs, result.statistics);
  std::vector<FragmentNode> fragments;
  {
    Stopwatch stopwatch(result.statistics.parsing);
    for (const SourceFile& input : inputs)
      fragments.push_back(Parse(input, result.diagnostics));
  }
  std::unique_ptr<const Model> model;
  {
    Stopwatch stopwatch(result.statistics.resolving);
    model = Resolve(fragments, options, result.diagnostics);
  }
  Count(*model, result.statistics);
  if (!result.diagnostics.HasErrors()) {
    Stopwatch stopwatch(result.statistics.generating);
    result.files = Emit(*model, options, result.diagnostics);
  }
  if (result.diagnostics.HasErrors())
    result.files.clear();
  Count(result.files, result.statistics);
  return result;
}

}  // namespace wsjs::idl
