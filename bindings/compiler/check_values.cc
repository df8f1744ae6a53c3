// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "bindings/compiler/checks.h"

namespace wsjs::idl {

namespace {

struct IntegerRange {
  uint64_t maximum = 0;
  uint64_t minimum_magnitude = 0;  // Of the lowest value, which isn't positive.
};

// https://webidl.spec.whatwg.org/#idl-types
IntegerRange RangeOf(TypeKind kind) {
  switch (kind) {
    case TypeKind::kByte:
      return {0x7F, 0x80};
    case TypeKind::kOctet:
      return {0xFF, 0};
    case TypeKind::kShort:
      return {0x7FFF, 0x8000};
    case TypeKind::kUnsignedShort:
      return {0xFFFF, 0};
    case TypeKind::kLong:
      return {0x7FFFFFFF, 0x80000000};
    case TypeKind::kUnsignedLong:
      return {0xFFFFFFFF, 0};
    case TypeKind::kLongLong:
      return {0x7FFFFFFFFFFFFFFF, 0x8000000000000000};
    default:
      return {std::numeric_limits<uint64_t>::max(),
              kind == TypeKind::kUnsignedLongLong
                  ? 0
                  : std::numeric_limits<uint64_t>::max()};
  }
}

bool IsInRange(TypeKind kind, const Value& value) {
  IntegerRange range = RangeOf(kind);
  return value.magnitude <=
         (value.negative ? range.minimum_magnitude : range.maximum);
}

bool HasValue(const Enumeration& enumeration, const std::string& string) {
  return std::any_of(
      enumeration.values.begin(), enumeration.values.end(),
      [&string](const EnumerationValue& v) { return v.value == string; });
}

bool IsFloat(TypeKind kind) {
  return kind == TypeKind::kFloat || kind == TypeKind::kDouble ||
         kind == TypeKind::kUnrestrictedFloat ||
         kind == TypeKind::kUnrestrictedDouble;
}

bool IsUnrestricted(TypeKind kind) {
  return kind == TypeKind::kUnrestrictedFloat ||
         kind == TypeKind::kUnrestrictedDouble;
}

// Whether `value` can be a value of `type`, which is neither nullable nor a
// union.
bool Fits(const Type& type, const Value& value) {
  switch (value.kind) {
    case Value::Kind::kNull:
      return false;
    case Value::Kind::kUndefined:
      return type.IncludesUndefined();
    case Value::Kind::kBoolean:
      return type.kind() == TypeKind::kBoolean;
    case Value::Kind::kInteger:
      return (type.IsNumeric() || type.kind() == TypeKind::kBigInt) &&
             IsInRange(type.kind(), value);
    case Value::Kind::kDecimal:
      // "Infinity, -Infinity and NaN must not be used as the value of a float
      // or double."
      return IsFloat(type.kind()) &&
             (std::isfinite(value.decimal) || IsUnrestricted(type.kind()));
    case Value::Kind::kString:
      return type.kind() == TypeKind::kEnumeration
                 ? HasValue(type.enumeration(), value.string)
                 : type.IsString();
    case Value::Kind::kEmptySequence:
      return type.kind() == TypeKind::kSequence;
    case Value::Kind::kEmptyDictionary:
      // INTEROP: the standard says "a dictionary type, or a union type that has
      // a dictionary type in its flattened member types"; WebGPU and others
      // have records.
      return type.kind() == TypeKind::kDictionary ||
             type.kind() == TypeKind::kRecord;
  }
  return false;
}

// https://webidl.spec.whatwg.org/#dfn-optional-argument-default-value
bool IsValidDefault(const Type& type, const Value& value) {
  if (type.kind() == TypeKind::kAny)
    return true;
  if (value.kind == Value::Kind::kNull && type.IncludesNullableType())
    return true;
  const Type& inner = type.WithoutNullable();
  if (!inner.IsUnion())
    return Fits(inner, value);
  std::vector<const Type*> members = inner.FlattenedMemberTypes();
  return std::any_of(
      members.begin(), members.end(),
      [&value](const Type* member) { return Fits(*member, value); });
}

void CheckDefault(const Named& named,
                  const Type& type,
                  const std::optional<Value>& value,
                  Diagnostics& diagnostics) {
  if (!value || IsValidDefault(type, *value))
    return;
  diagnostics.AddError(named.location,
                       "the default value of \"" + named.name +
                           "\" isn't a value of its type \"" + type.ToString() +
                           "\"; see https://webidl.spec.whatwg.org/"
                           "#dfn-optional-argument-default-value",
                       named.name.size());
}

void CheckArguments(const std::vector<Argument>& arguments,
                    Diagnostics& diagnostics) {
  for (const Argument& argument : arguments) {
    CheckDefault(argument, *argument.type, argument.default_value, diagnostics);
  }
}

void CheckConstants(const std::vector<std::unique_ptr<Constant>>& constants,
                    Diagnostics& diagnostics) {
  for (const auto& constant : constants) {
    if (Fits(*constant->type, constant->value))
      continue;
    diagnostics.AddError(
        constant->location,
        "the value of \"" + constant->name + "\" isn't a value of its type \"" +
            constant->type->ToString() +
            "\"; see https://webidl.spec.whatwg.org/#idl-constants",
        constant->name.size());
  }
}

void CheckOperations(const std::vector<std::unique_ptr<Operation>>& operations,
                     Diagnostics& diagnostics) {
  for (const auto& operation : operations)
    CheckArguments(operation->arguments, diagnostics);
}

}  // namespace

void CheckValues(const Model& model, Diagnostics& diagnostics) {
  for (const auto& interface : model.interfaces) {
    CheckConstants(interface->constants, diagnostics);
    CheckOperations(interface->operations, diagnostics);
    CheckOperations(interface->constructor_operations, diagnostics);
    CheckOperations(interface->legacy_factory_operations, diagnostics);
    if (interface->iterable)
      CheckArguments(interface->iterable->arguments, diagnostics);
  }
  for (const auto& callback_interface : model.callback_interfaces)
    CheckConstants(callback_interface->constants, diagnostics);
  for (const auto& namespace_definition : model.namespaces) {
    CheckConstants(namespace_definition->constants, diagnostics);
    CheckOperations(namespace_definition->operations, diagnostics);
  }
  for (const auto& dictionary : model.dictionaries) {
    for (const auto& member : dictionary->members)
      CheckDefault(*member, *member->type, member->default_value, diagnostics);
  }
  for (const auto& callback : model.callback_functions)
    CheckArguments(callback->arguments, diagnostics);
}

}  // namespace wsjs::idl
