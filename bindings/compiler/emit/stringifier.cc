// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/members.h"

namespace wsjs::idl {

// https://webidl.spec.whatwg.org/#js-stringifier
void EmitStringifier(Printer& printer,
                     const Owner& owner,
                     const Interface& interface,
                     MemberTables& tables) {
  // The attribute, the operation with a name, or `toString`.
  std::string member = "toString";
  const Type dom_string(TypeKind::kDOMString);
  const Type* type = &dom_string;
  if (interface.stringification_attribute) {
    member = interface.stringification_attribute->cpp_name;
    type = interface.stringification_attribute->type;
  } else {
    for (const auto& operation : interface.operations) {
      if (operation->stringifier && !operation->name.empty()) {
        member = operation->cpp_name;
        type = operation->return_type;
      }
    }
  }
  const Receiver receiver;
  printer.Print(
      "// stringifier;\n"
      "// https://webidl.spec.whatwg.org/#js-stringifier\n");
  EmitFunctionStart(printer, owner, "Stringifier", "kOperation", "toString",
                    *type);
  EmitReceiver(printer, owner, receiver);
  EmitInvocation(printer, owner, receiver, member, {}, *type);
  printer.Print("}\n\n");

  std::vector<std::string> fields = {".name = \"toString\"",
                                     ".callback = Stringifier", ".length = 0"};
  if (interface.has_unforgeable_stringifier || interface.IsGlobal())
    fields.push_back(".placement = Placement::kInstance");
  if (interface.has_unforgeable_stringifier)
    fields.push_back(".unforgeable = true");
  tables.operations.push_back(TableRow(fields));
}

}  // namespace wsjs::idl
