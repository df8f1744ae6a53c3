// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_RESOLVER_H_
#define WSJS_BINDINGS_COMPILER_RESOLVER_H_

#include <memory>
#include <vector>

#include "bindings/compiler/ast.h"
#include "bindings/compiler/compiler_options.h"
#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/model.h"

namespace wsjs::idl {

// Makes one model of all fragments. The phases, in this order:
//   1. definitions: collect, merge partials, omit members, apply includes;
//   2. declarations: an empty model object for every definition;
//   3. inheritance: link, refuse cycles;
//   4. members: extended attributes, types, exposure;
//   5. checks of what the standard demands of the whole.
// A model is always returned; it is of use only when nothing was reported.
std::unique_ptr<const Model> Resolve(const std::vector<FragmentNode>& fragments,
                                     const CompilerOptions& options,
                                     Diagnostics& diagnostics);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_RESOLVER_H_
