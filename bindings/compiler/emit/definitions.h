// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EMIT_DEFINITIONS_H_
#define WSJS_BINDINGS_COMPILER_EMIT_DEFINITIONS_H_

#include <string>
#include <vector>

#include "bindings/compiler/emit/owner.h"
#include "bindings/compiler/output_file.h"

// One function per kind of definition; each gives the files of one.
namespace wsjs::idl {

// enumeration.cc
OutputFile EmitEnumeration(const EmitContext& context,
                           const Enumeration& enumeration);

// dictionary.cc
OutputFile EmitDictionary(const EmitContext& context,
                          const Dictionary& dictionary);
// The conversions of all dictionaries, in one file: they are short.
OutputFile EmitDictionaryConversions(const EmitContext& context);

// interface.cc
void EmitInterface(const EmitContext& context,
                   const Interface& interface,
                   std::vector<OutputFile>& files);

// namespace.cc
void EmitNamespace(const EmitContext& context,
                   const Namespace& definition,
                   std::vector<OutputFile>& files);

// install.cc: interfaces.h and interfaces.cc
void EmitInstall(const EmitContext& context, std::vector<OutputFile>& files);

// stub.cc
// The header of a class that the bindings can call: to be taken over and filled
// in.
OutputFile EmitStub(const EmitContext& context, const Interface& interface);
OutputFile EmitStub(const EmitContext& context, const Namespace& definition);

// The comment at the top of a generated file.
void PrintFileStart(Printer& printer, const Definition& definition);
// Opens and closes the guard of a header.
void PrintGuardStart(Printer& printer, const std::string& header);
void PrintGuardEnd(Printer& printer, const std::string& header);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_DEFINITIONS_H_
