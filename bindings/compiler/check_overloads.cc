// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <string>

#include "bindings/compiler/checks.h"
#include "bindings/compiler/overload_set.h"

namespace wsjs::idl {

namespace {

// Each pair of them is compared; the standards have 7 at most.
constexpr size_t kMaximumOverloads = 64;

constexpr char kSee[] =
    "; see https://webidl.spec.whatwg.org/#dfn-distinguishing-argument-index";

// What is wrong with the tuples of one type list size, or "".
// https://webidl.spec.whatwg.org/#dfn-distinguishing-argument-index
std::string CheckTuples(const std::vector<OverloadTuple>& tuples) {
  std::optional<size_t> index = FindDistinguishingArgumentIndex(tuples);
  std::string arguments = std::to_string(tuples.front().size) + " argument(s)";
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
      if (!tuple.TypeAt(j).IsSameTypeAs(first.TypeAt(j)) ||
          tuple.OptionalityAt(j) != first.OptionalityAt(j)) {
        return "overloads with " + arguments +
               " differ before the argument that distinguishes them" + kSee;
      }
    }
    const Type& type = tuple.TypeAt(*index);
    has_bigint |= type.kind() == TypeKind::kBigInt;
    has_numeric |= type.IsNumeric();
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

// Whether the tuples are of the same callables, so that what distinguishes
// these distinguishes those too.
bool AreOfSameCallables(const std::vector<OverloadTuple>& a,
                        const std::vector<OverloadTuple>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const OverloadTuple& x, const OverloadTuple& y) {
                      return x.callable == y.callable;
                    });
}

class OverloadChecker {
 public:
  explicit OverloadChecker(Diagnostics& diagnostics)
      : diagnostics_(diagnostics) {}

  void Check(const OperationGroup& group) {
    if (group.overloads.size() < 2)
      return;
    if (group.overloads.size() > kMaximumOverloads) {
      Report(group, *group.overloads[0], *group.overloads[kMaximumOverloads],
             "there are more than " + std::to_string(kMaximumOverloads) +
                 " overloads");
      return;
    }
    CheckReturnTypes(group);
    CheckDistinguishability(group);
  }

 private:
  // "A set of overloaded operations must either contain no operations whose
  // return type is a promise type [or] only contain operations whose return
  // type is a promise type."
  // https://webidl.spec.whatwg.org/#idl-overloading
  void CheckReturnTypes(const OperationGroup& group) {
    const Operation& first = *group.overloads.front();
    if (!first.return_type)
      return;  // Constructors.
    const bool is_promise = first.return_type->kind() == TypeKind::kPromise;
    for (const Operation* const other : group.overloads) {
      if ((other->return_type->kind() == TypeKind::kPromise) == is_promise)
        continue;
      Report(group, first, *other,
             "either all overloads return a promise or none; see "
             "https://webidl.spec.whatwg.org/#idl-overloading");
      return;
    }
  }

  void CheckDistinguishability(const OperationGroup& group) {
    const std::vector<OverloadTuple>* previous = nullptr;
    const auto sets = EffectiveOverloadSetBySize(group);
    for (const auto& tuples : sets) {
      // Variadic arguments make sets that differ in nothing but their size.
      if (tuples.size() < 2 ||
          (previous && AreOfSameCallables(tuples, *previous))) {
        continue;
      }
      previous = &tuples;
      std::string problem = CheckTuples(tuples);
      if (problem.empty())
        continue;
      Report(group, *tuples[0].callable, *tuples[1].callable,
             std::move(problem));
      return;
    }
  }

  // What is wrong with `other`, because there is `first`.
  void Report(const OperationGroup& group,
              const Operation& first,
              const Operation& other,
              std::string problem) {
    const size_t length = std::max<size_t>(group.name.size(), 1);
    diagnostics_.AddError(other.location, std::move(problem), length);
    diagnostics_.AddNote(first.location, "the other overload is here", length);
  }

  Diagnostics& diagnostics_;
};

}  // namespace

void CheckOverloads(const Model& model, Diagnostics& diagnostics) {
  OverloadChecker checker(diagnostics);
  for (const auto& interface : model.interfaces) {
    for (const OperationGroup& group : interface->operation_groups)
      checker.Check(group);
    for (const OperationGroup& group : interface->legacy_factory_functions)
      checker.Check(group);
    if (interface->constructor)
      checker.Check(*interface->constructor);
  }
  for (const auto& namespace_definition : model.namespaces) {
    for (const OperationGroup& group : namespace_definition->operation_groups)
      checker.Check(group);
  }
}

}  // namespace wsjs::idl
