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

// The value that stands for a missing argument of the type; empty when that is
// what undefined converts to.
std::string DefaultValueOf(const Argument& argument) {
  return argument.default_value
             ? DefaultValue(*argument.default_value, *argument.type)
             : "";
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

std::string VariableName(const Argument& argument) {
  return IsTaken(argument.cpp_name) ? argument.cpp_name + "_"
                                    : argument.cpp_name;
}

void EmitConversion(Printer& printer,
                    const std::string& name,
                    const std::string& method,
                    const std::string& tag,
                    const std::string& arguments,
                    size_t indent) {
  const std::string margin(indent, ' ');
  const std::string head = margin + "auto " + name + " =";
  const std::string expression =
      "call." + method + "<" + tag + ">(" + arguments + ");";
  const size_t continuation = indent + 4;
  if (head.size() + 1 + expression.size() <= kMaxColumns) {
    printer.Print("$head$ $expression$\n",
                  {{"head", head}, {"expression", expression}});
  } else if (continuation + expression.size() <= kMaxColumns) {
    printer.Print(
        "$head$\n$margin$    $expression$\n",
        {{"head", head}, {"margin", margin}, {"expression", expression}});
  } else {
    const std::string formatted_tag =
        FormatTemplate(tag, continuation, arguments.size() + 4);
    const size_t column =
        formatted_tag.size() - (formatted_tag.rfind('\n') + 1);
    const bool fits =
        column + continuation + arguments.size() + 4 <= kMaxColumns;
    printer.Print("$head$ call.$method$<\n$margin$    ",
                  {{"head", head}, {"method", method}, {"margin", margin}});
    printer.Print(formatted_tag);
    printer.Print(fits ? ">(" : ">(\n$margin$        ", {{"margin", margin}});
    printer.Print("$arguments$);\n", {{"arguments", arguments}});
  }
  printer.Print(
      "$margin$if (!$name$)\n"
      "$margin$  return;\n",
      {{"margin", margin}, {"name", name}});
}

std::string PassValue(const std::string& variable, const Type& type) {
  return IsPlatformObject(type) || IsTrivial(type)
             ? "*" + variable
             : "std::move(*" + variable + ")";
}

void EmitArgument(Printer& printer,
                  const Argument& argument,
                  size_t index,
                  size_t indent) {
  const Type& type = *argument.type;
  const std::string name = VariableName(argument);
  const std::string position = std::to_string(index);
  const std::string default_value = DefaultValueOf(argument);
  if (argument.variadic) {
    EmitConversion(printer, name, "VariadicArguments", IdlTag(type), position,
                   indent);
  } else if (argument.optional && !argument.default_value) {
    EmitConversion(printer, name, "Argument", OptionalIdlTag(type), position,
                   indent);
  } else if (argument.default_value &&
             IsScriptNull(*argument.default_value, type)) {
    printer.Print("$margin$auto $name$ = call.ArgumentOrNull($index$);\n",
                  {{"margin", std::string(indent, ' ')},
                   {"name", name},
                   {"index", position}});
  } else if (default_value.empty()) {
    EmitConversion(printer, name, "Argument", IdlTag(type), position, indent);
  } else {
    EmitConversion(printer, name, "ArgumentOr", IdlTag(type),
                   position + ", " + default_value, indent);
  }
}

std::vector<std::string> EmitArguments(Printer& printer,
                                       const std::vector<Argument>& arguments,
                                       size_t first) {
  std::vector<std::string> passed;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const Argument& argument = arguments[i];
    if (i >= first)
      EmitArgument(printer, argument, i);
    const std::string name = VariableName(argument);
    passed.push_back(argument.variadic ? "std::move(*" + name + ")"
                                       : PassValue(name, *argument.type));
  }
  return passed;
}

}  // namespace wsjs::idl
