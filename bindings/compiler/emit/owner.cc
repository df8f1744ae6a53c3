// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/owner.h"

#include <algorithm>

#include "bindings/compiler/emit/cpp_names.h"

namespace wsjs::idl {

std::string TableRow(const std::vector<std::string>& fields) {
  return FormatParameters("{", fields, "},");
}

std::string ExposureExpression(const Exposure& exposure,
                               const std::vector<std::string>& outer_globals,
                               const Exposure& outer) {
  std::string globals;
  if (!exposure.everywhere && exposure.globals != outer_globals) {
    for (const std::string& global : exposure.globals)
      globals += (globals.empty() ? "" : " | ") + ExposureConstant(global);
  }
  std::string conditions;
  if (exposure.secure_context && !outer.secure_context)
    conditions = "kSecureContext";
  if (exposure.cross_origin_isolated && !outer.cross_origin_isolated)
    conditions +=
        (conditions.empty() ? "" : " | ") + std::string("kCrossOriginIsolated");
  if (globals.empty() && conditions.empty())
    return {};
  std::string expression = "{";
  if (!globals.empty())
    expression += ".globals = " + globals;
  if (!conditions.empty()) {
    expression += globals.empty() ? "" : ", ";
    expression += ".conditions = " + conditions;
  }
  return expression + "}";
}

void AddExposureField(const Exposure& exposure,
                      const Owner& owner,
                      std::vector<std::string>& fields) {
  const std::string expression =
      ExposureExpression(exposure, owner.exposure.globals, owner.exposure);
  if (!expression.empty())
    fields.push_back(".exposure = " + expression);
}

void PropertyTable::Add(const std::string& name,
                        const std::string& field,
                        const Exposure& exposure) {
  std::vector<std::string> fields = {".name = \"" + name + "\"", field};
  const std::string expression =
      ExposureExpression(exposure, globals_, Exposure());
  if (!expression.empty())
    fields.push_back(".exposure = " + expression);
  rows_.emplace_back(name, TableRow(fields));
}

std::vector<std::string> PropertyTable::Rows() {
  std::sort(rows_.begin(), rows_.end());
  std::vector<std::string> rows;
  for (const auto& [name, row] : rows_)
    rows.push_back(row);
  return rows;
}

void PrintTable(Printer& printer,
                std::string_view type,
                std::string_view name,
                const std::vector<std::string>& rows) {
  if (rows.empty())
    return;
  printer.Print("constexpr $type$ $name$[] = {\n",
                {{"type", type}, {"name", name}});
  for (const std::string& row : rows)
    printer.Print("    $row$\n", {{"row", row}});
  printer.Print("};\n\n");
}

}  // namespace wsjs::idl
