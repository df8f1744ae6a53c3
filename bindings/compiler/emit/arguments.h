// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EMIT_ARGUMENTS_H_
#define WSJS_BINDINGS_COMPILER_EMIT_ARGUMENTS_H_

#include <string>
#include <vector>

#include "bindings/compiler/emit/printer.h"
#include "bindings/compiler/model.h"

namespace wsjs::idl {

// The number of arguments that a call must have.
int RequiredArgumentCount(const Operation& operation);

// Prints the conversion of each argument to a variable; returns the expressions
// that hand the variables to the implementation.
// https://webidl.spec.whatwg.org/#dfn-overload-resolution-algorithm
std::vector<std::string> EmitArguments(Printer& printer,
                                       const std::vector<Argument>& arguments);

// "  auto name = call.method<tag>(arguments);" and the return when that fails.
void EmitConversion(Printer& printer,
                    const std::string& name,
                    const std::string& method,
                    const std::string& tag,
                    const std::string& arguments);

// The expression that hands over a converted value of `type`.
std::string PassValue(const std::string& variable, const Type& type);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_ARGUMENTS_H_
