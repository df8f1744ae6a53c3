// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_OVERLOAD_SET_H_
#define WSJS_BINDINGS_COMPILER_OVERLOAD_SET_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "bindings/compiler/model.h"

namespace wsjs::idl {

// https://webidl.spec.whatwg.org/#dfn-optionality-value
enum class Optionality { kRequired, kOptional, kVariadic };

// An item of an effective overload set: the callable, and the type list and the
// list of optionality values that it has for `size` arguments.
// https://webidl.spec.whatwg.org/#effective-overload-set-tuple
struct OverloadTuple {
  const Operation* callable = nullptr;
  size_t size = 0;

  // Of the argument at `index`, which is less than `size`.
  const Argument& ArgumentAt(size_t index) const;
  const Type& TypeAt(size_t index) const { return *ArgumentAt(index).type; }
  Optionality OptionalityAt(size_t index) const;
};

// https://webidl.spec.whatwg.org/#compute-the-effective-overload-set
std::vector<OverloadTuple> ComputeEffectiveOverloadSet(
    const OperationGroup& group,
    size_t argument_count);

// The items of the set for as many arguments as matter to overload resolution,
// by the size of their type lists.
std::vector<std::vector<OverloadTuple>> EffectiveOverloadSetBySize(
    const OperationGroup& group);

// The largest number of arguments that matters to overload resolution: the
// longest argument list of the group.
size_t MaximumArgumentCount(const OperationGroup& group);

// Of tuples that all have the same type list size and are more than one; absent
// when the IDL is in error.
// https://webidl.spec.whatwg.org/#dfn-distinguishing-argument-index
std::optional<size_t> FindDistinguishingArgumentIndex(
    const std::vector<OverloadTuple>& tuples);

// The same of a model, whose overloads have been checked.
size_t DistinguishingArgumentIndex(const std::vector<OverloadTuple>& tuples);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_OVERLOAD_SET_H_
