// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EMIT_OWNER_H_
#define WSJS_BINDINGS_COMPILER_EMIT_OWNER_H_

#include <string>
#include <vector>

#include "bindings/compiler/compiler_options.h"
#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/emit/printer.h"
#include "bindings/compiler/model.h"

namespace wsjs::idl {

// What every emitter may read, and where it reports what can't be emitted.
struct EmitContext {
  const Model& model;
  const CompilerOptions& options;
  // The global names that interfaces of the model are exposed in, sorted.
  std::vector<std::string> globals;
  Diagnostics& diagnostics;
};

// The interface or namespace whose members are being emitted.
struct Owner {
  std::string name;
  std::string implementation_class;
  const Interface* interface = nullptr;  // null: a namespace
  const Exposure& exposure;

  bool IsNamespace() const { return interface == nullptr; }
};

// The rows of the tables that bindings/runtime/interface_members.h declares.
struct MemberTables {
  std::vector<std::string> constants;
  std::vector<std::string> attributes;
  std::vector<std::string> operations;
  std::vector<std::string> unscopables;
};

// A row of such a table: "{.name = "url", .getter = UrlGetter}".
std::string TableRow(const std::vector<std::string>& fields);

// The field for a member that not every realm with its owner exposes; nothing
// otherwise.
void AddExposureField(const Exposure& exposure,
                      const Owner& owner,
                      std::vector<std::string>& fields);

// An expression for what `exposure` asks beyond `outer`; empty for nothing.
std::string ExposureExpression(const Exposure& exposure,
                               const std::vector<std::string>& outer_globals,
                               const Exposure& outer);

// The properties of the global object or of a namespace object that are made
// when script first touches them, by name: rows of GlobalPropertySpec.
class PropertyTable final {
 public:
  explicit PropertyTable(const std::vector<std::string>& globals)
      : globals_(globals) {}

  // `field` is ".interface_info = &…" or the like.
  void Add(const std::string& name,
           const std::string& field,
           const Exposure& exposure);
  std::vector<std::string> Rows();

 private:
  const std::vector<std::string>& globals_;
  std::vector<std::pair<std::string, std::string>> rows_;
};

// Prints a table, if it has rows: "constexpr AttributeSpec kAttributes[] = …".
void PrintTable(Printer& printer,
                std::string_view type,
                std::string_view name,
                const std::vector<std::string>& rows);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_OWNER_H_
