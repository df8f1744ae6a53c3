// SPDX-License-Identifier: BSD-3-Clause

// Any text is compiled as far as the model: it gives diagnostics or a model,
// and the diagnostics can be printed. The files in idl/ are good seeds.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bindings/compiler/parser.h"
#include "bindings/compiler/resolver.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace wsjs::idl;
  const SourceFile file = {
      "fuzz.idl", std::string(reinterpret_cast<const char*>(data), size)};
  Diagnostics diagnostics;
  std::vector<FragmentNode> fragments;
  fragments.push_back(Parse(file, diagnostics));
  std::unique_ptr<const Model> model = Resolve(fragments, {}, diagnostics);
  diagnostics.ToString();
  return 0;
}
