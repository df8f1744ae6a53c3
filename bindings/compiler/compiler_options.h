// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_COMPILER_OPTIONS_H_
#define WSJS_BINDINGS_COMPILER_COMPILER_OPTIONS_H_

#include <map>
#include <string>
#include <vector>

namespace wsjs::idl {

// What a host decides about the IDL that it gives to the compiler.
struct CompilerOptions {
  // Interfaces that the IDL names and the host doesn't have. No object that
  // implements one can exist, so a conversion to one always fails.
  std::vector<std::string> external_interfaces;

  // `Interface.member`: members of the standard's text that the host doesn't
  // offer. Also of mixins, namespaces and dictionaries, under their own names.
  std::vector<std::string> omitted_members;

  // The global names that exist in the host. A member that is exposed in none
  // of them is left out. Empty: all that a [Global] or [Exposed] of the inputs
  // names.
  std::vector<std::string> globals;

  // The header of the classes that implement what an IDL file defines, by the
  // path of that file.
  std::map<std::string, std::string> implementation_headers;

  // The folder that generated files are included from, such as "bindings".
  std::string include_prefix = "bindings";

  // The same of what inputs define that are imported.
  std::string import_prefix = "bindings";

  // The function that gives a realm the interfaces. Sets of interfaces that are
  // linked into one program have different ones.
  std::string install_function = "InstallInterfaces";

  // The interfaces and namespaces whose implementation's skeletons are wanted,
  // "*" for all, in place of bindings. Empty: bindings.
  std::vector<std::string> stubs;

  // The file of TypeScript declarations that is wanted, in place of bindings.
  // Empty: none. They are of the first of `globals`.
  std::string type_declarations;

  // `Interface.event`: the interfaces of events, where that is more than what a
  // handler of the IDL says. Only type declarations have them.
  std::map<std::string, std::string> events;
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_COMPILER_OPTIONS_H_
