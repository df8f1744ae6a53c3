// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EMIT_CPP_TYPES_H_
#define WSJS_BINDINGS_COMPILER_EMIT_CPP_TYPES_H_

#include <functional>
#include <string>
#include <vector>

#include "bindings/compiler/model.h"

// IDL types as C++: bindings/README.md has the table.
namespace wsjs::idl {

// The tag that chooses the conversion (bindings/runtime/idl_types.h), such as
// "IDLSequence<IDLInterface<Blob>>".
std::string IdlTag(const Type& type);
// Of an optional argument or member without default value: IDLOptional<…>.
std::string OptionalIdlTag(const Type& type);

// The type of a value, such as "std::vector<Blob*>"; from outside
// wsjs::bindings.
std::string CppType(const Type& type);
std::string OptionalCppType(const Type& type);

// Whether the conversion gives a pointer-like value, which `*` makes a
// reference: a platform object.
bool IsPlatformObject(const Type& type);
// Whether copying a value costs nothing.
bool IsTrivial(const Type& type);

// Calls `visit` with `type` and all types in it.
void VisitTypes(const Type& type,
                const std::function<void(const Type&)>& visit);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_CPP_TYPES_H_
