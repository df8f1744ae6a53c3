// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>

#include "bindings/compiler/emit/typescript.h"

namespace wsjs::idl {

namespace {

void PrintConstructor(const TypeScript& typescript,
                      const OperationGroup& constructor,
                      const Interface& interface,
                      Printer& printer) {
  for (const Operation* const overload : constructor.overloads) {
    printer.Print(
        "  new $parameters$: $interface$;\n",
        {{"parameters", typescript.ParametersText(overload->arguments,
                                                  Position::kFromScript)},
         {"interface", typescript.NameOf(interface)}});
  }
}

// https://webidl.spec.whatwg.org/#LegacyWindowAlias
void PrintAliases(const TypeScript& typescript,
                  const Interface& interface,
                  Printer& printer) {
  const ExtendedAttribute* const alias = interface.extended_attributes.Find(
      ExtendedAttributeKind::kLegacyWindowAlias);
  const Interface* const global = typescript.global();
  if (!alias || !global ||
      std::find(global->global_names.begin(), global->global_names.end(),
                "Window") == global->global_names.end()) {
    return;
  }
  for (const std::string& name : alias->values) {
    printer.Print("declare var $alias$: typeof $name$;\n\n",
                  {{"alias", name}, {"name", interface.name}});
  }
}

// https://webidl.spec.whatwg.org/#LegacyFactoryFunction
void PrintFactories(const TypeScript& typescript,
                    const Interface& interface,
                    Printer& printer) {
  for (const OperationGroup& factory : interface.legacy_factory_functions) {
    printer.Print("declare var $name$: {\n", {{"name", factory.name}});
    PrintConstructor(typescript, factory, interface, printer);
    printer.Print("};\n\n");
  }
}

std::vector<const Interface*> InterfacesIn(const TypeScript& typescript,
                                           const std::string& name_space) {
  std::vector<const Interface*> interfaces;
  for (const auto& interface : typescript.model().interfaces) {
    const ExtendedAttribute* const attribute =
        interface->extended_attributes.Find(
            ExtendedAttributeKind::kLegacyNamespace);
    if (attribute && attribute->values.front() == name_space)
      interfaces.push_back(interface.get());
  }
  return interfaces;
}

}  // namespace

void PrintInterfaceObject(const TypeScript& typescript,
                          const Interface& interface,
                          std::string_view declare,
                          Printer& printer) {
  if (!typescript.IsExposed(interface.exposure))
    return;
  if (!interface.extended_attributes.Has(
          ExtendedAttributeKind::kLegacyNoInterfaceObject)) {
    const std::string name = typescript.NameOf(interface);
    printer.Print(
        "$declare$var $name$: {\n"
        "  prototype: $type$;\n",
        {{"declare", declare}, {"name", interface.name}, {"type", name}});
    if (interface.constructor) {
      PrintConstructor(typescript, *interface.constructor, interface, printer);
    } else {
      printer.Print("  [Symbol.hasInstance](value: any): value is $type$;\n",
                    {{"type", name}});
    }
    PrintStaticMembers(typescript, interface, printer);
    printer.Print("};\n\n");
  }
  PrintAliases(typescript, interface, printer);
  PrintFactories(typescript, interface, printer);
}

void PrintNamespace(const TypeScript& typescript,
                    const Namespace& definition,
                    Printer& printer) {
  if (!typescript.IsExposed(definition.exposure))
    return;
  // What is exported under another name needs all others to be exported too.
  const std::string start =
      std::any_of(definition.operation_groups.begin(),
                  definition.operation_groups.end(),
                  [](const OperationGroup& group) {
                    return VariableName(group.name) != group.name;
                  })
          ? "export "
          : "";
  Printer body;
  for (const auto& constant : definition.constants) {
    body.Print("$start$const $name$: $value$;\n",
               {{"start", start},
                {"name", constant->name},
                {"value", ConstantText(constant->value)}});
  }
  for (const auto& attribute : definition.attributes) {
    if (!typescript.IsExposed(attribute->exposure))
      continue;
    body.Print(
        "$start$$kind$ $name$: $type$;\n",
        {{"start", start},
         {"kind", attribute->read_only ? "const" : "var"},
         {"name", attribute->name},
         {"type", typescript.TypeText(*attribute->type, Position::kToScript)}});
  }
  for (const OperationGroup& group : definition.operation_groups) {
    const std::string function = VariableName(group.name);
    const bool is_renamed = function != group.name;
    PrintOperations(typescript, group,
                    (is_renamed ? std::string() : start) + "function ",
                    function, body);
    if (is_renamed) {
      body.Print("export { $function$ as $name$ };\n",
                 {{"function", function}, {"name", group.name}});
    }
  }
  for (const Interface* const interface :
       InterfacesIn(typescript, definition.name)) {
    Printer declarations;
    PrintInterface(typescript, *interface, declarations);
    PrintInterfaceObject(typescript, *interface, "", declarations);
    // Each of them ends with an empty line: here these come before.
    const std::string& text = declarations.text();
    body.Print("\n$text$", {{"text", text.substr(0, text.size() - 1)}});
  }
  PrintSection(definition, printer);
  printer.Print(
      "declare namespace $name$ {\n"
      "  $body$}\n\n",
      {{"name", definition.name}, {"body", body.text()}});
}

// https://webidl.spec.whatwg.org/#Global
// The members of the global object are the variables of the scope, inherited
// ones too.
void PrintGlobalScope(const TypeScript& typescript, Printer& printer) {
  if (!typescript.global() || typescript.global()->IsImported())
    return;
  const Interface& global = *typescript.global();
  std::set<std::string> names;
  for (const Interface* i = &global; i; i = i->inherited) {
    for (const auto& attribute : i->attributes) {
      if (attribute->is_static || !typescript.IsExposed(attribute->exposure) ||
          !names.insert(attribute->name).second) {
        continue;
      }
      const std::string handler = EventHandlerText(typescript, *i, *attribute);
      printer.Print(
          "declare var $name$: $type$;\n",
          {{"name", attribute->name},
           {"type", handler.empty() ? typescript.TypeText(*attribute->type,
                                                          Position::kToScript)
                                    : handler}});
    }
    Printer listeners;
    PrintListenerMethods(typescript, *i, "declare function ", listeners);
    for (const OperationGroup& group : i->operation_groups) {
      if (group.is_static || !names.insert(group.name).second)
        continue;
      PrintOperations(typescript, group, "declare function ", group.name,
                      printer);
    }
    if (!listeners.text().empty()) {
      names.insert({"addEventListener", "removeEventListener"});
      printer.Print("$listeners$", {{"listeners", listeners.text()}});
    }
  }
}

}  // namespace wsjs::idl
