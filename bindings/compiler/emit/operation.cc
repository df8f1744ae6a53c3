// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/arguments.h"
#include "bindings/compiler/emit/cpp_names.h"
#include "bindings/compiler/emit/idl_text.h"
#include "bindings/compiler/emit/members.h"

namespace wsjs::idl {

namespace {

// What follows the receiver: the arguments and the call.
void EmitBody(Printer& printer,
              const Owner& owner,
              const Receiver& receiver,
              const Operation& operation) {
  const std::vector<std::string> arguments =
      EmitArguments(printer, operation.arguments);
  EmitInvocation(printer, owner, receiver, operation.cpp_name, arguments,
                 *operation.return_type);
}

void EmitSingle(Printer& printer,
                const Owner& owner,
                const Receiver& receiver,
                const Operation& operation,
                const std::string& function) {
  printer.Print(
      "$idl$"
      "// https://webidl.spec.whatwg.org/#dfn-create-operation-function\n",
      {{"idl",
        MemberComment(IdlText(operation), operation.extended_attributes)}});
  EmitFunctionStart(printer, owner, function, "kOperation", operation.name,
                    *operation.return_type);
  EmitReceiver(printer, owner, receiver, RequiredArgumentCount(operation));
  EmitBody(printer, owner, receiver, operation);
  printer.Print("}\n\n");
}

void EmitOverloaded(Printer& printer,
                    const Owner& owner,
                    const Receiver& receiver,
                    const OperationGroup& group,
                    const std::string& function) {
  int number = 0;
  for (const Operation* const operation : group.overloads) {
    printer.Print("$idl$void $function$$number$(Call& call) {\n",
                  {{"idl", MemberComment(IdlText(*operation),
                                         operation->extended_attributes)},
                   {"function", function},
                   {"number", std::to_string(++number)}});
    EmitReceiver(printer, owner, receiver);
    EmitBody(printer, owner, receiver, *operation);
    printer.Print("}\n\n");
  }
  printer.Print(
      "// https://webidl.spec.whatwg.org/#dfn-create-operation-function\n");
  EmitFunctionStart(printer, owner, function, "kOperation", group.name,
                    *group.overloads.front()->return_type);
  printer.Print(
      "  if (!call.RequireArguments($length$))\n"
      "    return;\n",
      {{"length", std::to_string(group.length())}});
  EmitOverloadResolution(printer, group, function);
  printer.Print("}\n\n");
}

}  // namespace

void EmitOperation(Printer& printer,
                   const Owner& owner,
                   const OperationGroup& group,
                   MemberTables& tables) {
  const Operation& first = *group.overloads.front();
  const Receiver receiver = ReceiverOf(owner, first.extended_attributes,
                                       group.is_static, *first.return_type);
  const std::string function =
      Capitalize(group.name) +
      (group.is_static ? "StaticOperation" : "Operation");
  if (first.extended_attributes.Has(ExtendedAttributeKind::kDefault))
    EmitDefaultToJSON(printer, owner, *owner.interface, first);
  else if (group.overloads.size() == 1)
    EmitSingle(printer, owner, receiver, first, function);
  else
    EmitOverloaded(printer, owner, receiver, group, function);

  std::vector<std::string> fields = {
      ".name = \"" + group.name + "\"", ".callback = " + function,
      ".length = " + std::to_string(group.length())};
  AddPlacementFields(owner, first.extended_attributes, receiver, fields);
  AddExposureField(first.exposure, owner, fields);
  tables.operations.push_back(TableRow(fields));
  if (first.extended_attributes.Has(ExtendedAttributeKind::kUnscopable))
    tables.unscopables.push_back("\"" + group.name + "\",");
}

}  // namespace wsjs::idl
