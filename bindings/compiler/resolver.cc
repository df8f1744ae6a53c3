// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/resolver.h"

#include "bindings/compiler/checks.h"
#include "bindings/compiler/definitions.h"
#include "bindings/compiler/model_builder.h"
#include "bindings/compiler/type_resolver.h"

namespace wsjs::idl {

std::unique_ptr<const Model> Resolve(const std::vector<FragmentNode>& fragments,
                                     const CompilerOptions& options,
                                     Diagnostics& diagnostics) {
  Definitions definitions = MergeDefinitions(fragments, options, diagnostics);
  auto model = std::make_unique<Model>();
  TypeResolver types(*model, diagnostics);
  ModelBuilder(definitions, options, types, *model, diagnostics).Run();

  CheckTypes(types.uses(), diagnostics);
  CheckMembers(*model, diagnostics);
  CheckExtendedAttributes(*model, diagnostics);
  CheckDeclarations(*model, diagnostics);
  CheckDictionaries(*model, diagnostics);
  CheckOverloads(*model, diagnostics);
  CheckValues(*model, diagnostics);
  return model;
}

}  // namespace wsjs::idl
