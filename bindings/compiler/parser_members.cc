// SPDX-License-Identifier: BSD-3-Clause
#include <utility>

#include "bindings/compiler/parser.h"

namespace wsjs::idl {

MemberNode Parser::ParseMember(ContainerNode::Kind kind) {
  ExtendedAttributeNodes attributes = ParseExtendedAttributeList();
  MemberNode member;
  switch (kind) {
    case ContainerNode::Kind::kInterface:
      member = ParseInterfaceMember();
      break;
    case ContainerNode::Kind::kMixin:
      member = ParseMixinMember();
      break;
    case ContainerNode::Kind::kCallbackInterface:
      member = ParseCallbackInterfaceMember();
      break;
    case ContainerNode::Kind::kNamespace:
      member = ParseNamespaceMember();
      break;
  }
  member.extended_attributes = std::move(attributes);
  return member;
}

// InterfaceMember :
//     PartialInterfaceMember
//     Constructor
// PartialInterfaceMember :
//     Const
//     Operation
//     Stringifier
//     StaticMember
//     Iterable
//     AsyncIterable
//     ReadOnlyMember
//     ReadWriteAttribute
//     ReadWriteMaplike
//     ReadWriteSetlike
//     InheritAttribute
// https://webidl.spec.whatwg.org/#prod-InterfaceMember
//
// INTEROP: a Constructor is taken from a partial interface too. The grammar has
// none there, but two standards do.
MemberNode Parser::ParseInterfaceMember() {
  if (At("constructor"))
    return ParseConstructor();
  if (At("const"))
    return ParseConst();
  if (At("stringifier"))
    return ParseStringifier();
  if (At("static"))
    return ParseStaticMember();
  if (At("iterable"))
    return ParseIterable();
  if (At("async_iterable"))
    return ParseAsyncIterable();
  if (At("readonly"))
    return ParseReadOnlyMember();
  if (At("maplike"))
    return ParseMaplikeRest(false);
  if (At("setlike"))
    return ParseSetlikeRest(false);
  if (At("attribute"))
    return ParseAttributeRest({});
  if (At("getter") || At("setter") || At("deleter"))
    return ParseSpecialOperation();
  if (ConsumeIf("inherit")) {
    AttributeNode attribute;
    attribute.inherit = true;
    return ParseAttributeRest(std::move(attribute));
  }
  return ParseRegularOperation({});
}

// MixinMember :
//     Const
//     RegularOperation
//     Stringifier
//     OptionalReadOnly AttributeRest
// https://webidl.spec.whatwg.org/#prod-MixinMember
MemberNode Parser::ParseMixinMember() {
  if (At("const"))
    return ParseConst();
  if (At("stringifier"))
    return ParseStringifier();
  if (At("readonly") || At("attribute")) {
    AttributeNode attribute;
    attribute.read_only = ConsumeIf("readonly");
    return ParseAttributeRest(std::move(attribute));
  }
  return ParseRegularOperation({});
}

// CallbackInterfaceMember :
//     Const
//     RegularOperation
// https://webidl.spec.whatwg.org/#prod-CallbackInterfaceMember
MemberNode Parser::ParseCallbackInterfaceMember() {
  return At("const") ? ParseConst() : ParseRegularOperation({});
}

// NamespaceMember :
//     RegularOperation
//     "readonly" AttributeRest
//     Const
// https://webidl.spec.whatwg.org/#prod-NamespaceMember
MemberNode Parser::ParseNamespaceMember() {
  if (At("const"))
    return ParseConst();
  if (ConsumeIf("readonly")) {
    AttributeNode attribute;
    attribute.read_only = true;
    return ParseAttributeRest(std::move(attribute));
  }
  if (At("attribute"))
    Report(Peek(), "an attribute of a namespace must be readonly");
  return ParseRegularOperation({});
}

// Const :
//     "const" ConstType identifier "=" ConstValue ";"
// https://webidl.spec.whatwg.org/#prod-Const
MemberNode Parser::ParseConst() {
  Expect("const", "before the constant's type");
  MemberNode member;
  ConstantNode constant;
  constant.type = ParseConstType();
  member.name = ExpectIdentifier("as the name of the constant");
  Expect("=", "after the constant's name");
  constant.value = ParseConstValue();
  Expect(";", "after the constant");
  member.node = std::move(constant);
  return member;
}

// ReadOnlyMember :
//     "readonly" ReadOnlyMemberRest
// ReadOnlyMemberRest :
//     AttributeRest
//     MaplikeRest
//     SetlikeRest
// https://webidl.spec.whatwg.org/#prod-ReadOnlyMember
MemberNode Parser::ParseReadOnlyMember() {
  Expect("readonly", "before the member");
  if (At("maplike"))
    return ParseMaplikeRest(true);
  if (At("setlike"))
    return ParseSetlikeRest(true);
  AttributeNode attribute;
  attribute.read_only = true;
  return ParseAttributeRest(std::move(attribute));
}

// AttributeRest :
//     "attribute" TypeWithExtendedAttributes AttributeName ";"
// AttributeName :
//     AttributeNameKeyword
//     identifier
// AttributeNameKeyword :
//     "required"
// https://webidl.spec.whatwg.org/#prod-AttributeRest
MemberNode Parser::ParseAttributeRest(AttributeNode attribute) {
  Expect("attribute", "before the attribute's type");
  MemberNode member;
  attribute.type = ParseTypeWithExtendedAttributes();
  if (At("required")) {
    Token token = Consume();
    member.name = {token.text, token.location};
  } else {
    member.name = ExpectIdentifier("as the name of the attribute");
  }
  Expect(";", "after the attribute");
  member.node = std::move(attribute);
  return member;
}

// StaticMember :
//     "static" StaticMemberRest
// StaticMemberRest :
//     OptionalReadOnly AttributeRest
//     RegularOperation
// https://webidl.spec.whatwg.org/#prod-StaticMember
MemberNode Parser::ParseStaticMember() {
  Expect("static", "before the member");
  if (At("readonly") || At("attribute")) {
    AttributeNode attribute;
    attribute.is_static = true;
    attribute.read_only = ConsumeIf("readonly");
    return ParseAttributeRest(std::move(attribute));
  }
  OperationNode operation;
  operation.is_static = true;
  return ParseRegularOperation(std::move(operation));
}

// Stringifier :
//     "stringifier" StringifierRest
// StringifierRest :
//     OptionalReadOnly AttributeRest
//     ";"
// https://webidl.spec.whatwg.org/#prod-Stringifier
MemberNode Parser::ParseStringifier() {
  MemberNode member;
  member.name.location = Consume().location;
  member.node = StringifierNode();
  if (ConsumeIf(";"))
    return member;
  if (!At("readonly") && !At("attribute")) {
    ReportExpected("\";\" or an attribute after \"stringifier\"");
    return member;
  }
  AttributeNode attribute;
  attribute.stringifier = true;
  attribute.read_only = ConsumeIf("readonly");
  return ParseAttributeRest(std::move(attribute));
}

// Constructor :
//     "constructor" "(" ArgumentList ")" ";"
// https://webidl.spec.whatwg.org/#prod-Constructor
MemberNode Parser::ParseConstructor() {
  MemberNode member;
  member.name.location = Consume().location;
  ConstructorNode constructor;
  Expect("(", "after \"constructor\"");
  constructor.arguments = ParseArgumentList();
  Expect(")", "after the constructor's arguments");
  Expect(";", "after the constructor");
  member.node = std::move(constructor);
  return member;
}

// SpecialOperation :
//     Special RegularOperation
// Special :
//     "getter"
//     "setter"
//     "deleter"
// https://webidl.spec.whatwg.org/#prod-SpecialOperation
MemberNode Parser::ParseSpecialOperation() {
  OperationNode operation;
  if (ConsumeIf("getter"))
    operation.special = Operation::Special::kGetter;
  else if (ConsumeIf("setter"))
    operation.special = Operation::Special::kSetter;
  else if (ConsumeIf("deleter"))
    operation.special = Operation::Special::kDeleter;
  return ParseRegularOperation(std::move(operation));
}

// RegularOperation :
//     Type OperationRest
// OperationRest :
//     OptionalOperationName "(" ArgumentList ")" ";"
// OptionalOperationName :
//     OperationName
//     ε
// OperationName :
//     OperationNameKeyword
//     identifier
// OperationNameKeyword :
//     "includes"
// https://webidl.spec.whatwg.org/#prod-RegularOperation
MemberNode Parser::ParseRegularOperation(OperationNode operation) {
  MemberNode member;
  operation.return_type = ParseType();
  if (At("includes")) {
    Token token = Consume();
    member.name = {token.text, token.location};
  } else if (At("(") && operation.special != Operation::Special::kNone) {
    member.name.location = Peek().location;
  } else {
    member.name = ExpectIdentifier("as the name of the operation");
  }
  Expect("(", "before the operation's arguments");
  operation.arguments = ParseArgumentList();
  Expect(")", "after the operation's arguments");
  Expect(";", "after the operation");
  member.node = std::move(operation);
  return member;
}

// Iterable :
//     "iterable" "<" TypeWithExtendedAttributes OptionalType ">" ";"
// OptionalType :
//     "," TypeWithExtendedAttributes
//     ε
// https://webidl.spec.whatwg.org/#prod-Iterable
MemberNode Parser::ParseIterable() {
  MemberNode member;
  member.name.location = Consume().location;
  IterableNode iterable;
  Expect("<", "after \"iterable\"");
  iterable.value = ParseTypeWithExtendedAttributes();
  if (ConsumeIf(",")) {
    iterable.key = std::move(iterable.value);
    iterable.value = ParseTypeWithExtendedAttributes();
  }
  Expect(">", "after the types of the iterable");
  Expect(";", "after the iterable");
  member.node = std::move(iterable);
  return member;
}

// AsyncIterable :
//     "async_iterable" "<" TypeWithExtendedAttributes OptionalType ">"
//         OptionalArgumentList ";"
// OptionalArgumentList :
//     "(" ArgumentList ")"
//     ε
// https://webidl.spec.whatwg.org/#prod-AsyncIterable
MemberNode Parser::ParseAsyncIterable() {
  MemberNode member;
  member.name.location = Consume().location;
  IterableNode iterable;
  iterable.kind = Iterable::Kind::kAsyncIterable;
  Expect("<", "after \"async_iterable\"");
  iterable.value = ParseTypeWithExtendedAttributes();
  if (ConsumeIf(",")) {
    iterable.key = std::move(iterable.value);
    iterable.value = ParseTypeWithExtendedAttributes();
  }
  Expect(">", "after the types of the async_iterable");
  if (ConsumeIf("(")) {
    iterable.arguments = ParseArgumentList();
    Expect(")", "after the arguments of the async_iterable");
  }
  Expect(";", "after the async_iterable");
  member.node = std::move(iterable);
  return member;
}

// MaplikeRest :
//     "maplike" "<" TypeWithExtendedAttributes "," TypeWithExtendedAttributes
//         ">" ";"
// https://webidl.spec.whatwg.org/#prod-MaplikeRest
MemberNode Parser::ParseMaplikeRest(bool read_only) {
  MemberNode member;
  member.name.location = Consume().location;
  IterableNode iterable;
  iterable.kind = Iterable::Kind::kMaplike;
  iterable.read_only = read_only;
  Expect("<", "after \"maplike\"");
  iterable.key = ParseTypeWithExtendedAttributes();
  Expect(",", "after the key type of the maplike");
  iterable.value = ParseTypeWithExtendedAttributes();
  Expect(">", "after the types of the maplike");
  Expect(";", "after the maplike");
  member.node = std::move(iterable);
  return member;
}

// SetlikeRest :
//     "setlike" "<" TypeWithExtendedAttributes ">" ";"
// https://webidl.spec.whatwg.org/#prod-SetlikeRest
MemberNode Parser::ParseSetlikeRest(bool read_only) {
  MemberNode member;
  member.name.location = Consume().location;
  IterableNode iterable;
  iterable.kind = Iterable::Kind::kSetlike;
  iterable.read_only = read_only;
  Expect("<", "after \"setlike\"");
  iterable.value = ParseTypeWithExtendedAttributes();
  Expect(">", "after the type of the setlike");
  Expect(";", "after the setlike");
  member.node = std::move(iterable);
  return member;
}

}  // namespace wsjs::idl
