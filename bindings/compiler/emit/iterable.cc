// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/cpp_types.h"
#include "bindings/compiler/emit/idl_text.h"
#include "bindings/compiler/emit/members.h"

namespace wsjs::idl {

// https://webidl.spec.whatwg.org/#js-iterable
void EmitPairIterator(Printer& printer,
                      const Owner& owner,
                      const Iterable& iterable) {
  printer.Print(
      "// $idl$\n"
      "// https://webidl.spec.whatwg.org/#dfn-value-pairs-to-iterate-over\n"
      "bool GetPair(Realm& realm,\n"
      "             v8::Local<v8::Object> object,\n"
      "             size_t index,\n"
      "             Pair& pair) {\n"
      "  auto self = PlatformObjectOf<$class$>(realm, object);\n"
      "  if (!self)\n"
      "    return false;\n"
      "  const auto value_pair = self->GetPair(index);\n"
      "  if (!value_pair)\n"
      "    return false;\n"
      "  pair.key = ToV8<$key$>(realm, value_pair->first);\n"
      "  pair.value = ToV8<$value$>(realm, value_pair->second);\n"
      "  return true;\n"
      "}\n\n"
      "const PairIteratorInfo kPairIteratorInfo = {\n"
      "    .interface_name = \"$name$\",\n"
      "    .iterator_info = PairIteratorTypeInfo(\"$name$ Iterator\"),\n"
      "    .get_pair = GetPair,\n"
      "};\n\n",
      {{"idl", IdlText(iterable)},
       {"class", owner.implementation_class},
       {"key", IdlTag(*iterable.key)},
       {"value", IdlTag(*iterable.value)},
       {"name", owner.name}});
}

}  // namespace wsjs::idl
