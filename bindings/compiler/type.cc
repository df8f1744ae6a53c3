// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/type.h"

#include <algorithm>

#include "bindings/compiler/model.h"
#include "src/base/check.h"

namespace wsjs::idl {

namespace {

template <typename T>
const T& Get(const Type::NamedDefinition& definition) {
  const T* const* pointer = std::get_if<const T*>(&definition);
  CHECK(pointer);
  return **pointer;
}

bool IsBetween(TypeKind kind, TypeKind first, TypeKind last) {
  return first <= kind && kind <= last;
}

// The rows and columns of the table of distinguishability. "sequence-like" and
// "async sequence" have the same entries, but for their own.
// https://webidl.spec.whatwg.org/#distinguishable-table
enum class Category {
  kUndefined,
  kBoolean,
  kNumeric,
  kBigInt,
  kString,
  kObject,
  kSymbol,
  kInterfaceLike,
  kCallbackFunction,
  kDictionaryLike,
  kAsyncSequence,
  kSequenceLike,
  kNone,  // Not in the table: any, promises, observable arrays.
};

Category CategoryOf(const Type& type) {
  if (type.IsNumeric())
    return Category::kNumeric;
  if (type.IsString())
    return Category::kString;
  if (type.IsInterfaceLike())
    return Category::kInterfaceLike;
  if (type.IsDictionaryLike())
    return Category::kDictionaryLike;
  if (type.IsSequenceLike())
    return Category::kSequenceLike;
  switch (type.kind()) {
    case TypeKind::kUndefined:
      return Category::kUndefined;
    case TypeKind::kBoolean:
      return Category::kBoolean;
    case TypeKind::kBigInt:
      return Category::kBigInt;
    case TypeKind::kObject:
      return Category::kObject;
    case TypeKind::kSymbol:
      return Category::kSymbol;
    case TypeKind::kCallbackFunction:
      return Category::kCallbackFunction;
    case TypeKind::kAsyncSequence:
      return Category::kAsyncSequence;
    default:
      return Category::kNone;
  }
}

// "The two identified interface-like types are not the same, and no single
// platform object implements both interface-like types."
bool AreDistinctInterfaces(const Type& a, const Type& b) {
  if (a.kind() != b.kind())
    return true;
  if (a.kind() != TypeKind::kInterface)
    return false;
  return !a.interface().InheritsFrom(b.interface()) &&
         !b.interface().InheritsFrom(a.interface());
}

// The entry of the table for two innermost types.
bool TableHasMark(const Type& first, const Type& second) {
  const Type* a = &first;
  const Type* b = &second;
  if (CategoryOf(*b) < CategoryOf(*a))
    std::swap(a, b);
  Category row = CategoryOf(*a);
  Category column = CategoryOf(*b);
  if (column == Category::kNone)
    return false;
  if (row == column)
    return row == Category::kInterfaceLike && AreDistinctInterfaces(*a, *b);

  switch (row) {
    case Category::kUndefined:
      return column != Category::kDictionaryLike;
    case Category::kObject:
      return column == Category::kSymbol;
    case Category::kCallbackFunction:
      // "A callback function that does not have [LegacyTreatNonObjectAsNull]
      // extended attribute is distinguishable from a type in the
      // dictionary-like category."
      return column != Category::kDictionaryLike ||
             !a->callback_function().extended_attributes.Has(
                 ExtendedAttributeKind::kLegacyTreatNonObjectAsNull);
    case Category::kAsyncSequence:
      return column != Category::kSequenceLike;
    default:
      return true;
  }
}

bool HasDictionaryAmong(const std::vector<const Type*>& types) {
  return std::any_of(types.begin(), types.end(), [](const Type* type) {
    return type->kind() == TypeKind::kDictionary;
  });
}

}  // namespace

const Interface& Type::interface() const {
  return Get<Interface>(definition_);
}
const CallbackInterface& Type::callback_interface() const {
  return Get<CallbackInterface>(definition_);
}
const Dictionary& Type::dictionary() const {
  return Get<Dictionary>(definition_);
}
const Enumeration& Type::enumeration() const {
  return Get<Enumeration>(definition_);
}
const CallbackFunction& Type::callback_function() const {
  return Get<CallbackFunction>(definition_);
}

// https://webidl.spec.whatwg.org/#dfn-integer-type
bool Type::IsInteger() const {
  return IsBetween(kind_, TypeKind::kByte, TypeKind::kUnsignedLongLong);
}

// https://webidl.spec.whatwg.org/#dfn-numeric-type
bool Type::IsNumeric() const {
  return IsBetween(kind_, TypeKind::kByte, TypeKind::kUnrestrictedDouble);
}

// https://webidl.spec.whatwg.org/#dfn-string-type
bool Type::IsString() const {
  return IsBetween(kind_, TypeKind::kDOMString, TypeKind::kUSVString) ||
         kind_ == TypeKind::kEnumeration;
}

// https://webidl.spec.whatwg.org/#dfn-typed-array-type
bool Type::IsTypedArray() const {
  return IsBetween(kind_, TypeKind::kInt8Array, TypeKind::kFloat64Array);
}

// https://webidl.spec.whatwg.org/#buffer-view-types
bool Type::IsBufferView() const {
  return IsBetween(kind_, TypeKind::kDataView, TypeKind::kFloat64Array);
}

// https://webidl.spec.whatwg.org/#dfn-buffer-source-type
bool Type::IsBufferSource() const {
  return IsBetween(kind_, TypeKind::kArrayBuffer, TypeKind::kFloat64Array);
}

bool Type::IsDictionaryLike() const {
  return kind_ == TypeKind::kDictionary || kind_ == TypeKind::kRecord ||
         kind_ == TypeKind::kCallbackInterface;
}

bool Type::IsSequenceLike() const {
  return kind_ == TypeKind::kSequence || kind_ == TypeKind::kFrozenArray;
}

bool Type::IsInterfaceLike() const {
  return kind_ == TypeKind::kInterface || IsBufferSource();
}

const Type& Type::WithoutNullable() const {
  return IsNullable() ? element() : *this;
}

// "the type is a nullable type, or the type is an annotated type and its inner
// type is a nullable type, or the type is a union type and its number of
// nullable member types is 1."
bool Type::IncludesNullableType() const {
  return IsNullable() || (IsUnion() && NumberOfNullableMemberTypes() == 1);
}

// "the type is undefined, or the type is a nullable type and its inner type
// includes undefined, or […] the type is a union type and one of its member
// types includes undefined."
bool Type::IncludesUndefined() const {
  if (IsNullable())
    return element().IncludesUndefined();
  if (IsUnion()) {
    return std::any_of(
        members().begin(), members().end(),
        [](const Type* member) { return member->IncludesUndefined(); });
  }
  return kind_ == TypeKind::kUndefined;
}

std::vector<const Type*> Type::FlattenedMemberTypes() const {
  // 1. Let T be the union type.
  // 2. Initialize S to ∅.
  std::vector<const Type*> s;
  // 3. For each member type U of T:
  for (const Type* u : members()) {
    // 1. If U is an annotated type, then set U to be the inner type of U.
    // 2. If U is a nullable type, then set U to be the inner type of U.
    u = &u->WithoutNullable();
    // 3. If U is a union type, then add to S the flattened member types of U.
    if (u->IsUnion()) {
      std::vector<const Type*> inner = u->FlattenedMemberTypes();
      s.insert(s.end(), inner.begin(), inner.end());
    } else {
      // 4. Otherwise, U is not a union type. Add U to S.
      s.push_back(u);
    }
  }
  // 4. Return S.
  return s;
}

int Type::NumberOfNullableMemberTypes() const {
  // 1. Let T be the union type.
  // 2. Initialize n to 0.
  int n = 0;
  // 3. For each member type U of T:
  for (const Type* u : members()) {
    // 1. If U is a nullable type, then: set n to n + 1; set U to be the inner
    //    type of U.
    if (u->IsNullable())
      ++n;
    u = &u->WithoutNullable();
    // 2. If U is a union type, then: let m be the number of nullable member
    //    types of U; set n to n + m.
    if (u->IsUnion())
      n += u->NumberOfNullableMemberTypes();
  }
  // 4. Return n.
  return n;
}

bool Type::IsDistinguishableFrom(const Type& other) const {
  // 1. If one type includes a nullable type and the other type either includes
  // a
  //    nullable type, is a union type with flattened member types including a
  //    dictionary type, or is a dictionary type, return false.
  auto clashes_with_null = [](const Type& type) {
    return type.IncludesNullableType() ||
           (type.IsUnion() &&
            HasDictionaryAmong(type.FlattenedMemberTypes())) ||
           type.kind() == TypeKind::kDictionary;
  };
  if (IncludesNullableType() && clashes_with_null(other))
    return false;
  if (other.IncludesNullableType() && clashes_with_null(*this))
    return false;

  // 2. If both types are either a union type or nullable union type, return
  // true
  //    if each member type of the one is distinguishable with each member type
  //    of the other, or false otherwise.
  // 3. If one type is a union type or nullable union type, return true if each
  //    member type of the union type is distinguishable with the non-union
  //    type, or false otherwise.
  const Type& a = WithoutNullable();
  const Type& b = other.WithoutNullable();
  auto all_distinguishable_from = [](const Type& union_type, const Type& type) {
    return std::all_of(union_type.members().begin(), union_type.members().end(),
                       [&type](const Type* member) {
                         return member->IsDistinguishableFrom(type);
                       });
  };
  if (a.IsUnion())
    return all_distinguishable_from(a, b);
  if (b.IsUnion())
    return all_distinguishable_from(b, a);

  // 4. Consider the two "innermost" types […] If these two innermost types
  //    appear or are in categories appearing in the following table and there
  //    is a "●" mark in the corresponding entry or there is a letter in the
  //    corresponding entry and the designated additional requirement below the
  //    table is satisfied, then return true. Otherwise return false.
  return TableHasMark(a, b);
}

bool Type::IsSameTypeAs(const Type& other) const {
  return kind_ == other.kind_ && annotations_ == other.annotations_ &&
         definition_ == other.definition_ &&
         std::equal(
             parameters_.begin(), parameters_.end(), other.parameters_.begin(),
             other.parameters_.end(),
             [](const Type* a, const Type* b) { return a->IsSameTypeAs(*b); });
}

}  // namespace wsjs::idl
