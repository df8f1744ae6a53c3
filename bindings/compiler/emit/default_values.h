// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EMIT_DEFAULT_VALUES_H_
#define WSJS_BINDINGS_COMPILER_EMIT_DEFAULT_VALUES_H_

#include <string>

#include "bindings/compiler/model.h"

// The default values of arguments and dictionary members as C++.
namespace wsjs::idl {

// The default value as an expression that converts to CppType(type). Empty when
// undefined already converts to it.
std::string DefaultValue(const Value& value, const Type& type);
// The default value as a member initialiser, " = false", outside
// wsjs::bindings. Empty when the type's own default is it or when it needs a
// realm.
std::string MemberInitializer(const Value& value, const Type& type);
// Whether the default value is script's null.
bool IsScriptNull(const Value& value, const Type& type);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_DEFAULT_VALUES_H_
