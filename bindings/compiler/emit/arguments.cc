// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/arguments.h"

#include "bindings/compiler/emit/cpp_types.h"
#include "bindings/compiler/emit/default_values.h"

namespace wsjs::idl {

namespace {

constexpr size_t kMaxColumns = 80;

// The variables that a generated function has already.
bool IsTaken(const std::string& name) {
  return name == "call" || name == "self" || name == "info";
}

std::string VariableName(const Argument& argument) {
  return IsTaken(argument.cpp_name) ? argument.cpp_name + "_"
                                    : argument.cpp_name;
}

}  // namespace

int RequiredArgumentCount(const Operation& operation) {
  int count = 0;
  for (const Argument& argument : operation.arguments) {
    if (argument.optional || argument.variadic)
      break;
    ++count;
  }
  return count;
}

void EmitConversion(Printer& printer,
                    const std::string& name,
                    const std::string& method,
                    const std::string& tag,
                    const std::string& arguments) {
  const std::string head = "  auto " + name + " =";
  const std::string expression =
      "call." + method + "<" + tag + ">(" + arguments + ");";
  if (head.size() + 1 + expression.size() <= kMaxColumns) {
    printer.Print("$head$ $expression$\n",
                  {{"head", head}, {"expression", expression}});
  } else if (6 + expression.size() <= kMaxColumns) {
    printer.Print("$head$\n      $expression$\n",
                  {{"head", head}, {"expression", expression}});
  } else {
    const std::string formatted_tag =
        FormatTemplate(tag, 6, arguments.size() + 4);
    const size_t column =
        formatted_tag.size() - (formatted_tag.rfind('\n') + 1);
    const bool fits = column + 6 + arguments.size() + 4 <= kMaxColumns;
    printer.Print("$head$ call.$method$<\n      ",
                  {{"head", head}, {"method", method}});
    printer.Print(formatted_tag);
    printer.Print(fits ? ">(" : ">(\n          ");
    printer.Print("$arguments$);\n", {{"arguments", arguments}});
  }
  printer.Print(
      "  if (!$name$)\n"
      "    return;\n",
      {{"name", name}});
}

std::string PassValue(const std::string& variable, const Type& type) {
  return IsPlatformObject(type) || IsTrivial(type)
             ? "*" + variable
             : "std::move(*" + variable + ")";
}

std::vector<std::string> EmitArguments(Printer& printer,
                                       const std::vector<Argument>& arguments) {
  std::vector<std::string> passed;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const Argument& argument = arguments[i];
    const Type& type = *argument.type;
    const std::string name = VariableName(argument);
    const std::string index = std::to_string(i);
    if (argument.variadic) {
      EmitConversion(printer, name, "VariadicArguments", IdlTag(type), index);
      passed.push_back("std::move(*" + name + ")");
      continue;
    }
    if (argument.optional && !argument.default_value) {
      EmitConversion(printer, name, "Argument", OptionalIdlTag(type), index);
      passed.push_back(IsTrivial(type) || IsPlatformObject(type)
                           ? "*" + name
                           : "std::move(*" + name + ")");
      continue;
    }
    // Without one, undefined converts to the default value.
    const std::string default_value =
        argument.default_value ? DefaultValue(*argument.default_value, type)
                               : "";
    if (argument.default_value && IsScriptNull(*argument.default_value, type)) {
      printer.Print("  auto $name$ = call.ArgumentOrNull($index$);\n",
                    {{"name", name}, {"index", index}});
    } else if (default_value.empty()) {
      EmitConversion(printer, name, "Argument", IdlTag(type), index);
    } else {
      EmitConversion(printer, name, "ArgumentOr", IdlTag(type),
                     index + ", " + default_value);
    }
    passed.push_back(PassValue(name, type));
  }
  return passed;
}

}  // namespace wsjs::idl
