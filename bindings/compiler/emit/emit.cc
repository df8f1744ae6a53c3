// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/emit.h"

#include <algorithm>
#include <set>

#include "bindings/compiler/emit/definitions.h"
#include "bindings/compiler/emit/owner.h"

namespace wsjs::idl {

namespace {

std::vector<std::string> CollectGlobals(const Model& model,
                                        const CompilerOptions& options) {
  std::set<std::string> globals(options.globals.begin(), options.globals.end());
  if (globals.empty()) {
    for (const auto& interface : model.interfaces) {
      globals.insert(interface->exposure.globals.begin(),
                     interface->exposure.globals.end());
    }
  }
  return {globals.begin(), globals.end()};
}

}  // namespace

std::vector<OutputFile> EmitBindings(const Model& model,
                                     const CompilerOptions& options,
                                     Diagnostics& diagnostics) {
  const EmitContext context = {model, options, CollectGlobals(model, options),
                               diagnostics};
  std::vector<OutputFile> files;
  for (const auto& enumeration : model.enumerations)
    files.push_back(EmitEnumeration(context, *enumeration));
  for (const auto& dictionary : model.dictionaries)
    files.push_back(EmitDictionary(context, *dictionary));
  files.push_back(EmitDictionaryConversions(context));
  for (const auto& interface : model.interfaces) {
    if (!interface->is_external)
      EmitInterface(context, *interface, files);
  }
  for (const auto& definition : model.namespaces)
    EmitNamespace(context, *definition, files);
  // https://webidl.spec.whatwg.org/#legacy-callback-interface-object
  for (const auto& definition : model.callback_interfaces) {
    if (!definition->constants.empty()) {
      diagnostics.AddError(definition->location,
                           "no code can be generated yet for constants of "
                           "callback interfaces");
    }
  }
  EmitInstall(context, files);
  std::sort(
      files.begin(), files.end(),
      [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace wsjs::idl
