// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <string>

#include "bindings/compiler/checks.h"

namespace wsjs::idl {

namespace {

bool HasDictionary(const std::vector<const Type*>& types) {
  return std::any_of(types.begin(), types.end(), [](const Type* type) {
    return type->kind() == TypeKind::kDictionary;
  });
}

// The flattened member types of a union, and the inner type of any other.
std::vector<const Type*> Flatten(const Type& type) {
  const Type& inner = type.WithoutNullable();
  if (inner.IsUnion())
    return inner.FlattenedMemberTypes();
  return {&inner};
}

// "The inner type must not be: any, a promise type, an observable array type,
// another nullable type, or a union type that itself includes a nullable type
// or has a dictionary type as one of its flattened member types."
// https://webidl.spec.whatwg.org/#idl-nullable-type
std::string CheckNullable(const Type& type) {
  const Type& inner = type.element();
  bool is_wrong = false;
  switch (inner.kind()) {
    case TypeKind::kAny:
    case TypeKind::kPromise:
    case TypeKind::kObservableArray:
    case TypeKind::kNullable:
      is_wrong = true;
      break;
    case TypeKind::kUnion:
      is_wrong = inner.IncludesNullableType() ||
                 HasDictionary(inner.FlattenedMemberTypes());
      break;
    default:
      break;
  }
  if (!is_wrong)
    return "";
  return "the type \"" + inner.ToString() +
         "\" can't be nullable; see "
         "https://webidl.spec.whatwg.org/#idl-nullable-type";
}

// https://webidl.spec.whatwg.org/#idl-union
std::string CheckUnion(const Type& type) {
  constexpr char kSee[] = "; see https://webidl.spec.whatwg.org/#idl-union";
  // "The number of nullable member types of a union type must be 0 or 1, and if
  // it is 1 then the union type must also not have a dictionary type in its
  // flattened member types."
  int nullable = type.NumberOfNullableMemberTypes();
  if (nullable > 1)
    return std::string("more than one nullable member type in a union") + kSee;
  if (nullable == 1 && HasDictionary(Flatten(type))) {
    return std::string("a dictionary and a nullable member type in one union") +
           kSee;
  }
  // "Each pair of flattened member types in a union type, T and U, must be
  // distinguishable."
  // Pairs inside one member are that union's own matter.
  for (size_t i = 0; i < type.members().size(); ++i) {
    for (size_t j = i + 1; j < type.members().size(); ++j) {
      for (const Type* t : Flatten(*type.members()[i])) {
        for (const Type* u : Flatten(*type.members()[j])) {
          if (!t->IsDistinguishableFrom(*u)) {
            return "the union's member types \"" + t->ToString() + "\" and \"" +
                   u->ToString() + "\" aren't distinguishable" + kSee;
          }
        }
      }
    }
  }
  return "";
}

// "A type that is not a buffer source type must not be associated with the
// [AllowResizable] extended attribute", and so on.
std::string CheckAnnotations(const Type& type) {
  const TypeAnnotations& annotations = type.annotations();
  auto has = [&type](bool (*predicate)(const Type&)) {
    std::vector<const Type*> types = Flatten(type);
    return std::any_of(types.begin(), types.end(),
                       [predicate](const Type* t) { return predicate(*t); });
  };
  auto misplaced = [](std::string_view name) {
    std::string message = "[";
    message.append(name).append("] doesn't apply to this type; see ");
    return message.append("https://webidl.spec.whatwg.org/#").append(name);
  };
  if (annotations.clamp && annotations.enforce_range) {
    return "[Clamp] and [EnforceRange] on one type; see "
           "https://webidl.spec.whatwg.org/#Clamp";
  }
  if (annotations.allow_resizable &&
      !has([](const Type& t) { return t.IsBufferSource(); })) {
    return misplaced("AllowResizable");
  }
  if (annotations.allow_shared &&
      !has([](const Type& t) { return t.IsBufferView(); })) {
    return misplaced("AllowShared");
  }
  if (annotations.clamp && !has([](const Type& t) { return t.IsInteger(); }))
    return misplaced("Clamp");
  if (annotations.enforce_range &&
      !has([](const Type& t) { return t.IsInteger(); })) {
    return misplaced("EnforceRange");
  }
  if (annotations.legacy_null_to_empty_string && !has([](const Type& t) {
        return t.kind() == TypeKind::kDOMString ||
               t.kind() == TypeKind::kUSVString;
      })) {
    return misplaced("LegacyNullToEmptyString");
  }
  return "";
}

std::string CheckType(const Type& type) {
  if (type.IsNullable())
    return CheckNullable(type);
  if (type.IsUnion())
    return CheckUnion(type);
  if (type.kind() == TypeKind::kRecord &&
      (!type.key().IsString() || type.key().kind() == TypeKind::kEnumeration)) {
    return "the key of a record must be a string type; see "
           "https://webidl.spec.whatwg.org/#idl-record";
  }
  return "";
}

}  // namespace

void CheckTypes(const std::vector<TypeUse>& uses, Diagnostics& diagnostics) {
  for (const TypeUse& use : uses) {
    // A typedef's own type is checked where it is defined.
    std::string problem;
    if (use.node->kind || use.node->nullable)
      problem = CheckType(*use.type);
    if (problem.empty() && use.node->nullable && use.node->kind)
      problem = CheckType(use.type->WithoutNullable());
    if (problem.empty())
      problem = CheckAnnotations(*use.type);
    if (!problem.empty()) {
      diagnostics.AddError(use.node->location, std::move(problem),
                           use.node->length);
    }
  }
}

}  // namespace wsjs::idl
