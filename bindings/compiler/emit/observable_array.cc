// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/arguments.h"
#include "bindings/compiler/emit/cpp_names.h"
#include "bindings/compiler/emit/cpp_types.h"
#include "bindings/compiler/emit/members.h"

namespace wsjs::idl {

namespace {

// "set an indexed value" or "delete an indexed value": `verb` is Set or Delete.
void EmitAlgorithm(Printer& printer,
                   const Owner& owner,
                   const Attribute& attribute,
                   const std::string& verb) {
  const Type& element = attribute.type->element();
  const std::string name = verb + Capitalize(attribute.name) + "Item";
  printer.Print(
      "$start$\n"
      "  auto self = call.Receiver<$class$>();\n"
      "  if (!self)\n"
      "    return;\n",
      {{"start",
        FormatParameters("void " + name + "(",
                         {"PropertyCall& call", "v8::Local<v8::Value> v8_value",
                          "uint32_t index"},
                         ") {")},
       {"class", owner.implementation_class}});
  EmitConversion(printer, "value", "Value", IdlTag(element), "v8_value");
  printer.Print(
      "  $call$\n"
      "}\n\n",
      {{"call",
        FormatList("call.Perform([&] { return self->Will" + verb +
                       Capitalize(attribute.name) + "(",
                   {PassValue("value", element), "index"}, "); });", 2)}});
}

}  // namespace

void EmitObservableArray(Printer& printer,
                         const Owner& owner,
                         const Attribute& attribute) {
  printer.Print(
      "// https://webidl.spec.whatwg.org/#idl-observable-array\n"
      "// Set an indexed value.\n");
  EmitAlgorithm(printer, owner, attribute, "Set");
  printer.Print("// Delete an indexed value.\n");
  EmitAlgorithm(printer, owner, attribute, "Delete");
  const std::string tag = IdlTag(attribute.type->element());
  printer.Print(
      "constexpr ObservableArrayInfo $info$ = {\n"
      "    .interface_name = \"$owner$\",\n"
      "    .attribute_name = \"$attribute$\",\n"
      "    .normalize = NormalizeValue<$tag$>,\n"
      "    .normalize_all = NormalizeValue<IDLSequence<$tag$>>,\n"
      "    .set = Set$name$Item,\n"
      "    .remove = Delete$name$Item,\n"
      "};\n\n",
      {{"info", ObservableArrayInfoName(attribute)},
       {"owner", owner.name},
       {"attribute", attribute.name},
       {"tag", tag},
       {"name", Capitalize(attribute.name)}});
}

std::string ObservableArrayInfoName(const Attribute& attribute) {
  return "k" + Capitalize(attribute.name) + "Info";
}

}  // namespace wsjs::idl
