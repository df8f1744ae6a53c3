// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/idl_text.h"

#include <charconv>

namespace wsjs::idl {

namespace {

// As it was written: with the names of typedefs rather than what they stand
// for.
std::string TypeText(const Type& type) {
  if (!type.alias().empty())
    return type.alias();
  switch (type.kind()) {
    case TypeKind::kNullable:
      return TypeText(type.element()) + "?";
    case TypeKind::kSequence:
      return "sequence<" + TypeText(type.element()) + ">";
    case TypeKind::kUnion: {
      std::string text;
      for (const Type* const member : type.members())
        text += (text.empty() ? "(" : " or ") + TypeText(*member);
      return text + ")";
    }
    default:
      return type.ToString();
  }
}

std::string ValueText(const Value& value) {
  switch (value.kind) {
    case Value::Kind::kNull:
      return "null";
    case Value::Kind::kUndefined:
      return "undefined";
    case Value::Kind::kBoolean:
      return value.boolean ? "true" : "false";
    case Value::Kind::kInteger:
      return (value.negative ? "-" : "") + std::to_string(value.magnitude);
    case Value::Kind::kDecimal: {
      char digits[64];
      const auto result =
          std::to_chars(digits, digits + sizeof(digits), value.decimal);
      return std::string(digits, result.ptr);
    }
    case Value::Kind::kString:
      return "\"" + value.string + "\"";
    case Value::Kind::kEmptySequence:
      return "[]";
    case Value::Kind::kEmptyDictionary:
      return "{}";
  }
  return {};
}

std::string ArgumentsText(const std::vector<Argument>& arguments) {
  std::string text = "(";
  for (const Argument& argument : arguments) {
    if (text.size() > 1)
      text += ", ";
    if (argument.optional)
      text += "optional ";
    text += TypeText(*argument.type);
    if (argument.variadic)
      text += "...";
    text += " " + argument.name;
    if (argument.default_value)
      text += " = " + ValueText(*argument.default_value);
  }
  return text + ");";
}

std::string SpecialText(const Operation& operation) {
  switch (operation.special) {
    case Operation::Special::kGetter:
      return "getter ";
    case Operation::Special::kSetter:
      return "setter ";
    case Operation::Special::kDeleter:
      return "deleter ";
    case Operation::Special::kNone:
      break;
  }
  if (operation.is_static)
    return "static ";
  return operation.stringifier ? "stringifier " : "";
}

}  // namespace

std::string IdlText(const Attribute& attribute) {
  std::string text;
  if (attribute.is_static)
    text += "static ";
  if (attribute.stringifier)
    text += "stringifier ";
  if (attribute.read_only)
    text += "readonly ";
  return text + "attribute " + TypeText(*attribute.type) + " " +
         attribute.name + ";";
}

std::string IdlText(const Operation& operation) {
  return SpecialText(operation) + TypeText(*operation.return_type) + " " +
         operation.name + ArgumentsText(operation.arguments);
}

std::string IdlText(const Iterable& iterable) {
  std::string text = iterable.read_only ? "readonly " : "";
  switch (iterable.kind) {
    case Iterable::Kind::kIterable:
      text += "iterable<";
      break;
    case Iterable::Kind::kAsyncIterable:
      text += "async_iterable<";
      break;
    case Iterable::Kind::kMaplike:
      text += "maplike<";
      break;
    case Iterable::Kind::kSetlike:
      text += "setlike<";
      break;
  }
  if (iterable.key)
    text += TypeText(*iterable.key) + ", ";
  text += TypeText(*iterable.value) + ">";
  return text +
         (iterable.arguments.empty() ? ";" : ArgumentsText(iterable.arguments));
}

std::string FactoryIdlText(const Operation& factory) {
  std::string text = "[LegacyFactoryFunction=" + factory.name +
                     ArgumentsText(factory.arguments);
  text.back() = ']';
  return text;
}

std::string ConstructorIdlText(const Operation& constructor) {
  return "constructor" + ArgumentsText(constructor.arguments);
}

}  // namespace wsjs::idl
