// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EMIT_IDL_TEXT_H_
#define WSJS_BINDINGS_COMPILER_EMIT_IDL_TEXT_H_

#include <string>

#include "bindings/compiler/model.h"

// Members as they stand in the IDL, for the comments of generated code.
namespace wsjs::idl {

std::string IdlText(const Attribute& attribute);
std::string IdlText(const Operation& operation);
std::string IdlText(const Iterable& iterable);
// "constructor(USVString url);"
std::string ConstructorIdlText(const Operation& constructor);
// "[LegacyFactoryFunction=Image(optional unsigned long width)]"
std::string FactoryIdlText(const Operation& factory);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_IDL_TEXT_H_
