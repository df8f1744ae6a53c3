// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_CHECKS_H_
#define WSJS_BINDINGS_COMPILER_CHECKS_H_

#include <vector>

#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/model.h"
#include "bindings/compiler/type_resolver.h"

namespace wsjs::idl {

// The last phase of the resolver: what the standard demands of definitions that
// can be seen only when everything is known. Each function reports what it
// finds and cites the section.

// Nullable types, unions, records and the extended attributes of types.
void CheckTypes(const std::vector<TypeUse>& uses, Diagnostics& diagnostics);

// Names, and the types that each kind of member can have.
void CheckMembers(const Model& model, Diagnostics& diagnostics);

// What extended attributes demand of what they are on, and of each other.
void CheckExtendedAttributes(const Model& model, Diagnostics& diagnostics);

// Special operations and iterable, maplike and setlike declarations beside the
// other members.
void CheckDeclarations(const Model& model, Diagnostics& diagnostics);

// That no dictionary has itself in it.
void CheckDictionaries(const Model& model, Diagnostics& diagnostics);

// That the overloads of each operation and constructor can be told apart.
void CheckOverloads(const Model& model, Diagnostics& diagnostics);

// Constants' values and default values against their types.
void CheckValues(const Model& model, Diagnostics& diagnostics);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_CHECKS_H_
