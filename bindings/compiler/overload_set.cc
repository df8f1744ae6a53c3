// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/overload_set.h"

#include <algorithm>

#include "src/base/check.h"

namespace wsjs::idl {

namespace {

// Steps 5.1 to 5.9 for one operation X. A tuple's lists are those of X, cut off
// or with the variadic argument repeated: only their size is kept.
void AppendTuples(const Operation& x,
                  size_t max,
                  std::vector<OverloadTuple>& s) {
  // 1. Let arguments be the list of arguments X is declared to take.
  const std::vector<Argument>& arguments = x.arguments;
  // 2. Let n be the size of arguments.
  size_t n = arguments.size();
  // 3.–6. […] Append the tuple (X, types, optionalityValues) to S.
  s.push_back({&x, n});
  // 7. If X is declared to be variadic, then:
  if (n > 0 && arguments.back().variadic) {
    // 1. For each i in the range n to max − 1, inclusive: […] append types[n−1]
    //    to t, append "variadic" to o […] append the tuple (X, t, o) to S.
    for (size_t i = n; i < max; ++i)
      s.push_back({&x, i + 1});
  }
  // 8. Let i be n − 1.
  // 9. While i ≥ 0:
  for (size_t i = n; i-- > 0;) {
    // 1. If arguments[i] is not optional (i.e., it is not marked as "optional"
    //    and is not a final, variadic argument), then break.
    if (!arguments[i].optional && !arguments[i].variadic)
      break;
    // 2.–5. […] Append the tuple (X, t, o) to S, with the entries before i.
    s.push_back({&x, i});
    // 6. Set i to i − 1.
  }
}

}  // namespace

const Argument& OverloadTuple::ArgumentAt(size_t index) const {
  CHECK(index < size);
  // What is beyond the list repeats its last argument, which is variadic.
  return callable->arguments[std::min(index, callable->arguments.size() - 1)];
}

// "“variadic” […] if argument is a final, variadic argument, “optional” if
// argument is optional, and “required” otherwise"
Optionality OverloadTuple::OptionalityAt(size_t index) const {
  const Argument& argument = ArgumentAt(index);
  if (argument.variadic)
    return Optionality::kVariadic;
  return argument.optional ? Optionality::kOptional : Optionality::kRequired;
}

std::vector<OverloadTuple> ComputeEffectiveOverloadSet(
    const OperationGroup& group,
    size_t argument_count) {
  // 1. Let S be an ordered set.
  std::vector<OverloadTuple> s;
  // 2. Let F be an ordered set with items as follows […]
  // 3. Let maxarg be the maximum number of arguments the operations […] in F
  // are
  //    declared to take.
  // 4. Let max be max(maxarg, N).
  size_t max = std::max(MaximumArgumentCount(group), argument_count);
  // 5. For each operation or extended attribute X in F:
  for (const Operation* x : group.overloads)
    AppendTuples(*x, max, s);
  // 6. Return S.
  return s;
}

std::vector<std::vector<OverloadTuple>> EffectiveOverloadSetBySize(
    const OperationGroup& group) {
  const size_t maximum = MaximumArgumentCount(group);
  std::vector<std::vector<OverloadTuple>> sets(maximum + 1);
  for (const OverloadTuple& tuple : ComputeEffectiveOverloadSet(group, maximum))
    sets[tuple.size].push_back(tuple);
  return sets;
}

size_t MaximumArgumentCount(const OperationGroup& group) {
  size_t maximum = 0;
  for (const Operation* operation : group.overloads)
    maximum = std::max(maximum, operation->arguments.size());
  return maximum;
}

// "for those items there must be an index i such that for each pair of items
// the types at index i are distinguishable. The lowest such index is termed the
// distinguishing argument index"
std::optional<size_t> FindDistinguishingArgumentIndex(
    const std::vector<OverloadTuple>& tuples) {
  CHECK(!tuples.empty());
  for (size_t i = 0; i < tuples.front().size; ++i) {
    bool all_distinguishable = true;
    for (size_t a = 0; a < tuples.size() && all_distinguishable; ++a) {
      for (size_t b = a + 1; b < tuples.size() && all_distinguishable; ++b) {
        all_distinguishable =
            tuples[a].TypeAt(i).IsDistinguishableFrom(tuples[b].TypeAt(i));
      }
    }
    if (all_distinguishable)
      return i;
  }
  return std::nullopt;
}

size_t DistinguishingArgumentIndex(const std::vector<OverloadTuple>& tuples) {
  std::optional<size_t> index = FindDistinguishingArgumentIndex(tuples);
  CHECK(index);
  return *index;
}

}  // namespace wsjs::idl
