// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EMIT_INCLUDES_H_
#define WSJS_BINDINGS_COMPILER_EMIT_INCLUDES_H_

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "bindings/compiler/compiler_options.h"
#include "bindings/compiler/emit/printer.h"
#include "bindings/compiler/model.h"

namespace wsjs::idl {

// The headers that a generated file needs, and the classes that it declares
// itself.
class Includes final {
 public:
  explicit Includes(const CompilerOptions& options) : options_(options) {}

  void Add(const std::string& header) { headers_.insert(header); }
  void AddSystem(const std::string& header) { system_headers_.insert(header); }

  // If `text` uses `symbol`, which the header declares.
  void AddIfUsed(const std::string& header,
                 std::string_view symbol,
                 std::string_view text);

  // If the tables in `text` name globals.
  void AddExposureConstantsIfUsed(std::string_view text);

  // What glue needs to convert a value of `type`: the implementation classes of
  // interfaces, generated structs and enumerations.
  void AddForConversion(const Type& type);
  // What the declaration of a member of `type` needs.
  void AddForDeclaration(const Type& type);

  // The class is declared otherwise.
  void RemoveClass(const std::string& name) { classes_.erase(name); }

  void PrintIncludes(Printer& printer) const;
  // "class Blob;" in the namespace of the implementation classes.
  void PrintForwardDeclarations(Printer& printer) const;
  bool HasForwardDeclarations() const { return !classes_.empty(); }

 private:
  const CompilerOptions& options_;
  std::set<std::string> system_headers_;
  std::set<std::string> headers_;
  std::set<std::string> classes_;
};

// Of what glue uses besides calls and tables.
void AddIncludesOfGlue(Includes& includes, std::string_view glue);

// Calls `visit` with the type of each attribute, argument and result.
void VisitMemberTypes(const Interface& interface,
                      const std::function<void(const Type&)>& visit);
void VisitMemberTypes(const Namespace& definition,
                      const std::function<void(const Type&)>& visit);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_INCLUDES_H_
