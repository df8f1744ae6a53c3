// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/arguments.h"
#include "bindings/compiler/emit/cpp_names.h"
#include "bindings/compiler/emit/idl_text.h"
#include "bindings/compiler/emit/members.h"
#include "bindings/compiler/emit/overloads.h"

namespace wsjs::idl {

namespace {

void EmitBody(Printer& printer,
              const Owner& owner,
              const Operation& constructor,
              size_t first_argument = 0) {
  const std::vector<std::string> arguments =
      EmitArguments(printer, constructor.arguments, first_argument);
  printer.Print("  $call$\n",
                {{"call", FormatList("call.Construct<" +
                                         owner.implementation_class + ">(",
                                     arguments, ");", 2)}});
}

void EmitStart(Printer& printer, const Owner& owner, int required) {
  printer.Print(
      "// https://webidl.spec.whatwg.org/#constructor-operations\n"
      "void Constructor(const v8::FunctionCallbackInfo<v8::Value>& info) {\n"
      "  ConstructorCall call(info, $info$);\n"
      "  if (!call.RequireNewAndArguments($required$))\n"
      "    return;\n",
      {{"info", TypeInfoName(*owner.interface)},
       {"required", std::to_string(required)}});
}

}  // namespace

void EmitConstructor(Printer& printer,
                     const Owner& owner,
                     const OperationGroup& constructor) {
  if (constructor.overloads.size() == 1) {
    const Operation& operation = *constructor.overloads.front();
    printer.Print("$idl$",
                  {{"idl", FormatComment(ConstructorIdlText(operation))}});
    EmitStart(printer, owner, RequiredArgumentCount(operation));
    EmitBody(printer, owner, operation);
    printer.Print("}\n\n");
    return;
  }
  OverloadEmitter overloads(printer, constructor, "Constructor",
                            {"ConstructorCall& call"}, {"call"});
  for (size_t i = 0; i < constructor.overloads.size(); ++i) {
    const Operation& operation = *constructor.overloads[i];
    printer.Print("$idl$",
                  {{"idl", FormatComment(ConstructorIdlText(operation))}});
    overloads.EmitFunctionStart(i);
    EmitBody(printer, owner, operation, overloads.ConvertedBefore(i));
    printer.Print("}\n\n");
  }
  EmitStart(printer, owner, constructor.length());
  overloads.EmitResolution();
  printer.Print("}\n\n");
}

}  // namespace wsjs::idl
