// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EMIT_CPP_NAMES_H_
#define WSJS_BINDINGS_COMPILER_EMIT_CPP_NAMES_H_

#include <string>
#include <string_view>

#include "bindings/compiler/compiler_options.h"
#include "bindings/compiler/model.h"

// The names of what is generated and of what it expects: the only place that
// decides them.
namespace wsjs::idl {

// "binaryType" → "BinaryType".
std::string Capitalize(std::string_view name);

// The class that implements an interface has its name.
const std::string& ImplementationClass(const Interface& interface);
// Of a namespace `console`: Console. `wsjs`, which is a namespace of C++ too:
// WsjsNamespace.
std::string ImplementationClass(const Namespace& definition);

// The header that declares the class that implements `definition`.
std::string ImplementationHeader(const Definition& definition,
                                 const CompilerOptions& options);

// "kWebSocketTypeInfo", "kConsoleNamespaceInfo".
std::string TypeInfoName(const Interface& interface);
std::string NamespaceInfoName(const Namespace& definition);

// The header of a dictionary or enumeration: "bindings/event_init.h".
std::string TypeHeader(const Definition& definition,
                       const CompilerOptions& options);
// The header of an interface's or namespace's glue: "bindings/v8_blob.h".
std::string GlueHeader(const Definition& definition,
                       const CompilerOptions& options);

// The constant of a global name's bit: "kWindow".
std::string ExposureConstant(std::string_view global);

// "setBinaryType", the member that sets the attribute `binaryType`.
std::string SetterMember(const Attribute& attribute);

// "CreateImage", the static member that is the legacy factory function `Image`.
std::string FactoryMember(const Operation& factory);
// "kImageFactoryInfo".
std::string FactoryInfoName(const OperationGroup& factory);

// "WSJS_BINDINGS_EVENT_INIT_H_" of "bindings/event_init.h".
std::string IncludeGuard(std::string_view header);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_CPP_NAMES_H_
