// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/members.h"

namespace wsjs::idl {

namespace {

std::string ValueExpression(const Value& value) {
  switch (value.kind) {
    case Value::Kind::kBoolean:
      return value.boolean ? "1" : "0";
    case Value::Kind::kInteger:
      return (value.negative ? "-" : "") + std::to_string(value.magnitude);
    case Value::Kind::kDecimal:
      // Nothing but a decimal that isn't finite needs more digits than these.
      return std::to_string(value.decimal);
    default:
      return "0";
  }
}

}  // namespace

// https://webidl.spec.whatwg.org/#idl-constants
void EmitConstant(const Owner& owner,
                  const Constant& constant,
                  MemberTables& tables) {
  std::vector<std::string> fields = {
      ".name = \"" + constant.name + "\"",
      ".value = " + ValueExpression(constant.value)};
  if (constant.value.kind == Value::Kind::kBoolean)
    fields.push_back(".is_boolean = true");
  AddExposureField(constant.exposure, owner, fields);
  tables.constants.push_back(TableRow(fields));
}

}  // namespace wsjs::idl
