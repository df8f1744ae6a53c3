// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/model.h"

#include <algorithm>
#include <limits>

namespace wsjs::idl {

namespace {

int RequiredArgumentCount(const Operation& operation) {
  return static_cast<int>(
      std::count_if(operation.arguments.begin(), operation.arguments.end(),
                    [](const Argument& argument) {
                      return !argument.optional && !argument.variadic;
                    }));
}

}  // namespace

// https://webidl.spec.whatwg.org/#dfn-exposed
bool Exposure::IsExposedIn(std::string_view global) const {
  return everywhere ||
         std::find(globals.begin(), globals.end(), global) != globals.end();
}

// "the length of the shortest argument list in the entries in S", the effective
// overload set for no arguments.
// https://webidl.spec.whatwg.org/#dfn-create-operation-function
int OperationGroup::length() const {
  int length = std::numeric_limits<int>::max();
  for (const Operation* operation : overloads)
    length = std::min(length, RequiredArgumentCount(*operation));
  return length;
}

bool Interface::InheritsFrom(const Interface& ancestor) const {
  const Interface* interface = this;
  while (interface && interface != &ancestor)
    interface = interface->inherited;
  return interface;
}

// "platform objects that implement an interface which does not have a [Global]
// extended attribute, and which supports indexed properties, named properties,
// or both"
bool Interface::IsLegacyPlatformObject() const {
  if (IsGlobal())
    return false;
  for (const Interface* i = this; i; i = i->inherited) {
    if (i->SupportsIndexedProperties() || i->SupportsNamedProperties())
      return true;
  }
  return false;
}

// 4.  For each dictionary dictionary in dictionaries, in order:
//     1. For each dictionary member member declared on dictionary, in
//        lexicographical order:
// https://webidl.spec.whatwg.org/#js-to-dictionary
std::vector<const DictionaryMember*> Dictionary::MembersInConversionOrder()
    const {
  std::vector<const DictionaryMember*> result;
  if (inherited)
    result = inherited->MembersInConversionOrder();
  size_t inherited_count = result.size();
  for (const auto& member : members)
    result.push_back(member.get());
  std::sort(result.begin() + inherited_count, result.end(),
            [](const DictionaryMember* a, const DictionaryMember* b) {
              return a->name < b->name;
            });
  return result;
}

bool Dictionary::HasRequiredMember() const {
  return std::any_of(members.begin(), members.end(),
                     [](const auto& member) { return member->required; }) ||
         (inherited && inherited->HasRequiredMember());
}

}  // namespace wsjs::idl
