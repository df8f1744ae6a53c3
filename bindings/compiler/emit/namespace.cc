// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/cpp_names.h"
#include "bindings/compiler/emit/definitions.h"
#include "bindings/compiler/emit/includes.h"
#include "bindings/compiler/emit/members.h"

namespace wsjs::idl {

namespace {

// "must be created as if its [[Prototype]] was an empty object"
// https://console.spec.whatwg.org/#console-namespace
constexpr std::string_view kConsole = "console";

// https://webidl.spec.whatwg.org/#LegacyNamespace
std::vector<const Interface*> InterfacesIn(const EmitContext& context,
                                           const Namespace& definition) {
  std::vector<const Interface*> interfaces;
  for (const auto& interface : context.model.interfaces) {
    const ExtendedAttribute* const legacy_namespace =
        interface->extended_attributes.Find(
            ExtendedAttributeKind::kLegacyNamespace);
    if (legacy_namespace &&
        legacy_namespace->values.front() == definition.name) {
      interfaces.push_back(interface.get());
    }
  }
  return interfaces;
}

std::string SourceText(const EmitContext& context,
                       const Namespace& definition) {
  const Owner owner = {definition.name, ImplementationClass(definition),
                       nullptr, definition.exposure};
  Includes includes(context.options);
  includes.Add("bindings/runtime/call.h");
  includes.Add(ImplementationHeader(definition, context.options));
  VisitMemberTypes(definition,
                   [&](const Type& type) { includes.AddForConversion(type); });

  MemberTables tables;
  Printer members;
  for (const auto& constant : definition.constants)
    EmitConstant(owner, *constant, tables);
  for (const auto& attribute : definition.attributes)
    EmitAttribute(members, owner, *attribute, tables);
  for (const OperationGroup& group : definition.operation_groups)
    EmitOperation(members, owner, group, tables);
  PrintTable(members, "ConstantSpec", "kConstants", tables.constants);
  PrintTable(members, "AttributeSpec", "kAttributes", tables.attributes);
  PrintTable(members, "OperationSpec", "kOperations", tables.operations);
  PropertyTable interfaces(context.globals);
  for (const Interface* const interface : InterfacesIn(context, definition)) {
    includes.Add(GlueHeader(*interface, context.options));
    interfaces.Add(interface->name,
                   ".interface_info = &" + TypeInfoName(*interface),
                   interface->exposure);
  }
  const std::vector<std::string> rows = interfaces.Rows();
  PrintTable(members, "GlobalPropertySpec", "kInterfaces", rows);
  AddIncludesOfGlue(includes, members.text());

  Printer printer;
  PrintFileStart(printer, definition);
  printer.Print("#include \"$header$\"\n\n",
                {{"header", GlueHeader(definition, context.options)}});
  includes.PrintIncludes(printer);
  if (includes.HasForwardDeclarations()) {
    printer.Print(
        "\n"
        "namespace wsjs {\n");
    includes.PrintForwardDeclarations(printer);
    printer.Print("}  // namespace wsjs\n");
  }
  printer.Print(
      "\n"
      "namespace wsjs::bindings {\n"
      "\n"
      "namespace {\n"
      "\n"
      "$members$",
      {{"members", members.text()}});
  printer.Print(
      "}  // namespace\n"
      "\n"
      "const NamespaceInfo $info$ = {\n"
      "    .name = \"$name$\",\n",
      {{"info", NamespaceInfoName(definition)}, {"name", definition.name}});
  if (!tables.constants.empty())
    printer.Print("    .constants = kConstants,\n");
  if (!tables.attributes.empty())
    printer.Print("    .attributes = kAttributes,\n");
  if (!tables.operations.empty())
    printer.Print("    .operations = kOperations,\n");
  if (!rows.empty())
    printer.Print("    .interfaces = kInterfaces,\n");
  if (definition.name == kConsole)
    printer.Print("    .has_own_prototype = true,\n");
  printer.Print(
      "};\n"
      "\n"
      "}  // namespace wsjs::bindings\n");
  return printer.TakeText();
}

std::string HeaderText(const EmitContext& context,
                       const Namespace& definition) {
  const std::string header = GlueHeader(definition, context.options);
  Printer printer;
  PrintFileStart(printer, definition);
  PrintGuardStart(printer, header);
  printer.Print(
      "#include \"bindings/runtime/global_properties.h\"\n"
      "\n"
      "namespace wsjs::bindings {\n"
      "\n"
      "// https://webidl.spec.whatwg.org/#idl-namespaces\n"
      "extern const NamespaceInfo $info$;\n"
      "\n"
      "}  // namespace wsjs::bindings\n",
      {{"info", NamespaceInfoName(definition)}});
  PrintGuardEnd(printer, header);
  return printer.TakeText();
}

}  // namespace

void EmitNamespace(const EmitContext& context,
                   const Namespace& definition,
                   std::vector<OutputFile>& files) {
  const std::string path = "v8_" + definition.snake_name;
  files.push_back({path + ".h", HeaderText(context, definition)});
  files.push_back({path + ".cc", SourceText(context, definition)});
}

}  // namespace wsjs::idl
