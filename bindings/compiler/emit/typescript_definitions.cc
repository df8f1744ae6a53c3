// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>

#include "bindings/compiler/emit/typescript.h"

namespace wsjs::idl {

namespace {

template <typename T>
std::vector<const T*> SortedByName(
    const std::vector<std::unique_ptr<T>>& definitions) {
  std::vector<const T*> sorted;
  for (const auto& definition : definitions) {
    if (!definition->IsImported())
      sorted.push_back(definition.get());
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const T* a, const T* b) { return a->name < b->name; });
  return sorted;
}

void PrintEnumeration(const Enumeration& enumeration, Printer& printer) {
  std::string values;
  for (const EnumerationValue& value : enumeration.values)
    values += (values.empty() ? "\"" : " | \"") + value.value + "\"";
  printer.Print("type $name$ = $values$;\n\n",
                {{"name", enumeration.name}, {"values", values}});
}

void PrintTypedef(const TypeScript& typescript,
                  const Typedef& definition,
                  Printer& printer) {
  // The definition's own name isn't its meaning.
  Type type = *definition.type;
  type.set_alias("");
  printer.Print("type $name$ = $type$;\n\n",
                {{"name", definition.name},
                 {"type", typescript.TypeText(type, Position::kFromScript)}});
}

// The host calls it: its arguments come from there.
void PrintCallback(const TypeScript& typescript,
                   const CallbackFunction& callback,
                   Printer& printer) {
  printer.Print("type $name$ = $new$$parameters$ => $result$;\n\n",
                {{"name", callback.name},
                 {"new", callback.is_constructor ? "new " : ""},
                 {"parameters", typescript.ParametersText(callback.arguments,
                                                          Position::kToScript)},
                 {"result", typescript.ReturnTypeText(*callback.return_type,
                                                      Position::kFromScript)}});
}

// https://webidl.spec.whatwg.org/#idl-callback-interface
void PrintCallbackInterface(const TypeScript& typescript,
                            const CallbackInterface& definition,
                            Printer& printer) {
  PrintSection(definition, printer);
  if (const Operation* const operation = definition.operation.get()) {
    const std::string parameters =
        typescript.ParametersText(operation->arguments, Position::kToScript);
    const std::string result = typescript.ReturnTypeText(
        *operation->return_type, Position::kFromScript);
    printer.Print(
        "type $name$ = ($parameters$ => $result$) | "
        "{ $operation$$parameters$: $result$ };\n\n",
        {{"name", definition.name},
         {"parameters", parameters},
         {"result", result},
         {"operation", operation->name}});
  }
  // https://webidl.spec.whatwg.org/#legacy-callback-interface-object
  if (definition.constants.empty() ||
      !typescript.IsExposed(definition.exposure)) {
    return;
  }
  printer.Print("declare var $name$: {\n", {{"name", definition.name}});
  PrintConstants(typescript, definition.constants, printer);
  printer.Print("};\n\n");
}

void PrintDictionary(const TypeScript& typescript,
                     const Dictionary& dictionary,
                     Printer& printer) {
  const Position position = typescript.PositionOf(dictionary);
  printer.Print("interface $name$$extends$ {\n",
                {{"name", dictionary.name},
                 {"extends", dictionary.inherited
                                 ? " extends " + dictionary.inherited->name
                                 : std::string()}});
  for (const auto& member : dictionary.members) {
    printer.Print("  $name$$optional$: $type$;\n",
                  {{"name", PropertyName(member->name)},
                   {"optional", member->required ? "" : "?"},
                   {"type", typescript.TypeText(*member->type, position)}});
  }
  printer.Print("}\n\n");
}

}  // namespace

void PrintSection(const Definition& definition, Printer& printer) {
  const std::string& text = definition.location.file->text;
  size_t line_start = 0;
  while (text.compare(line_start, 2, "//") == 0) {
    const size_t line_end = std::min(text.find('\n', line_start), text.size());
    const std::string line = text.substr(line_start, line_end - line_start);
    if (const size_t url = line.find("https://"); url != std::string::npos) {
      const std::string address =
          line.substr(url, line.find_first_of(" )", url) - url);
      printer.Print("/** $url$ */\n", {{"url", address}});
      return;
    }
    line_start = std::min(line_end + 1, text.size());
  }
}

void PrintInterface(const TypeScript& typescript,
                    const Interface& interface,
                    Printer& printer) {
  PrintEventMap(typescript, interface, printer);
  PrintSection(interface, printer);
  printer.Print(
      "interface $name$$extends$ {\n",
      {{"name", interface.name},
       {"extends", interface.inherited && !interface.inherited->is_external
                       ? " extends " + typescript.NameOf(*interface.inherited)
                       : std::string()}});
  PrintInstanceMembers(typescript, interface, printer);
  printer.Print("}\n\n");
}

void PrintDefinitions(const TypeScript& typescript, Printer& printer) {
  const Model& model = typescript.model();
  for (const Enumeration* enumeration : SortedByName(model.enumerations))
    PrintEnumeration(*enumeration, printer);
  for (const Typedef* definition : SortedByName(model.typedefs)) {
    if (!TypeScript::IsOfTheLanguage(definition->name))
      PrintTypedef(typescript, *definition, printer);
  }
  for (const CallbackFunction* callback :
       SortedByName(model.callback_functions)) {
    if (!TypeScript::IsOfTheLanguage(callback->name))
      PrintCallback(typescript, *callback, printer);
  }
  for (const CallbackInterface* definition :
       SortedByName(model.callback_interfaces)) {
    PrintCallbackInterface(typescript, *definition, printer);
  }
  for (const Dictionary* dictionary : SortedByName(model.dictionaries))
    PrintDictionary(typescript, *dictionary, printer);
  for (const Interface* interface : SortedByName(model.interfaces)) {
    // Those of a namespace are in its block.
    if (interface->is_external || !typescript.IsExposed(interface->exposure) ||
        interface->extended_attributes.Has(
            ExtendedAttributeKind::kLegacyNamespace)) {
      continue;
    }
    PrintInterface(typescript, *interface, printer);
    PrintInterfaceObject(typescript, *interface, "declare ", printer);
  }
  for (const Namespace* definition : SortedByName(model.namespaces))
    PrintNamespace(typescript, *definition, printer);
}

}  // namespace wsjs::idl
