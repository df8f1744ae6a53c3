// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <string>

#include "bindings/compiler/checks.h"
#include "bindings/compiler/overload_set.h"

namespace wsjs::idl {

namespace {

constexpr char kSee[] =
    "; see https://webidl.spec.whatwg.org/#dfn-distinguishing-argument-index";

// What is wrong with the tuples of one type list size, or "".
// https://webidl.spec.whatwg.org/#dfn-distinguishing-argument-index
std::string CheckTuples(const std::vector<OverloadTuple>& tuples) {
  std::optional<size_t> index = FindDistinguishingArgumentIndex(tuples);
  std::string arguments =
      std::to_string(tuples.front().types.size()) + " argument(s)";
  if (!index)
    return "overloads with " + arguments + " aren't distinguishable" + kSee;

  const OverloadTuple& first = tuples.front();
  bool has_bigint = false;
  bool has_numeric = false;
  for (const OverloadTuple& tuple : tuples) {
    // "for each index j, where j is less than the distinguishing argument index
    // for a given type list size, the types at index j in all of the items'
    // type lists must be the same, and the optionality values at index j in all
    // of the items' optionality lists must be the same."
    for (size_t j = 0; j < *index; ++j) {
      if (!tuple.types[j]->IsSameTypeAs(*first.types[j]) ||
          tuple.optionality_values[j] != first.optionality_values[j]) {
        return "overloads with " + arguments +
               " differ before the argument that distinguishes them" + kSee;
      }
    }
    has_bigint |= tuple.types[*index]->kind() == TypeKind::kBigInt;
    has_numeric |= tuple.types[*index]->IsNumeric();
  }
  // "An effective overload set must not contain more than one item with the
  // same type list size, where one item has a bigint argument at the
  // distinguishing argument index and another has a numeric type argument"
  if (has_bigint && has_numeric) {
    return "a bigint and a numeric type can't distinguish overloads; see "
           "https://webidl.spec.whatwg.org/#limit-bigint-numeric-overloading";
  }
  return "";
}

void CheckGroup(const OperationGroup& group, Diagnostics& diagnostics) {
  if (group.overloads.size() < 2)
    return;
  size_t maximum = MaximumArgumentCount(group);
  std::vector<OverloadTuple> s = ComputeEffectiveOverloadSet(group, maximum);
  for (size_t size = 0; size <= maximum; ++size) {
    std::vector<OverloadTuple> tuples;
    std::copy_if(s.begin(), s.end(), std::back_inserter(tuples),
                 [size](const OverloadTuple& tuple) {
                   return tuple.types.size() == size;
                 });
    std::string problem = tuples.size() > 1 ? CheckTuples(tuples) : "";
    if (problem.empty())
      continue;
    diagnostics.AddError(tuples[1].callable->location, std::move(problem),
                         std::max<size_t>(group.name.size(), 1));
    diagnostics.AddNote(tuples[0].callable->location,
                        "the other overload is here",
                        std::max<size_t>(group.name.size(), 1));
    return;
  }
}

}  // namespace

void CheckOverloads(const Model& model, Diagnostics& diagnostics) {
  for (const auto& interface : model.interfaces) {
    for (const OperationGroup& group : interface->operation_groups)
      CheckGroup(group, diagnostics);
    for (const OperationGroup& group : interface->legacy_factory_functions)
      CheckGroup(group, diagnostics);
    if (interface->constructor)
      CheckGroup(*interface->constructor, diagnostics);
  }
  for (const auto& namespace_definition : model.namespaces) {
    for (const OperationGroup& group : namespace_definition->operation_groups)
      CheckGroup(group, diagnostics);
  }
}

}  // namespace wsjs::idl
