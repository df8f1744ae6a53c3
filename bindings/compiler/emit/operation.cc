// SPDX-License-Identifier: BSD-3-Clause
#include <utility>

#include "bindings/compiler/emit/arguments.h"
#include "bindings/compiler/emit/cpp_names.h"
#include "bindings/compiler/emit/idl_text.h"
#include "bindings/compiler/emit/members.h"
#include "bindings/compiler/emit/overloads.h"

namespace wsjs::idl {

namespace {

// What follows the receiver: the arguments, from `first_argument` on, and the
// call.
void EmitBody(Printer& printer,
              const Owner& owner,
              const Receiver& receiver,
              const Operation& operation,
              size_t first_argument = 0) {
  const std::vector<std::string> arguments =
      EmitArguments(printer, operation.arguments, first_argument);
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
  std::vector<std::string> parameters = {"Call& call"};
  std::vector<std::string> arguments = {"call"};
  if (!receiver.is_static) {
    parameters.push_back("PlatformObjectPointer<" + owner.implementation_class +
                         "> self");
    arguments.push_back("self");
  }
  OverloadEmitter overloads(printer, group, function, std::move(parameters),
                            std::move(arguments));
  for (size_t i = 0; i < group.overloads.size(); ++i) {
    const Operation& operation = *group.overloads[i];
    printer.Print("$idl$",
                  {{"idl", MemberComment(IdlText(operation),
                                         operation.extended_attributes)}});
    overloads.EmitFunctionStart(i);
    EmitBody(printer, owner, receiver, operation, overloads.ConvertedBefore(i));
    printer.Print("}\n\n");
  }
  printer.Print(
      "// https://webidl.spec.whatwg.org/#dfn-create-operation-function\n");
  EmitFunctionStart(printer, owner, function, "kOperation", group.name,
                    *group.overloads.front()->return_type);
  EmitReceiver(printer, owner, receiver, group.length(), true);
  overloads.EmitResolution();
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
