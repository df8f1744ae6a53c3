// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EMIT_EMIT_H_
#define WSJS_BINDINGS_COMPILER_EMIT_EMIT_H_

#include <vector>

#include "bindings/compiler/compiler_options.h"
#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/model.h"
#include "bindings/compiler/output_file.h"

namespace wsjs::idl {

// The C++ of the whole model: a header per dictionary and enumeration, v8_x.h
// and v8_x.cc per interface and namespace, dictionaries.cc, interfaces.h and
// interfaces.cc. Sorted by path. Reports what it can't express.
std::vector<OutputFile> EmitBindings(const Model& model,
                                     const CompilerOptions& options,
                                     Diagnostics& diagnostics);

// For each interface and namespace that options.stubs names, the skeleton of
// what implements it. Sorted by path. Reports names that there are not.
std::vector<OutputFile> EmitStubs(const Model& model,
                                  const CompilerOptions& options,
                                  Diagnostics& diagnostics);

// TypeScript declarations of what scripts see.
OutputFile EmitTypeDeclarations(const Model& model,
                                const CompilerOptions& options);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_EMIT_H_
