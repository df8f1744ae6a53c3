// SPDX-License-Identifier: BSD-3-Clause
#include <utility>

#include "bindings/compiler/parser.h"

namespace wsjs::idl {

// ExtendedAttributeList :
//     "[" ExtendedAttribute ExtendedAttributes "]"
//     ε
// ExtendedAttributes :
//     "," ExtendedAttribute ExtendedAttributes
//     ε
// https://webidl.spec.whatwg.org/#prod-ExtendedAttributeList
ExtendedAttributeNodes Parser::ParseExtendedAttributeList() {
  ExtendedAttributeNodes attributes;
  if (!CheckDepth() || !ConsumeIf("["))
    return attributes;
  ++depth_;
  do {
    attributes.push_back(ParseExtendedAttribute());
  } while (ConsumeIf(","));
  --depth_;
  Expect("]", "or \",\" after an extended attribute");
  return attributes;
}

// ExtendedAttributeNoArgs :
//     identifier
// ExtendedAttributeArgList :
//     identifier "(" ArgumentList ")"
// and with "=" the forms of ParseExtendedAttributeValue.
// https://webidl.spec.whatwg.org/#idl-extended-attributes
ExtendedAttributeNode Parser::ParseExtendedAttribute() {
  ExtendedAttributeNode attribute;
  attribute.name = ExpectIdentifier("as the name of an extended attribute");
  if (ConsumeIf("(")) {
    attribute.form = ExtendedAttributeNode::Form::kArgList;
    attribute.arguments = ParseArgumentList();
    Expect(")", "after the extended attribute's arguments");
  } else if (ConsumeIf("=")) {
    ParseExtendedAttributeValue(attribute);
  }
  if (!At(",") && !At("]"))
    SkipOtherForm(attribute);
  return attribute;
}

// ExtendedAttributeIdent :
//     identifier "=" identifier
// ExtendedAttributeString :
//     identifier "=" string
// ExtendedAttributeInteger :
//     identifier "=" integer
// ExtendedAttributeDecimal :
//     identifier "=" decimal
// ExtendedAttributeWildcard :
//     identifier "=" "*"
// ExtendedAttributeIdentList :
//     identifier "=" "(" IdentifierList ")"
// ExtendedAttributeIntegerList :
//     identifier "=" "(" IntegerList ")"
// ExtendedAttributeNamedArgList :
//     identifier "=" identifier "(" ArgumentList ")"
void Parser::ParseExtendedAttributeValue(ExtendedAttributeNode& attribute) {
  using Form = ExtendedAttributeNode::Form;
  if (ConsumeIf("(")) {
    ParseValueList(attribute);
    return;
  }
  if (At(TokenKind::kIdentifier)) {
    attribute.form = Form::kIdent;
    attribute.values.push_back(ExpectIdentifier("as the value"));
    if (ConsumeIf("(")) {
      attribute.form = Form::kNamedArgList;
      attribute.arguments = ParseArgumentList();
      Expect(")", "after the extended attribute's arguments");
    }
    return;
  }

  if (At(TokenKind::kString)) {
    attribute.form = Form::kString;
  } else if (At(TokenKind::kInteger)) {
    attribute.form = Form::kInteger;
  } else if (At(TokenKind::kDecimal)) {
    attribute.form = Form::kDecimal;
  } else if (At("*")) {
    attribute.form = Form::kWildcard;
  } else {
    ReportExpected(
        "an identifier, a list in parentheses, a string, a number or \"*\" "
        "after \"=\"");
  }
  Token token = Consume();
  attribute.values.push_back({token.text, token.location});
}

// IdentifierList :
//     identifier Identifiers
// Identifiers :
//     "," identifier Identifiers
//     ε
// IntegerList :
//     integer Integers
// Integers :
//     "," integer Integers
//     ε
// https://webidl.spec.whatwg.org/#prod-IdentifierList
void Parser::ParseValueList(ExtendedAttributeNode& attribute) {
  bool integers = At(TokenKind::kInteger);
  attribute.form = integers ? ExtendedAttributeNode::Form::kIntegerList
                            : ExtendedAttributeNode::Form::kIdentList;
  do {
    if (!integers) {
      attribute.values.push_back(ExpectIdentifier("in the list"));
    } else if (At(TokenKind::kInteger)) {
      Token token = Consume();
      attribute.values.push_back({token.text, token.location});
    } else {
      ReportExpected("an integer in the list");
    }
  } while (ConsumeIf(","));
  Expect(")", "or \",\" after an item of the list");
}

// "any non-empty sequence of terminal symbols (as long as any parentheses,
// square brackets or braces are balanced, and the , token appears only within
// those balanced brackets)"
// https://webidl.spec.whatwg.org/#prod-ExtendedAttribute
void Parser::SkipOtherForm(ExtendedAttributeNode& attribute) {
  attribute.form = ExtendedAttributeNode::Form::kOther;
  int depth = 0;
  while (!in_recovery_ && !At(TokenKind::kEndOfFile)) {
    if (depth == 0 && (At(",") || At("]")))
      return;
    Token token = Consume();
    if (token.Is("(") || token.Is("[") || token.Is("{"))
      ++depth;
    else if (token.Is(")") || token.Is("]") || token.Is("}"))
      --depth;
    if (depth < 0)
      Report(token, "unbalanced bracket in an extended attribute");
  }
}

}  // namespace wsjs::idl
