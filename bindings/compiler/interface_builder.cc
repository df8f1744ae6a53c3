// SPDX-License-Identifier: BSD-3-Clause
#include <map>
#include <string_view>
#include <utility>

#include "bindings/compiler/model_builder.h"
#include "bindings/compiler/names.h"

namespace wsjs::idl {

namespace {

// Groups the operations that have a name, static ones apart from regular ones.
std::vector<OperationGroup> GroupByName(
    const std::vector<std::unique_ptr<Operation>>& operations) {
  std::vector<OperationGroup> groups;
  std::map<std::pair<std::string_view, bool>, size_t> indices;
  for (const auto& operation : operations) {
    if (operation->name.empty())
      continue;
    auto [it, is_new] = indices.emplace(
        std::pair(std::string_view(operation->name), operation->is_static),
        groups.size());
    if (is_new) {
      groups.push_back(
          {operation->name, operation->cpp_name, operation->is_static, {}});
    }
    groups[it->second].overloads.push_back(operation.get());
  }
  return groups;
}

// Exposed in none of the host's globals.
bool IsHidden(const Exposure& exposure) {
  return !exposure.everywhere && exposure.globals.empty();
}

}  // namespace

// "Operations must not be overloaded across interface, partial interface,
// interface mixin, and partial interface mixin definitions."
// https://webidl.spec.whatwg.org/#idl-overloading
void ModelBuilder::CheckOverloadsAreTogether(
    const std::vector<MergedMember>& members) {
  std::map<std::pair<std::string_view, bool>, const MergedMember*> firsts;
  for (const MergedMember& member : members) {
    const auto* operation = std::get_if<OperationNode>(&member.node->node);
    const NameNode& name = member.node->name;
    if (!operation || name.text.empty())
      continue;
    const auto [it, is_new] =
        firsts.emplace(std::pair(name.text, operation->is_static), &member);
    if (is_new || it->second->declared_on == member.declared_on)
      continue;
    diagnostics_.AddError(name.location,
                          "an operation can't be overloaded across interface, "
                          "mixin and partial definitions; see "
                          "https://webidl.spec.whatwg.org/#idl-overloading",
                          name.text.size());
    diagnostics_.AddNote(it->second->node->name.location,
                         "the other overload is here", name.text.size());
  }
}

void ModelBuilder::BuildInterface(Interface& interface,
                                  const MergedContainer& source) {
  interface.exposure = exposures_.Resolve(*source.node);
  if (const ExtendedAttribute* global =
          interface.extended_attributes.Find(ExtendedAttributeKind::kGlobal)) {
    interface.global_names = global->values;
  }
  for (const MergedMember& member : source.members) {
    Exposure exposure =
        exposures_.Resolve(member, *source.node, interface.exposure);
    if (!IsHidden(exposure) || IsHidden(interface.exposure))
      BuildInterfaceMember(interface, member, exposure);
  }
  BuildLegacyFactoryFunctions(interface, *source.node);

  CheckOverloadsAreTogether(source.members);
  interface.operation_groups = GroupByName(interface.operations);
  if (!interface.constructor_operations.empty()) {
    interface.constructor.emplace();
    interface.constructor->name = interface.name;
    interface.constructor->cpp_name = interface.cpp_name;
    for (const auto& operation : interface.constructor_operations)
      interface.constructor->overloads.push_back(operation.get());
  }
  interface.legacy_factory_functions =
      GroupByName(interface.legacy_factory_operations);
}

void ModelBuilder::BuildInterfaceMember(Interface& interface,
                                        const MergedMember& source,
                                        const Exposure& exposure) {
  const MemberNode& member = *source.node;
  if (std::holds_alternative<ConstantNode>(member.node)) {
    interface.constants.push_back(BuildConstant(member, exposure));
  } else if (std::holds_alternative<AttributeNode>(member.node)) {
    interface.attributes.push_back(BuildAttribute(member, exposure));
    const Attribute& attribute = *interface.attributes.back();
    if (attribute.stringifier) {
      CheckOneStringifier(interface, attribute.location);
      interface.has_stringifier = true;
      interface.has_unforgeable_stringifier = attribute.extended_attributes.Has(
          ExtendedAttributeKind::kLegacyUnforgeable);
      interface.stringification_attribute = &attribute;
    }
  } else if (std::holds_alternative<OperationNode>(member.node)) {
    interface.operations.push_back(BuildOperation(member, exposure));
    SetSpecialOperation(interface, *interface.operations.back());
  } else if (const auto* node = std::get_if<ConstructorNode>(&member.node)) {
    auto constructor = std::make_unique<Operation>();
    SetNamed(*constructor, {interface.name, member.name.location},
             member.extended_attributes, kOnConstructor);
    constructor->arguments = BuildArguments(node->arguments);
    constructor->exposure = exposure;
    interface.constructor_operations.push_back(std::move(constructor));
  } else if (std::holds_alternative<StringifierNode>(member.node)) {
    CheckOneStringifier(interface, member.name.location);
    interface.has_stringifier = true;
    interface.has_unforgeable_stringifier =
        ResolveExtendedAttributes(member.extended_attributes, kOnStringifier,
                                  nullptr, diagnostics_)
            .Has(ExtendedAttributeKind::kLegacyUnforgeable);
  } else {
    BuildIterable(interface, member, exposure);
  }
}

// "An interface must not have more than one stringifier."
// https://webidl.spec.whatwg.org/#idl-stringifiers
void ModelBuilder::CheckOneStringifier(const Interface& interface,
                                       SourceLocation location) {
  if (interface.has_stringifier) {
    diagnostics_.AddError(location, "\"" + interface.name +
                                        "\" has a stringifier already; see "
                                        "https://webidl.spec.whatwg.org/"
                                        "#idl-stringifiers");
  }
}

// https://webidl.spec.whatwg.org/#LegacyFactoryFunction
void ModelBuilder::BuildLegacyFactoryFunctions(Interface& interface,
                                               const ContainerNode& node) {
  for (const ExtendedAttributeNode& attribute : node.extended_attributes) {
    if (attribute.name.text != "LegacyFactoryFunction" ||
        attribute.values.empty()) {
      continue;
    }
    auto operation = std::make_unique<Operation>();
    SetNamed(*operation, attribute.values.front(), {}, kOnConstructor);
    operation->arguments = BuildArguments(attribute.arguments);
    operation->exposure = interface.exposure;
    interface.legacy_factory_operations.push_back(std::move(operation));
  }
}

void ModelBuilder::BuildIterable(Interface& interface,
                                 const MemberNode& member,
                                 const Exposure& exposure) {
  const IterableNode& node = std::get<IterableNode>(member.node);
  // "An interface must not have more than one iterable declaration" nor one
  // with an asynchronously iterable, maplike or setlike declaration.
  if (interface.iterable) {
    diagnostics_.AddError(member.name.location,
                          "\"" + interface.name +
                              "\" can be only one of iterable, async_iterable, "
                              "maplike and setlike, once; see "
                              "https://webidl.spec.whatwg.org/#idl-iterable");
    return;
  }
  Iterable iterable;
  iterable.kind = node.kind;
  iterable.location = member.name.location;
  iterable.extended_attributes = ResolveExtendedAttributes(
      member.extended_attributes, kOnIterable, nullptr, diagnostics_);
  iterable.read_only = node.read_only;
  if (node.key)
    iterable.key = types_.Resolve(*node.key);
  iterable.value = types_.Resolve(node.value);
  iterable.arguments = BuildArguments(node.arguments);
  iterable.exposure = exposure;
  interface.iterable = std::move(iterable);
}

// Indexed property getters and setters take an unsigned long first, named ones
// a DOMString. https://webidl.spec.whatwg.org/#idl-special-operations
void ModelBuilder::SetSpecialOperation(Interface& interface,
                                       const Operation& operation) {
  if (operation.special == Operation::Special::kNone)
    return;
  const Operation** slot = nullptr;
  bool is_indexed = false;
  if (!operation.arguments.empty()) {
    TypeKind kind = operation.arguments.front().type->kind();
    is_indexed = kind == TypeKind::kUnsignedLong;
    bool is_named = kind == TypeKind::kDOMString;
    if (operation.special == Operation::Special::kGetter && is_indexed)
      slot = &interface.indexed_property_getter;
    else if (operation.special == Operation::Special::kGetter && is_named)
      slot = &interface.named_property_getter;
    else if (operation.special == Operation::Special::kSetter && is_indexed)
      slot = &interface.indexed_property_setter;
    else if (operation.special == Operation::Special::kSetter && is_named)
      slot = &interface.named_property_setter;
    else if (operation.special == Operation::Special::kDeleter && is_named)
      slot = &interface.named_property_deleter;
  }
  size_t expected = operation.special == Operation::Special::kSetter ? 2 : 1;
  if (!slot || operation.arguments.size() != expected) {
    diagnostics_.AddError(
        operation.location,
        "a special operation takes an unsigned long or a DOMString (a deleter "
        "only a DOMString), and a setter the value too; see "
        "https://webidl.spec.whatwg.org/#idl-special-operations");
  } else if (*slot) {
    // "A given special keyword must not appear twice on an operation" and an
    // interface has at most one special operation of a kind.
    diagnostics_.AddError(
        operation.location,
        "\"" + interface.name +
            "\" has a special operation of this kind already; see "
            "https://webidl.spec.whatwg.org/#idl-special-operations");
    diagnostics_.AddNote((*slot)->location, "the first one is here");
  } else {
    *slot = &operation;
  }
}

void ModelBuilder::BuildCallbackInterface(CallbackInterface& callback_interface,
                                          const MergedContainer& source) {
  callback_interface.exposure = exposures_.Resolve(*source.node);
  for (const MergedMember& merged : source.members) {
    const MemberNode& member = *merged.node;
    if (std::holds_alternative<ConstantNode>(member.node)) {
      callback_interface.constants.push_back(
          BuildConstant(member, callback_interface.exposure));
    } else if (!callback_interface.operation) {
      callback_interface.operation =
          BuildOperation(member, callback_interface.exposure);
    } else {
      diagnostics_.AddError(
          member.name.location,
          "a callback interface has one operation; see "
          "https://webidl.spec.whatwg.org/#idl-callback-interfaces",
          member.name.text.size());
    }
  }
  if (!callback_interface.operation) {
    diagnostics_.AddError(
        callback_interface.location,
        "a callback interface must have an operation; see "
        "https://webidl.spec.whatwg.org/#idl-callback-interfaces",
        callback_interface.name.size());
  }
}

void ModelBuilder::BuildNamespace(Namespace& namespace_definition,
                                  const MergedContainer& source) {
  namespace_definition.exposure = exposures_.Resolve(*source.node);
  for (const MergedMember& merged : source.members) {
    Exposure exposure =
        exposures_.Resolve(merged, *source.node, namespace_definition.exposure);
    if (IsHidden(exposure) && !IsHidden(namespace_definition.exposure))
      continue;
    const MemberNode& member = *merged.node;
    if (std::holds_alternative<ConstantNode>(member.node)) {
      namespace_definition.constants.push_back(BuildConstant(member, exposure));
    } else if (std::holds_alternative<AttributeNode>(member.node)) {
      namespace_definition.attributes.push_back(
          BuildAttribute(member, exposure));
    } else {
      namespace_definition.operations.push_back(
          BuildOperation(member, exposure));
    }
  }
  namespace_definition.operation_groups =
      GroupByName(namespace_definition.operations);
}

std::unique_ptr<Constant> ModelBuilder::BuildConstant(
    const MemberNode& member,
    const Exposure& exposure) {
  const ConstantNode& node = std::get<ConstantNode>(member.node);
  auto constant = std::make_unique<Constant>();
  SetNamed(*constant, member.name, member.extended_attributes, kOnConstant);
  constant->type = types_.Resolve(node.type);
  constant->value = node.value.value;
  constant->exposure = exposure;
  return constant;
}

std::unique_ptr<Attribute> ModelBuilder::BuildAttribute(
    const MemberNode& member,
    const Exposure& exposure) {
  const AttributeNode& node = std::get<AttributeNode>(member.node);
  auto attribute = std::make_unique<Attribute>();
  // "If type appears as part of an interface member declaration, append […] the
  // extended attributes present inline on [it] that are applicable to types."
  // https://webidl.spec.whatwg.org/#extended-attributes-associated-with
  TypeAnnotations annotations;
  SetNamed(*attribute, member.name, member.extended_attributes, kOnAttribute,
           &annotations);
  attribute->type = types_.Resolve(node.type, annotations);
  attribute->exposure = exposure;
  attribute->is_static = node.is_static;
  attribute->read_only = node.read_only;
  attribute->inherit = node.inherit;
  attribute->stringifier = node.stringifier;
  return attribute;
}

std::unique_ptr<Operation> ModelBuilder::BuildOperation(
    const MemberNode& member,
    const Exposure& exposure) {
  const OperationNode& node = std::get<OperationNode>(member.node);
  auto operation = std::make_unique<Operation>();
  SetNamed(*operation, member.name, member.extended_attributes, kOnOperation);
  operation->return_type = types_.Resolve(node.return_type);
  operation->arguments = BuildArguments(node.arguments);
  operation->exposure = exposure;
  operation->special = node.special;
  operation->is_static = node.is_static;
  return operation;
}

}  // namespace wsjs::idl
