// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_CHECK_FORWARDING_H_
#define WSJS_BINDINGS_COMPILER_CHECK_FORWARDING_H_

#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/model.h"

namespace wsjs::idl {

// Of [PutForwards]: that there is an attribute to forward to, and no cycle.
// https://webidl.spec.whatwg.org/#PutForwards
void CheckForwarding(const Model& model, Diagnostics& diagnostics);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_CHECK_FORWARDING_H_
