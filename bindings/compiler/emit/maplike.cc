// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>

#include "bindings/compiler/emit/cpp_types.h"
#include "bindings/compiler/emit/idl_text.h"
#include "bindings/compiler/emit/members.h"

namespace wsjs::idl {

namespace {

bool DeclaresOperation(const Interface& interface, std::string_view name) {
  return std::any_of(
      interface.operation_groups.begin(), interface.operation_groups.end(),
      [&](const OperationGroup& group) { return group.name == name; });
}

}  // namespace

// https://webidl.spec.whatwg.org/#js-maplike
// https://webidl.spec.whatwg.org/#js-setlike
void EmitMaplike(Printer& printer,
                 const Owner& owner,
                 const Iterable& iterable) {
  const bool is_map = iterable.kind == Iterable::Kind::kMaplike;
  const Type& key = is_map ? *iterable.key : *iterable.value;
  printer.Print(
      "// $idl$\n"
      "// https://webidl.spec.whatwg.org/#js-$kind$like\n"
      "constexpr MaplikeInfo kMaplikeInfo = {\n"
      "    .interface_name = \"$name$\",\n"
      "    .entries = $entries$<$class$>,\n"
      "    .normalize_key = NormalizeValue<$key$>,\n",
      {{"idl", IdlText(iterable)},
       {"kind", is_map ? "map" : "set"},
       {"name", owner.name},
       {"entries", is_map ? "MapEntries" : "SetEntries"},
       {"class", owner.implementation_class},
       {"key", IdlTag(key)}});
  if (is_map) {
    printer.Print("    .normalize_value = NormalizeValue<$value$>,\n",
                  {{"value", IdlTag(*iterable.value)}});
  }
  // "If A does not declare a member with identifier "set", and A was declared
  // with a read–write maplike declaration"
  const auto has_default = [&](std::string_view member) {
    return !iterable.read_only && !DeclaresOperation(*owner.interface, member);
  };
  if (has_default(is_map ? "set" : "add"))
    printer.Print("    .has_set = true,\n");
  if (has_default("delete"))
    printer.Print("    .has_delete = true,\n");
  if (has_default("clear"))
    printer.Print("    .has_clear = true,\n");
  printer.Print("};\n\n");
}

}  // namespace wsjs::idl
