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
              const Operation& factory,
              size_t first_argument = 0) {
  std::vector<std::string> arguments =
      EmitArguments(printer, factory.arguments, first_argument);
  arguments.insert(arguments.begin(), "call.realm()");
  const std::string& name = owner.implementation_class;
  printer.Print(
      "  $call$\n",
      {{"call", FormatList("call.Return<IDLInterface<" + name + ">>(" + name +
                               "::" + FactoryMember(factory) + "(",
                           arguments, "));", 2)}});
}

void EmitStart(Printer& printer,
               const Owner& owner,
               const OperationGroup& factory,
               int required) {
  printer.Print(
      "// https://webidl.spec.whatwg.org/#legacy-factory-functions\n"
      "void $name$Factory(const v8::FunctionCallbackInfo<v8::Value>& info) {\n"
      "  ConstructorCall call(info, $info$, \"$name$\");\n"
      "  if (!call.RequireNewAndArguments($required$))\n"
      "    return;\n",
      {{"name", factory.name},
       {"info", TypeInfoName(*owner.interface)},
       {"required", std::to_string(required)}});
}

}  // namespace

void EmitLegacyFactory(Printer& printer,
                       const Owner& owner,
                       const OperationGroup& factory) {
  const std::string function = factory.name + "Factory";
  if (factory.overloads.size() == 1) {
    const Operation& operation = *factory.overloads.front();
    printer.Print("$idl$", {{"idl", FormatComment(FactoryIdlText(operation))}});
    EmitStart(printer, owner, factory, RequiredArgumentCount(operation));
    EmitBody(printer, owner, operation);
    printer.Print("}\n\n");
    return;
  }
  OverloadEmitter overloads(printer, factory, function,
                            {"ConstructorCall& call"}, {"call"});
  for (size_t i = 0; i < factory.overloads.size(); ++i) {
    const Operation& operation = *factory.overloads[i];
    printer.Print("$idl$", {{"idl", FormatComment(FactoryIdlText(operation))}});
    overloads.EmitFunctionStart(i);
    EmitBody(printer, owner, operation, overloads.ConvertedBefore(i));
    printer.Print("}\n\n");
  }
  EmitStart(printer, owner, factory, factory.length());
  overloads.EmitResolution();
  printer.Print("}\n\n");
}

}  // namespace wsjs::idl
