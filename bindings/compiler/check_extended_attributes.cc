// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "bindings/compiler/check_forwarding.h"
#include "bindings/compiler/checks.h"
#include "bindings/compiler/extended_attribute_table.h"

namespace wsjs::idl {

namespace {

using Kind = ExtendedAttributeKind;

bool IsOneOf(std::string_view name,
             std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class ExtendedAttributeChecker {
 public:
  ExtendedAttributeChecker(const Model& model, Diagnostics& diagnostics)
      : model_(model), diagnostics_(diagnostics) {}

  void Check();

 private:
  void Check(const Interface& interface);
  void CheckGlobal(const Interface& interface);
  void CheckInheritance(const Interface& interface);
  void CheckAttribute(const Attribute& attribute, bool is_in_namespace);
  void CheckOperation(const Operation& operation, bool is_in_namespace);
  void CheckUnforgeable(const Interface& interface);
  void CheckOverloads(const OperationGroup& group);
  void CheckGlobalNames();

  // "[Kind] rule", when `attributes` has it and it isn't legal.
  void Require(const ExtendedAttributes& attributes,
               Kind kind,
               bool is_legal,
               const std::string& rule) {
    if (const ExtendedAttribute* const found = attributes.Find(kind);
        found && !is_legal) {
      Report(*found, rule);
    }
  }
  // That of `kinds` there is but one.
  void RequireOneOf(const ExtendedAttributes& attributes,
                    std::initializer_list<Kind> kinds);
  void Report(const ExtendedAttribute& attribute, const std::string& rule) {
    const ExtendedAttributeTableEntry& entry = EntryOf(attribute.kind);
    diagnostics_.AddError(attribute.location,
                          "[" + std::string(entry.name) + "] " + rule +
                              "; see " + std::string(entry.anchor),
                          entry.name.size());
  }

  const Model& model_;
  Diagnostics& diagnostics_;
};

void ExtendedAttributeChecker::Check() {
  for (const auto& interface : model_.interfaces)
    Check(*interface);
  for (const auto& definition : model_.namespaces) {
    for (const auto& attribute : definition->attributes)
      CheckAttribute(*attribute, true);
    for (const auto& operation : definition->operations)
      CheckOperation(*operation, true);
  }
  CheckGlobalNames();
  CheckForwarding(model_, diagnostics_);
}

void ExtendedAttributeChecker::RequireOneOf(
    const ExtendedAttributes& attributes,
    std::initializer_list<Kind> kinds) {
  const ExtendedAttribute* first = nullptr;
  for (const Kind kind : kinds) {
    const ExtendedAttribute* const found = attributes.Find(kind);
    if (!found)
      continue;
    if (first) {
      Report(*found, "can't be beside [" +
                         std::string(EntryOf(first->kind).name) + "]");
      return;
    }
    first = found;
  }
}

void ExtendedAttributeChecker::Check(const Interface& interface) {
  const ExtendedAttributes& attributes = interface.extended_attributes;
  CheckGlobal(interface);
  CheckInheritance(interface);
  RequireOneOf(attributes, {Kind::kLegacyNoInterfaceObject,
                            Kind::kLegacyNamespace, Kind::kLegacyWindowAlias});
  // "must not appear on an interface that does not define a named property
  // getter"
  for (const Kind kind : {Kind::kLegacyOverrideBuiltIns,
                          Kind::kLegacyUnenumerableNamedProperties}) {
    Require(attributes, kind, interface.named_property_getter,
            "needs a named property getter");
  }
  // "must not be specified on an interface that has any constructors or static
  // operations defined on it"
  const bool has_static =
      std::any_of(interface.operations.begin(), interface.operations.end(),
                  [](const auto& operation) { return operation->is_static; });
  Require(attributes, Kind::kLegacyNoInterfaceObject,
          !has_static && !interface.constructor,
          "can't be on an interface with a constructor or static operations");
  // "This identifier must be the identifier of a namespace definition."
  if (const auto* const in = attributes.Find(Kind::kLegacyNamespace)) {
    const bool is_known = std::any_of(
        model_.namespaces.begin(), model_.namespaces.end(),
        [in](const auto& n) { return n->name == in->values.front(); });
    if (!is_known)
      Report(*in, "names no namespace");
  }
  // "must not be specified on an interface that does not include the Window
  // interface in its exposure set"
  const auto* const exposed = attributes.Find(Kind::kExposed);
  Require(attributes, Kind::kLegacyWindowAlias,
          exposed && std::any_of(exposed->values.begin(), exposed->values.end(),
                                 [](const std::string& name) {
                                   return IsOneOf(name, {"*", "Window"});
                                 }),
          "needs an interface that is exposed in Window");

  for (const auto& attribute : interface.attributes)
    CheckAttribute(*attribute, false);
  for (const auto& operation : interface.operations)
    CheckOperation(*operation, false);
  for (const OperationGroup& group : interface.operation_groups)
    CheckOverloads(group);
  CheckUnforgeable(interface);
}

// https://webidl.spec.whatwg.org/#Global
void ExtendedAttributeChecker::CheckGlobal(const Interface& interface) {
  const ExtendedAttributes& attributes = interface.extended_attributes;
  if (!attributes.Has(Kind::kGlobal))
    return;
  Require(attributes, Kind::kGlobal, !interface.named_property_setter,
          "can't be on an interface with a named property setter");
  Require(
      attributes, Kind::kGlobal,
      !interface.indexed_property_getter && !interface.indexed_property_setter,
      "can't be on an interface with indexed properties");
  Require(attributes, Kind::kGlobal, !interface.constructor,
          "can't be on an interface with a constructor");
  Require(attributes, Kind::kGlobal, interface.legacy_factory_functions.empty(),
          "can't be beside [LegacyFactoryFunction]");
  for (const Interface* i = &interface; i; i = i->inherited) {
    if (i->extended_attributes.Has(Kind::kLegacyOverrideBuiltIns)) {
      Require(attributes, Kind::kGlobal, false,
              "can't be on an interface with [LegacyOverrideBuiltIns]");
      break;
    }
  }
}

void ExtendedAttributeChecker::CheckInheritance(const Interface& interface) {
  const Interface* const parent = interface.inherited;
  if (!parent)
    return;
  const ExtendedAttributes& attributes = interface.extended_attributes;
  const ExtendedAttributes& inherited = parent->extended_attributes;
  // "An interface without [X] must not inherit from another interface that does
  // specify [X]."
  // INTEROP: A dozen of the standards' interfaces do so with [SecureContext].
  for (const Kind kind :
       {Kind::kCrossOriginIsolated, Kind::kLegacyNoInterfaceObject}) {
    if (!inherited.Has(kind) || attributes.Has(kind))
      continue;
    const ExtendedAttributeTableEntry& entry = EntryOf(kind);
    diagnostics_.AddError(interface.location,
                          "\"" + interface.name + "\" needs [" +
                              std::string(entry.name) + "], as \"" +
                              parent->name +
                              "\", from which it inherits, has it; see " +
                              std::string(entry.anchor),
                          interface.name.size());
  }
  // "Any other interface must not inherit from it."
  if (inherited.Has(Kind::kGlobal)) {
    diagnostics_.AddError(
        interface.location,
        "\"" + interface.name + "\" inherits from \"" + parent->name +
            "\", which is [Global]; see https://webidl.spec.whatwg.org/#Global",
        interface.name.size());
  }
  // "applies to all its derived interfaces and must not be specified on any of
  // them"
  for (const Interface* i = parent; i; i = i->inherited) {
    if (i->extended_attributes.Has(Kind::kLegacyUnenumerableNamedProperties)) {
      Require(attributes, Kind::kLegacyUnenumerableNamedProperties, false,
              "is inherited already");
      break;
    }
  }
}

void ExtendedAttributeChecker::CheckAttribute(const Attribute& attribute,
                                              bool is_in_namespace) {
  const ExtendedAttributes& attributes = attribute.extended_attributes;
  const bool is_regular = !attribute.is_static && !is_in_namespace;
  for (const Kind kind : {Kind::kLegacyLenientSetter, Kind::kReplaceable}) {
    Require(attributes, kind, is_regular && attribute.read_only,
            "needs a regular attribute that is readonly");
  }
  for (const Kind kind : {Kind::kLegacyLenientThis, Kind::kLegacyUnforgeable,
                          Kind::kPutForwards, Kind::kUnscopable}) {
    Require(attributes, kind, is_regular, "needs a regular attribute");
  }
  RequireOneOf(attributes, {Kind::kPutForwards, Kind::kLegacyLenientSetter,
                            Kind::kReplaceable});
  // "Additionally, they cannot have any of the extended attributes […]."
  // https://webidl.spec.whatwg.org/#idl-attributes
  // INTEROP: The standards have [SameObject] on promises and on arrays.
  const Type& type = attribute.type->WithoutNullable();
  for (const Kind kind : {Kind::kLegacyLenientSetter, Kind::kReplaceable}) {
    Require(attributes, kind, type.kind() != TypeKind::kPromise,
            "can't be on a promise");
  }
  Require(attributes, Kind::kSameObject,
          attribute.read_only && !type.IsString() && !type.IsNumeric() &&
              type.kind() != TypeKind::kBoolean &&
              type.kind() != TypeKind::kBigInt &&
              type.kind() != TypeKind::kEnumeration,
          "needs a readonly attribute whose values are objects");
}

void ExtendedAttributeChecker::CheckOperation(const Operation& operation,
                                              bool is_in_namespace) {
  const ExtendedAttributes& attributes = operation.extended_attributes;
  for (const Kind kind : {Kind::kLegacyUnforgeable, Kind::kUnscopable}) {
    Require(attributes, kind, !operation.is_static && !is_in_namespace,
            "needs a regular operation");
  }
  // https://webidl.spec.whatwg.org/#Default
  Require(attributes, Kind::kDefault,
          operation.name == "toJSON" && !operation.is_static &&
              operation.arguments.empty(),
          "needs the regular operation toJSON()");
  const TypeKind kind = operation.return_type->WithoutNullable().kind();
  Require(attributes, Kind::kNewObject,
          kind != TypeKind::kUndefined && kind != TypeKind::kBoolean &&
              !operation.return_type->WithoutNullable().IsNumeric() &&
              !operation.return_type->WithoutNullable().IsString(),
          "needs an operation that returns an object");
}

// "If it does appear on an operation, then it must appear on all operations
// with the same identifier on that interface." The same of [SecureContext].
void ExtendedAttributeChecker::CheckOverloads(const OperationGroup& group) {
  for (const Kind kind : {Kind::kLegacyUnforgeable, Kind::kSecureContext}) {
    const auto has = [kind](const Operation* operation) {
      return operation->extended_attributes.Has(kind);
    };
    const auto with =
        std::find_if(group.overloads.begin(), group.overloads.end(), has);
    if (with == group.overloads.end())
      continue;
    Require((*with)->extended_attributes, kind,
            std::all_of(group.overloads.begin(), group.overloads.end(), has),
            "is missing on another overload");
  }
}

// "If an attribute or operation X is unforgeable on an interface A, and A is
// one of the inherited interfaces of another interface B, then B must not have
// a regular attribute or non-static operation with the same identifier as X."
// https://webidl.spec.whatwg.org/#LegacyUnforgeable
void ExtendedAttributeChecker::CheckUnforgeable(const Interface& interface) {
  std::map<std::string_view, const Named*> unforgeable;
  const auto add = [&unforgeable](const Named& member) {
    if (member.extended_attributes.Has(Kind::kLegacyUnforgeable))
      unforgeable.emplace(member.name, &member);
  };
  for (const Interface* i = interface.inherited; i; i = i->inherited) {
    for (const auto& attribute : i->attributes)
      add(*attribute);
    for (const auto& operation : i->operations)
      add(*operation);
  }
  if (unforgeable.empty())
    return;
  const auto check = [&](const Named& member, bool is_static) {
    const auto found = unforgeable.find(member.name);
    if (is_static || member.name.empty() || found == unforgeable.end())
      return;
    diagnostics_.AddError(member.location,
                          "\"" + member.name +
                              "\" is [LegacyUnforgeable] on an ancestor; see "
                              "https://webidl.spec.whatwg.org/"
                              "#LegacyUnforgeable",
                          member.name.size());
    diagnostics_.AddNote(found->second->location, "it is here",
                         member.name.size());
  };
  for (const auto& attribute : interface.attributes)
    check(*attribute, attribute->is_static);
  for (const auto& operation : interface.operations)
    check(*operation, operation->is_static);
}

// The names that [LegacyFactoryFunction] and [LegacyWindowAlias] bring are
// those of nothing else.
void ExtendedAttributeChecker::CheckGlobalNames() {
  std::set<std::string_view> names;
  for (const auto& interface : model_.interfaces) {
    if (!interface->extended_attributes.Has(Kind::kLegacyNoInterfaceObject) &&
        !interface->extended_attributes.Has(Kind::kLegacyNamespace)) {
      names.insert(interface->name);
    }
  }
  for (const auto& interface : model_.interfaces) {
    std::set<std::string_view> factories;
    bool has_alias = false;
    for (const ExtendedAttribute& attribute :
         interface->extended_attributes.all()) {
      const bool is_alias = attribute.kind == Kind::kLegacyWindowAlias;
      if (!is_alias && attribute.kind != Kind::kLegacyFactoryFunction)
        continue;
      if (is_alias && has_alias)
        Report(attribute, "can't be there twice");
      has_alias |= is_alias;
      for (const std::string& name : attribute.values) {
        // Overloads of one factory function.
        if (!is_alias && factories.contains(name))
          continue;
        if (!names.insert(name).second)
          Report(attribute, "brings \"" + name + "\", which there is already");
        if (!is_alias)
          factories.insert(name);
      }
    }
  }
}

}  // namespace

void CheckExtendedAttributes(const Model& model, Diagnostics& diagnostics) {
  ExtendedAttributeChecker(model, diagnostics).Check();
}

}  // namespace wsjs::idl
