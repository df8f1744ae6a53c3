// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/cpp_names.h"
#include "bindings/compiler/emit/definitions.h"

namespace wsjs::idl {

// https://webidl.spec.whatwg.org/#idl-enums
OutputFile EmitEnumeration(const EmitContext& context,
                           const Enumeration& enumeration) {
  std::vector<std::string> enumerators;
  std::vector<std::string> values;
  for (const EnumerationValue& value : enumeration.values) {
    enumerators.push_back(value.cpp_name);
    values.push_back("\"" + value.value + "\"");
  }
  const std::string header = TypeHeader(enumeration, context.options);
  const std::string& name = enumeration.cpp_name;
  Printer printer;
  PrintFileStart(printer, enumeration);
  PrintGuardStart(printer, header);
  printer.Print(
      "#include <cstdint>\n"
      "\n"
      "#include \"bindings/runtime/enumeration_traits.h\"\n"
      "\n"
      "namespace wsjs {\n"
      "\n"
      "// https://webidl.spec.whatwg.org/#idl-enums\n"
      "$enumeration$\n"
      "\n"
      "template <>\n"
      "struct bindings::EnumerationTraits<$name$> {\n"
      "  static constexpr char kName[] = \"$idl_name$\";\n"
      "  $values$\n"
      "};\n"
      "\n"
      "}  // namespace wsjs\n",
      {{"enumeration", FormatList("enum class " + name + " : uint8_t { ",
                                  enumerators, " };", 0)},
       {"name", name},
       {"idl_name", enumeration.name},
       {"values", FormatList("static constexpr const char* kValues[] = {",
                             values, "};", 2)}});
  PrintGuardEnd(printer, header);
  return {enumeration.snake_name + ".h", printer.TakeText()};
}

}  // namespace wsjs::idl
