// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/arguments.h"
#include "bindings/compiler/emit/cpp_names.h"
#include "bindings/compiler/emit/idl_text.h"
#include "bindings/compiler/emit/members.h"

namespace wsjs::idl {

// https://webidl.spec.whatwg.org/#js-asynchronous-iterable
void EmitAsyncIterable(Printer& printer,
                       const Owner& owner,
                       const Iterable& iterable) {
  printer.Print(
      "$idl$"
      "// https://webidl.spec.whatwg.org/"
      "#asynchronous-iterator-initialization-steps\n"
      "void CreateAsyncIterator(Call& call,\n"
      "                         std::unique_ptr<AsyncIterator>& iterator) {\n"
      "  auto self = call.Receiver<$class$>();\n"
      "  if (!self || !call.RequireRealm())\n"
      "    return;\n",
      {{"idl", FormatComment(IdlText(iterable))},
       {"class", owner.implementation_class}});
  const std::vector<std::string> arguments =
      EmitArguments(printer, iterable.arguments);
  printer.Print(
      "  $take$\n"
      "}\n\n"
      "const AsyncIterableInfo kAsyncIterableInfo = {\n"
      "    .interface_name = \"$name$\",\n"
      "    .iterator_info = AsyncIteratorTypeInfo<$class$::AsyncIterator>(\n"
      "        \"$name$ AsyncIterator\"),\n"
      "    .create = CreateAsyncIterator,\n"
      "    .is_pair = $is_pair$,\n"
      "    .has_return = kHasAsyncIteratorReturn<$class$::AsyncIterator>,\n"
      "};\n\n",
      {{"take", FormatList("call.Take(iterator, self->CreateAsyncIterator(",
                           arguments, "));", 2)},
       {"name", owner.name},
       {"class", owner.implementation_class},
       {"is_pair", iterable.key ? "true" : "false"}});
}

}  // namespace wsjs::idl
