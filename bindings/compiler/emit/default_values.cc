// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/default_values.h"

#include <charconv>
#include <cmath>
#include <cstdint>

#include "bindings/compiler/emit/cpp_types.h"
#include "src/base/check.h"

namespace wsjs::idl {

namespace {

std::string Quote(const std::string& text) {
  std::string quoted = "\"";
  for (const char character : text) {
    if (character == '"' || character == '\\')
      quoted += '\\';
    quoted += character;
  }
  return quoted + "\"";
}

std::string StringLiteral(const std::string& text, const Type& type) {
  return (type.kind() == TypeKind::kDOMString ? "u" : "") + Quote(text);
}

std::string NumberLiteral(const Value& value) {
  if (value.kind == Value::Kind::kInteger) {
    return (value.negative ? "-" : "") + std::to_string(value.magnitude) +
           (value.magnitude > INT64_MAX ? "u" : "");
  }
  if (std::isnan(value.decimal))
    return "std::numeric_limits<double>::quiet_NaN()";
  if (std::isinf(value.decimal)) {
    return std::string(value.decimal < 0 ? "-" : "") +
           "std::numeric_limits<double>::infinity()";
  }
  char digits[64];
  const auto result =
      std::to_chars(digits, digits + sizeof(digits), value.decimal);
  return std::string(digits, result.ptr);
}

// The member of a union that a default value is of.
const Type& UnionMemberOf(const Value& value, const Type& type) {
  for (const Type* const member : type.FlattenedMemberTypes()) {
    switch (value.kind) {
      case Value::Kind::kBoolean:
        if (member->kind() == TypeKind::kBoolean)
          return *member;
        break;
      case Value::Kind::kInteger:
      case Value::Kind::kDecimal:
        if (member->IsNumeric())
          return *member;
        break;
      case Value::Kind::kString:
        if (member->IsString())
          return *member;
        break;
      case Value::Kind::kEmptySequence:
        if (member->IsSequenceLike())
          return *member;
        break;
      case Value::Kind::kEmptyDictionary:
        if (member->IsDictionaryLike())
          return *member;
        break;
      case Value::Kind::kNull:
      case Value::Kind::kUndefined:
        break;
    }
  }
  return type;
}

std::string Expression(const Value& value, const Type& type) {
  const Type& inner = type.WithoutNullable();
  if (inner.IsUnion()) {
    const Type& member = UnionMemberOf(value, inner);
    if (&member == &inner)
      return {};
    const std::string expression = Expression(value, member);
    return CppType(member) + "(" + expression + ")";
  }
  switch (value.kind) {
    case Value::Kind::kNull:
    case Value::Kind::kUndefined:
    case Value::Kind::kEmptySequence:
    case Value::Kind::kEmptyDictionary:
      return {};
    case Value::Kind::kBoolean:
      return value.boolean ? "true" : "false";
    case Value::Kind::kInteger:
    case Value::Kind::kDecimal:
      return NumberLiteral(value);
    case Value::Kind::kString:
      break;
  }
  if (inner.kind() != TypeKind::kEnumeration)
    return StringLiteral(value.string, inner);
  for (const EnumerationValue& enumerator : inner.enumeration().values) {
    if (enumerator.value == value.string)
      return inner.enumeration().cpp_name + "::" + enumerator.cpp_name;
  }
  NOTREACHED();
}

bool IsScriptValue(const Type& type) {
  switch (type.WithoutNullable().kind()) {
    case TypeKind::kAny:
    case TypeKind::kObject:
    case TypeKind::kSymbol:
    case TypeKind::kBigInt:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::string DefaultValue(const Value& value, const Type& type) {
  if (value.kind == Value::Kind::kEmptySequence &&
      !type.WithoutNullable().IsUnion()) {
    return CppType(type) + "()";
  }
  return Expression(value, type);
}

std::string MemberInitializer(const Value& value, const Type& type) {
  const std::string expression = Expression(value, type);
  if (expression.empty() ||
      (value.kind == Value::Kind::kString && value.string.empty() &&
       type.kind() != TypeKind::kEnumeration && !type.IsUnion())) {
    return {};
  }
  return " = " + expression;
}

bool IsScriptNull(const Value& value, const Type& type) {
  return value.kind == Value::Kind::kNull && IsScriptValue(type) &&
         !type.IsNullable();
}

}  // namespace wsjs::idl
