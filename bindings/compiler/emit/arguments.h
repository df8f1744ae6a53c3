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

// The variable that holds the converted argument.
std::string VariableName(const Argument& argument);

// Prints the conversion of the argument at `index` to its variable, and the
// return when that fails. `indent` is the number of columns before it.
void EmitArgument(Printer& printer,
                  const Argument& argument,
                  size_t index,
                  size_t indent = 2);

// The same of the arguments from `first` on, those before which have been
// converted; returns the expressions that hand the variables of all to the
// implementation.
// https://webidl.spec.whatwg.org/#dfn-overload-resolution-algorithm
std::vector<std::string> EmitArguments(Printer& printer,
                                       const std::vector<Argument>& arguments,
                                       size_t first = 0);

// "auto name = call.method<tag>(arguments);" and the return when that fails.
void EmitConversion(Printer& printer,
                    const std::string& name,
                    const std::string& method,
                    const std::string& tag,
                    const std::string& arguments,
                    size_t indent = 2);

// The expression that hands over a converted value of `type`.
std::string PassValue(const std::string& variable, const Type& type);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_ARGUMENTS_H_
