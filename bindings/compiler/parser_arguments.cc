// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <string>
#include <utility>

#include "bindings/compiler/parser.h"

namespace wsjs::idl {

namespace {

// https://webidl.spec.whatwg.org/#prod-ArgumentNameKeyword
constexpr std::string_view kArgumentNameKeywords[] = {
    "attribute",  "callback",    "const",    "constructor",  "deleter",
    "dictionary", "enum",        "getter",   "includes",     "inherit",
    "interface",  "iterable",    "maplike",  "mixin",        "namespace",
    "partial",    "readonly",    "required", "setlike",      "setter",
    "static",     "stringifier", "typedef",  "unrestricted",
};

}  // namespace

// ArgumentList :
//     Argument Arguments
//     ε
// Arguments :
//     "," Argument Arguments
//     ε
// https://webidl.spec.whatwg.org/#prod-ArgumentList
std::vector<ArgumentNode> Parser::ParseArgumentList() {
  std::vector<ArgumentNode> arguments;
  if (At(")"))
    return arguments;
  do {
    arguments.push_back(ParseArgument());
  } while (ConsumeIf(","));
  return arguments;
}

// Argument :
//     ExtendedAttributeList ArgumentRest
// ArgumentRest :
//     "optional" TypeWithExtendedAttributes ArgumentName Default
//     Type Ellipsis ArgumentName
// https://webidl.spec.whatwg.org/#prod-Argument
ArgumentNode Parser::ParseArgument() {
  ArgumentNode argument;
  argument.extended_attributes = ParseExtendedAttributeList();
  argument.optional = ConsumeIf("optional");
  if (argument.optional) {
    argument.type = ParseTypeWithExtendedAttributes();
    argument.name = ParseArgumentName();
    argument.default_value = ParseDefault();
  } else {
    argument.type = ParseType();
    argument.variadic = ConsumeIf("...");
    argument.name = ParseArgumentName();
    if (At("="))
      Report(Peek(), "only an optional argument can have a default value");
  }
  return argument;
}

// ArgumentName :
//     ArgumentNameKeyword
//     identifier
// https://webidl.spec.whatwg.org/#prod-ArgumentName
NameNode Parser::ParseArgumentName() {
  bool is_keyword = At(TokenKind::kTerminal) &&
                    std::find(std::begin(kArgumentNameKeywords),
                              std::end(kArgumentNameKeywords),
                              Peek().text) != std::end(kArgumentNameKeywords);
  if (!is_keyword)
    return ExpectIdentifier("as the name of the argument");
  Token token = Consume();
  return {token.text, token.location};
}

// Default :
//     "=" DefaultValue
//     ε
// https://webidl.spec.whatwg.org/#prod-Default
std::optional<ValueNode> Parser::ParseDefault() {
  if (!ConsumeIf("="))
    return std::nullopt;
  return ParseDefaultValue();
}

// DefaultValue :
//     ConstValue
//     string
//     "[" "]"
//     "{" "}"
//     "null"
//     "undefined"
// https://webidl.spec.whatwg.org/#prod-DefaultValue
ValueNode Parser::ParseDefaultValue() {
  Token token = Peek();
  ValueNode node{{}, {token.text, token.location}};
  if (ConsumeIf("null")) {
    node.value.kind = Value::Kind::kNull;
  } else if (ConsumeIf("undefined")) {
    node.value.kind = Value::Kind::kUndefined;
  } else if (ConsumeIf("[")) {
    node.value.kind = Value::Kind::kEmptySequence;
    Expect("]", "after \"[\": only the empty sequence can be a default value");
  } else if (ConsumeIf("{")) {
    node.value.kind = Value::Kind::kEmptyDictionary;
    Expect("}", "after \"{\": only the empty object can be a default value");
  } else if (At(TokenKind::kString)) {
    Consume();
    node.value.kind = Value::Kind::kString;
    node.value.string = token.text.substr(1, token.text.size() - 2);
  } else {
    return ParseConstValue();
  }
  return node;
}

// ConstValue :
//     BooleanLiteral
//     FloatLiteral
//     integer
// https://webidl.spec.whatwg.org/#prod-ConstValue
ValueNode Parser::ParseConstValue() {
  Token token = Peek();
  ValueNode node{{}, {token.text, token.location}};
  Value& value = node.value;
  if (At("true") || At("false")) {
    value.kind = Value::Kind::kBoolean;
    value.boolean = Consume().text == "true";
  } else if (At(TokenKind::kInteger)) {
    value = ParseInteger(Consume());
  } else if (At(TokenKind::kDecimal)) {
    value.kind = Value::Kind::kDecimal;
    value.decimal = std::strtod(std::string(Consume().text).c_str(), nullptr);
  } else if (At("Infinity") || At("-Infinity")) {
    value.kind = Value::Kind::kDecimal;
    value.decimal = Consume().text == "Infinity"
                        ? std::numeric_limits<double>::infinity()
                        : -std::numeric_limits<double>::infinity();
  } else if (ConsumeIf("NaN")) {
    value.kind = Value::Kind::kDecimal;
    value.decimal = std::numeric_limits<double>::quiet_NaN();
  } else {
    ReportExpected("a value");
  }
  return node;
}

// https://webidl.spec.whatwg.org/#prod-integer
Value Parser::ParseInteger(const Token& token) {
  Value value;
  value.kind = Value::Kind::kInteger;
  // 1. Let S be the sequence of scalar values matched by the integer token.
  std::string_view s = token.text;
  // 2. Let sign be −1 if S begins with U+002D (-), and 1 otherwise.
  value.negative = s.starts_with('-');
  if (value.negative)
    s.remove_prefix(1);
  // 3. Let base be the base of the number based on the scalar values that
  // follow
  //    the optional leading U+002D (-): 16 after 0X or 0x, 8 after 0, else 10.
  int base = 10;
  if (s.starts_with("0x") || s.starts_with("0X")) {
    base = 16;
    s.remove_prefix(2);
  } else if (s.starts_with('0')) {
    base = 8;
  }
  // 4. Let number be the result of interpreting all remaining scalar values […]
  //    as an integer specified in base base.
  std::from_chars_result result =
      std::from_chars(s.data(), s.data() + s.size(), value.magnitude, base);
  if (result.ec == std::errc::result_out_of_range)
    Report(token, "the integer is too large for every type");
  // 5. Return sign × number.
  return value;
}

}  // namespace wsjs::idl
