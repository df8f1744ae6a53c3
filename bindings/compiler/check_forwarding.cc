// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/check_forwarding.h"

#include <set>
#include <string>
#include <string_view>

namespace wsjs::idl {

namespace {

constexpr char kSee[] = "; see https://webidl.spec.whatwg.org/#PutForwards";

const ExtendedAttribute* PutForwardsOf(const Attribute& attribute) {
  return attribute.extended_attributes.Find(
      ExtendedAttributeKind::kPutForwards);
}

// Null when it isn't an interface type.
const Interface* InterfaceOf(const Attribute& attribute) {
  const Type& type = attribute.type->WithoutNullable();
  return type.kind() == TypeKind::kInterface ? &type.interface() : nullptr;
}

const Attribute* FindAttribute(const Interface& interface,
                               std::string_view name) {
  for (const Interface* i = &interface; i; i = i->inherited) {
    for (const auto& attribute : i->attributes) {
      if (attribute->name == name && !attribute->is_static)
        return attribute.get();
    }
  }
  return nullptr;
}

// What assigning to the attribute assigns to; null when there is no such thing.
const Attribute* TargetOf(const Attribute& attribute) {
  const ExtendedAttribute* const put_forwards = PutForwardsOf(attribute);
  const Interface* const interface = InterfaceOf(attribute);
  return put_forwards && interface ? FindAttribute(*interface,
                                                   put_forwards->values.front())
                                   : nullptr;
}

void CheckAttribute(const Attribute& attribute, Diagnostics& diagnostics) {
  const ExtendedAttribute* const put_forwards = PutForwardsOf(attribute);
  if (!put_forwards)
    return;
  // "must not be used on an attribute that is not read only"
  const Interface* const interface = InterfaceOf(attribute);
  if (!attribute.read_only || !interface) {
    diagnostics.AddError(
        attribute.location,
        std::string("[PutForwards] needs a readonly attribute whose type is an "
                    "interface") +
            kSee,
        attribute.name.size());
    return;
  }
  // "there must be another attribute B declared on J whose identifier is N"
  const std::string& name = put_forwards->values.front();
  if (!interface->is_external && !FindAttribute(*interface, name)) {
    diagnostics.AddError(
        put_forwards->location,
        "\"" + interface->name + "\" has no attribute \"" + name + "\"" + kSee);
    return;
  }
  // "A cycle exists if, when following the chain of forwarded assignments, a
  // particular attribute on an interface is encountered more than once."
  std::set<const Attribute*> chain;
  for (const Attribute* a = &attribute; a; a = TargetOf(*a)) {
    if (chain.insert(a).second)
      continue;
    if (a == &attribute) {
      diagnostics.AddError(put_forwards->location,
                           "the assignment to \"" + attribute.name +
                               "\" is forwarded to itself" + kSee);
    }
    return;
  }
}

}  // namespace

void CheckForwarding(const Model& model, Diagnostics& diagnostics) {
  for (const auto& interface : model.interfaces) {
    for (const auto& attribute : interface->attributes)
      CheckAttribute(*attribute, diagnostics);
  }
}

}  // namespace wsjs::idl
