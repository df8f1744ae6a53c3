// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/type_resolver.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "bindings/compiler/extended_attribute_table.h"
#include "src/base/check.h"

namespace wsjs::idl {

namespace {

TypeAnnotations Merge(TypeAnnotations a, const TypeAnnotations& b) {
  a.allow_resizable |= b.allow_resizable;
  a.allow_shared |= b.allow_shared;
  a.clamp |= b.clamp;
  a.enforce_range |= b.enforce_range;
  a.legacy_null_to_empty_string |= b.legacy_null_to_empty_string;
  return a;
}

// Typedefs make types of any size out of little text: far more than any
// standard has is refused, so that work on a type, and the stack that it takes,
// is bounded.
constexpr int kMaximumDepth = 64;
constexpr size_t kMaximumUnion = 512;

int Depth(const Type& type) {
  int depth = 0;
  for (const Type* parameter : type.members())
    depth = std::max(depth, Depth(*parameter));
  return depth + 1;
}

// How many flattened member types a union of `members` has.
size_t CountMemberTypes(const std::vector<const Type*>& members) {
  size_t count = 0;
  for (const Type* member : members) {
    const Type& inner = member->WithoutNullable();
    count += inner.IsUnion() ? inner.FlattenedMemberTypes().size() : 1;
  }
  return count;
}

TypeKind KindOf(const Type::NamedDefinition& definition) {
  struct Visitor {
    TypeKind operator()(std::monostate) { NOTREACHED(); }
    TypeKind operator()(const Interface*) { return TypeKind::kInterface; }
    TypeKind operator()(const CallbackInterface*) {
      return TypeKind::kCallbackInterface;
    }
    TypeKind operator()(const Dictionary*) { return TypeKind::kDictionary; }
    TypeKind operator()(const Enumeration*) { return TypeKind::kEnumeration; }
    TypeKind operator()(const CallbackFunction*) {
      return TypeKind::kCallbackFunction;
    }
  };
  return std::visit(Visitor(), definition);
}

}  // namespace

void TypeResolver::Declare(std::string_view name,
                           Type::NamedDefinition definition) {
  definitions_.emplace(name, definition);
}

void TypeResolver::DeclareTypedef(const TypedefNode& node) {
  typedefs_[node.name.text].node = &node;
}

const Type* TypeResolver::Resolve(const TypeNode& node,
                                  const TypeAnnotations& outer) {
  TypeAnnotations annotations = outer;
  ResolveExtendedAttributes(node.extended_attributes, kOnType, &annotations,
                            diagnostics_);
  const Type* type = ResolveWithoutNull(node, annotations);
  if (node.nullable) {
    Type nullable(TypeKind::kNullable, {type});
    nullable.set_annotations(type->annotations());
    type = Add(std::move(nullable));
  }
  uses_.push_back({type, &node});
  return type;
}

const Type* TypeResolver::Resolve(const TypedefNode& node) {
  TypedefEntry& entry = typedefs_[node.name.text];
  switch (entry.state) {
    case TypedefState::kResolved:
      return entry.type;
    case TypedefState::kInProgress:
      diagnostics_.AddError(node.name.location,
                            "the typedef \"" + std::string(node.name.text) +
                                "\" refers to itself; see "
                                "https://webidl.spec.whatwg.org/#idl-typedefs",
                            node.name.text.size());
      return Add(Type(TypeKind::kObject));
    case TypedefState::kUnresolved:
      break;
  }
  entry.state = TypedefState::kInProgress;
  ++typedef_depth_;
  Type type = typedef_depth_ > kMaximumDepth
                  ? *ReportTooLarge(node.type,
                                    "typedefs refer to each other too deeply")
                  : *Resolve(node.type);
  --typedef_depth_;
  type.set_alias(std::string(node.name.text));
  // `entry` is still valid: all typedefs have been declared.
  entry.type = Add(std::move(type));
  entry.state = TypedefState::kResolved;
  return entry.type;
}

const Interface* TypeResolver::FindInterface(std::string_view name) const {
  auto it = definitions_.find(name);
  if (it == definitions_.end())
    return nullptr;
  const Interface* const* interface =
      std::get_if<const Interface*>(&it->second);
  return interface ? *interface : nullptr;
}

const Dictionary* TypeResolver::FindDictionary(std::string_view name) const {
  auto it = definitions_.find(name);
  if (it == definitions_.end())
    return nullptr;
  const Dictionary* const* dictionary =
      std::get_if<const Dictionary*>(&it->second);
  return dictionary ? *dictionary : nullptr;
}

const Type* TypeResolver::ResolveWithoutNull(
    const TypeNode& node,
    const TypeAnnotations& annotations) {
  if (!node.kind)
    return ResolveName(node, annotations);
  std::vector<const Type*> parameters;
  for (const TypeNode& parameter : node.parameters) {
    // "If type is a member type of a union type U, append each of the extended
    // attributes associated with U to extended attributes."
    // https://webidl.spec.whatwg.org/#extended-attributes-associated-with
    bool is_union = node.kind == TypeKind::kUnion;
    parameters.push_back(
        Resolve(parameter, is_union ? annotations : TypeAnnotations()));
  }
  if (node.kind == TypeKind::kUnion &&
      CountMemberTypes(parameters) > kMaximumUnion) {
    return ReportTooLarge(node, "the union has too many member types");
  }
  Type type(*node.kind, std::move(parameters));
  if (Depth(type) > kMaximumDepth)
    return ReportTooLarge(node, "types are nested too deeply");
  type.set_annotations(annotations);
  return Add(std::move(type));
}

const Type* TypeResolver::ReportTooLarge(const TypeNode& node,
                                         std::string message) {
  diagnostics_.AddError(node.location, std::move(message), node.length);
  return Add(Type(TypeKind::kObject));
}

const Type* TypeResolver::ResolveName(const TypeNode& node,
                                      const TypeAnnotations& annotations) {
  if (auto it = definitions_.find(node.name); it != definitions_.end()) {
    Type type(KindOf(it->second), it->second);
    type.set_annotations(annotations);
    return Add(std::move(type));
  }
  if (auto it = typedefs_.find(node.name); it != typedefs_.end())
    return Annotate(Resolve(*it->second.node), annotations);

  return ReportUnknown(node);
}

// Once a name: from then on it stands for an interface that nothing is known
// of.
const Type* TypeResolver::ReportUnknown(const TypeNode& node) {
  diagnostics_.AddError(node.location,
                        "unknown type \"" + std::string(node.name) +
                            "\"; see https://webidl.spec.whatwg.org/#idl-types",
                        node.length);
  auto interface = std::make_unique<Interface>();
  interface->is_external = true;
  interface->name = node.name;
  Type type(TypeKind::kInterface, interface.get());
  Declare(node.name, interface.get());
  model_.interfaces.push_back(std::move(interface));
  return Add(std::move(type));
}

const Type* TypeResolver::Annotate(const Type* type,
                                   const TypeAnnotations& annotations) {
  TypeAnnotations merged = Merge(type->annotations(), annotations);
  if (merged == type->annotations())
    return type;
  if (type->IsNullable() || type->IsUnion()) {
    std::vector<const Type*> parameters;
    for (const Type* parameter : type->members())
      parameters.push_back(Annotate(parameter, annotations));
    Type copy(type->kind(), std::move(parameters));
    copy.set_annotations(merged);
    copy.set_alias(type->alias());
    return Add(std::move(copy));
  }
  Type copy = *type;
  copy.set_annotations(merged);
  return Add(std::move(copy));
}

const Type* TypeResolver::Add(Type type) {
  model_.types.push_back(std::make_unique<const Type>(std::move(type)));
  return model_.types.back().get();
}

}  // namespace wsjs::idl
