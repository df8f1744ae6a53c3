// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>

#include "bindings/compiler/emit/cpp_types.h"
#include "bindings/compiler/emit/members.h"
#include "bindings/compiler/overload_set.h"

namespace wsjs::idl {

namespace {

std::string OverloadName(const OperationGroup& group,
                         const Operation* callable,
                         const std::string& function) {
  const auto found =
      std::find(group.overloads.begin(), group.overloads.end(), callable);
  return function + std::to_string(found - group.overloads.begin() + 1);
}

// The tag of a type at the distinguishing argument index.
std::string TagAt(const OverloadTuple& tuple, size_t index) {
  const Type& type = *tuple.types[index];
  return tuple.optionality_values[index] == Optionality::kOptional
             ? OptionalIdlTag(type)
             : IdlTag(type);
}

// https://webidl.spec.whatwg.org/#dfn-overload-resolution-algorithm
// The case of one number of arguments.
void EmitCase(Printer& printer,
              const OperationGroup& group,
              const std::vector<OverloadTuple>& tuples,
              const std::string& function) {
  if (tuples.size() == 1) {
    printer.Print(
        "      return $overload$(call);\n",
        {{"overload", OverloadName(group, tuples[0].callable, function)}});
    return;
  }
  // 7. If there is more than one entry in S, then set d to be the
  //    distinguishing argument index for the entries of S.
  const size_t index = DistinguishingArgumentIndex(tuples);
  std::vector<std::string> tags;
  for (const OverloadTuple& tuple : tuples)
    tags.push_back(TagAt(tuple, index));
  printer.Print(
      "      switch ($resolve$) {\n",
      {{"resolve", FormatList("ResolveOverload<", tags,
                              ">(call, " + std::to_string(index) + ")", 14)}});
  for (size_t i = 0; i < tuples.size(); ++i) {
    printer.Print(
        "        case $number$:\n"
        "          return $overload$(call);\n",
        {{"number", std::to_string(i)},
         {"overload", OverloadName(group, tuples[i].callable, function)}});
  }
  printer.Print(
      "      }\n"
      "      return;\n");
}

}  // namespace

void EmitOverloadResolution(Printer& printer,
                            const OperationGroup& group,
                            const std::string& function) {
  // 1.-2. Let maxarg be the length of the longest type list of the entries in
  // S.
  const size_t maximum = MaximumArgumentCount(group);
  printer.Print(
      "  // https://webidl.spec.whatwg.org/#dfn-overload-resolution-algorithm\n"
      "  switch (call.ArgumentCount($maximum$)) {\n",
      {{"maximum", std::to_string(maximum)}});
  for (size_t count = static_cast<size_t>(group.length()); count <= maximum;
       ++count) {
    // 5. Remove from S all entries whose type list is not of length argcount.
    std::vector<OverloadTuple> tuples =
        ComputeEffectiveOverloadSet(group, count);
    std::erase_if(tuples, [&](const OverloadTuple& tuple) {
      return tuple.types.size() != count;
    });
    if (tuples.empty())
      continue;
    printer.Print("    case $count$:\n", {{"count", std::to_string(count)}});
    EmitCase(printer, group, tuples, function);
  }
  printer.Print(
      "  }\n"
      "  call.Throw(Exception::TypeError(\"Overload resolution failed.\"));\n");
}

}  // namespace wsjs::idl
