// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_DEFINITIONS_H_
#define WSJS_BINDINGS_COMPILER_DEFINITIONS_H_

#include <string_view>
#include <unordered_map>
#include <vector>

#include "bindings/compiler/ast.h"
#include "bindings/compiler/compiler_options.h"
#include "bindings/compiler/diagnostic.h"

namespace wsjs::idl {

// The first phases of the resolver: all fragments as one set of definitions, in
// which partials and mixins are merged into what they belong to. Everything
// points into the fragments.

struct MergedMember {
  const MemberNode* node = nullptr;
  // The interface, partial interface, mixin or partial mixin that has it.
  const ContainerNode* declared_on = nullptr;
  // The mixin through which an interface has it, or null.
  const ContainerNode* mixin = nullptr;
};

// An interface, mixin, callback interface or namespace.
struct MergedContainer {
  const ContainerNode* node = nullptr;
  std::vector<const ContainerNode*> partials;
  std::vector<MergedMember> members;
};

struct MergedDictionary {
  const DictionaryNode* node = nullptr;
  std::vector<const DictionaryMemberNode*> members;
};

struct Definitions {
  // Originals in the order of the files.
  std::vector<MergedContainer> containers;
  std::vector<MergedDictionary> dictionaries;
  std::vector<const EnumerationNode*> enumerations;
  std::vector<const CallbackFunctionNode*> callback_functions;
  std::vector<const TypedefNode*> typedefs;
};

Definitions MergeDefinitions(const std::vector<FragmentNode>& fragments,
                             const CompilerOptions& options,
                             Diagnostics& diagnostics);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_DEFINITIONS_H_
