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

// Among the names that options.stubs has: "*" is all.
constexpr std::string_view kAll = "*";

void SortByPath(std::vector<OutputFile>& files) {
  std::sort(
      files.begin(), files.end(),
      [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; });
}

}  // namespace

std::vector<OutputFile> EmitBindings(const Model& model,
                                     const CompilerOptions& options,
                                     Diagnostics& diagnostics) {
  const EmitContext context = {model, options, CollectGlobals(model, options),
                               diagnostics};
  std::vector<OutputFile> files;
  for (const auto& enumeration : model.enumerations) {
    if (!enumeration->IsImported())
      files.push_back(EmitEnumeration(context, *enumeration));
  }
  for (const auto& dictionary : model.dictionaries) {
    if (!dictionary->IsImported())
      files.push_back(EmitDictionary(context, *dictionary));
  }
  files.push_back(EmitDictionaryConversions(context));
  for (const auto& interface : model.interfaces) {
    if (!interface->is_external && !interface->IsImported())
      EmitInterface(context, *interface, files);
  }
  for (const auto& definition : model.namespaces) {
    if (!definition->IsImported())
      EmitNamespace(context, *definition, files);
  }
  EmitInstall(context, files);
  SortByPath(files);
  return files;
}

std::vector<OutputFile> EmitStubs(const Model& model,
                                  const CompilerOptions& options,
                                  Diagnostics& diagnostics) {
  const EmitContext context = {model, options, {}, diagnostics};
  const auto is_asked = [&](const std::string& name) {
    return std::any_of(
        options.stubs.begin(), options.stubs.end(),
        [&](const std::string& stub) { return stub == name || stub == kAll; });
  };
  std::vector<OutputFile> files;
  std::vector<std::string_view> found = {kAll};
  for (const auto& interface : model.interfaces) {
    if (interface->is_external || interface->IsImported() ||
        !is_asked(interface->name)) {
      continue;
    }
    found.push_back(interface->name);
    files.push_back(EmitStub(context, *interface));
  }
  for (const auto& definition : model.namespaces) {
    if (definition->IsImported() || !is_asked(definition->name))
      continue;
    found.push_back(definition->name);
    files.push_back(EmitStub(context, *definition));
  }
  for (const std::string& stub : options.stubs) {
    if (std::find(found.begin(), found.end(), stub) == found.end()) {
      diagnostics.AddError(
          {}, "there is no interface or namespace \"" + stub + "\"");
    }
  }
  SortByPath(files);
  return files;
}

}  // namespace wsjs::idl
