// SPDX-License-Identifier: BSD-3-Clause
#include <utility>

#include "bindings/compiler/parser.h"

namespace wsjs::idl {

// Definition :
//     CallbackOrInterfaceOrMixin
//     Namespace
//     Partial
//     Dictionary
//     Enum
//     Typedef
//     IncludesStatement
// https://webidl.spec.whatwg.org/#prod-Definition
void Parser::ParseDefinition(FragmentNode& fragment) {
  ExtendedAttributeNodes attributes = ParseExtendedAttributeList();
  if (ConsumeIf("callback")) {
    ParseCallbackRestOrInterface(std::move(attributes), fragment);
  } else if (ConsumeIf("interface")) {
    ParseInterfaceOrMixin(std::move(attributes), false, fragment);
  } else if (ConsumeIf("namespace")) {
    ParseContainer(ContainerNode::Kind::kNamespace, std::move(attributes),
                   false, fragment);
  } else if (ConsumeIf("partial")) {
    ParsePartial(std::move(attributes), fragment);
  } else if (ConsumeIf("dictionary")) {
    ParseDictionary(std::move(attributes), false, fragment);
  } else if (ConsumeIf("enum")) {
    EnumerationNode enumeration = ParseEnum();
    enumeration.extended_attributes = std::move(attributes);
    if (!in_recovery_)
      fragment.enumerations.push_back(std::move(enumeration));
  } else if (ConsumeIf("typedef")) {
    TypedefNode typedef_node = ParseTypedef();
    typedef_node.extended_attributes = std::move(attributes);
    if (!in_recovery_)
      fragment.typedefs.push_back(std::move(typedef_node));
  } else if (At(TokenKind::kIdentifier)) {
    IncludesNode includes = ParseIncludesStatement();
    includes.extended_attributes = std::move(attributes);
    if (!in_recovery_)
      fragment.includes.push_back(std::move(includes));
  } else {
    ReportExpected(
        "a definition (callback, dictionary, enum, interface, namespace, "
        "partial, typedef or an includes statement)");
  }
}

// Partial :
//     "partial" PartialDefinition
// PartialDefinition :
//     "interface" PartialInterfaceOrPartialMixin
//     PartialDictionary
//     Namespace
// https://webidl.spec.whatwg.org/#prod-PartialDefinition
void Parser::ParsePartial(ExtendedAttributeNodes attributes,
                          FragmentNode& fragment) {
  if (ConsumeIf("interface")) {
    ParseInterfaceOrMixin(std::move(attributes), true, fragment);
  } else if (ConsumeIf("dictionary")) {
    ParseDictionary(std::move(attributes), true, fragment);
  } else if (ConsumeIf("namespace")) {
    ParseContainer(ContainerNode::Kind::kNamespace, std::move(attributes), true,
                   fragment);
  } else {
    ReportExpected("interface, dictionary or namespace after \"partial\"");
  }
}

// InterfaceOrMixin :
//     InterfaceRest
//     MixinRest
// https://webidl.spec.whatwg.org/#prod-InterfaceOrMixin
void Parser::ParseInterfaceOrMixin(ExtendedAttributeNodes attributes,
                                   bool partial,
                                   FragmentNode& fragment) {
  auto kind = ConsumeIf("mixin") ? ContainerNode::Kind::kMixin
                                 : ContainerNode::Kind::kInterface;
  ParseContainer(kind, std::move(attributes), partial, fragment);
}

// CallbackRestOrInterface :
//     CallbackRest
//     "interface" identifier "{" CallbackInterfaceMembers "}" ";"
// CallbackRest :
//     identifier "=" Type "(" ArgumentList ")" ";"
// https://webidl.spec.whatwg.org/#prod-CallbackRestOrInterface
//
// INTEROP: earlier editions also had "constructor" CallbackRest, for callbacks
// that are called as constructors.
void Parser::ParseCallbackRestOrInterface(ExtendedAttributeNodes attributes,
                                          FragmentNode& fragment) {
  if (ConsumeIf("interface")) {
    ParseContainer(ContainerNode::Kind::kCallbackInterface,
                   std::move(attributes), false, fragment);
    return;
  }
  CallbackFunctionNode callback;
  callback.extended_attributes = std::move(attributes);
  callback.is_constructor = ConsumeIf("constructor");
  callback.name = ExpectIdentifier("or \"interface\" after \"callback\"");
  Expect("=", "after the callback function's name");
  callback.return_type = ParseType();
  Expect("(", "before the callback function's arguments");
  callback.arguments = ParseArgumentList();
  Expect(")", "after the callback function's arguments");
  Expect(";", "after the callback function");
  if (!in_recovery_)
    fragment.callback_functions.push_back(std::move(callback));
}

// InterfaceRest :
//     identifier Inheritance "{" InterfaceMembers "}" ";"
// PartialInterfaceRest :
//     identifier "{" PartialInterfaceMembers "}" ";"
// MixinRest :
//     "mixin" identifier "{" MixinMembers "}" ";"
// Namespace :
//     "namespace" identifier "{" NamespaceMembers "}" ";"
// https://webidl.spec.whatwg.org/#prod-InterfaceRest
void Parser::ParseContainer(ContainerNode::Kind kind,
                            ExtendedAttributeNodes attributes,
                            bool partial,
                            FragmentNode& fragment) {
  ContainerNode container;
  container.kind = kind;
  container.partial = partial;
  container.extended_attributes = std::move(attributes);
  container.name = ExpectIdentifier("as the name of the definition");
  if (kind == ContainerNode::Kind::kInterface && !partial)
    container.inherited = ParseInheritance();
  Expect("{", "before the members");
  while (AtMember()) {
    size_t start = position_;
    MemberNode member = ParseMember(kind);
    if (in_recovery_)
      SkipMember(start);
    else
      container.members.push_back(std::move(member));
  }
  Expect("}", "after the members");
  Expect(";", "after the definition");
  // Members that are right are kept, so that what refers to this definition
  // isn't reported too.
  if (!container.name.text.empty())
    fragment.containers.push_back(std::move(container));
}

// Inheritance :
//     ":" identifier
//     ε
// https://webidl.spec.whatwg.org/#prod-Inheritance
NameNode Parser::ParseInheritance() {
  if (!ConsumeIf(":"))
    return {};
  return ExpectIdentifier("to inherit from");
}

// Dictionary :
//     "dictionary" identifier Inheritance "{" DictionaryMembers "}" ";"
// PartialDictionary :
//     "dictionary" identifier "{" DictionaryMembers "}" ";"
// https://webidl.spec.whatwg.org/#prod-Dictionary
void Parser::ParseDictionary(ExtendedAttributeNodes attributes,
                             bool partial,
                             FragmentNode& fragment) {
  DictionaryNode dictionary;
  dictionary.partial = partial;
  dictionary.extended_attributes = std::move(attributes);
  dictionary.name = ExpectIdentifier("as the name of the dictionary");
  if (!partial)
    dictionary.inherited = ParseInheritance();
  Expect("{", "before the dictionary's members");
  while (AtMember()) {
    size_t start = position_;
    DictionaryMemberNode member = ParseDictionaryMember();
    if (in_recovery_)
      SkipMember(start);
    else
      dictionary.members.push_back(std::move(member));
  }
  Expect("}", "after the dictionary's members");
  Expect(";", "after the dictionary");
  if (!dictionary.name.text.empty())
    fragment.dictionaries.push_back(std::move(dictionary));
}

// DictionaryMember :
//     ExtendedAttributeList DictionaryMemberRest
// DictionaryMemberRest :
//     "required" TypeWithExtendedAttributes identifier ";"
//     Type identifier Default ";"
// https://webidl.spec.whatwg.org/#prod-DictionaryMember
DictionaryMemberNode Parser::ParseDictionaryMember() {
  DictionaryMemberNode member;
  member.extended_attributes = ParseExtendedAttributeList();
  member.required = ConsumeIf("required");
  member.type =
      member.required ? ParseTypeWithExtendedAttributes() : ParseType();
  member.name = ExpectIdentifier("as the name of the dictionary member");
  if (member.required && At("=")) {
    Report(Peek(), "a required dictionary member can't have a default value");
    return member;
  }
  member.default_value = ParseDefault();
  Expect(";", "after the dictionary member");
  return member;
}

// Enum :
//     "enum" identifier "{" EnumValueList "}" ";"
// EnumValueList :
//     string EnumValueListComma
// EnumValueListComma :
//     "," EnumValueListString
//     ε
// EnumValueListString :
//     string EnumValueListComma
//     ε
// https://webidl.spec.whatwg.org/#prod-Enum
EnumerationNode Parser::ParseEnum() {
  EnumerationNode enumeration;
  enumeration.name = ExpectIdentifier("as the name of the enumeration");
  Expect("{", "before the enumeration's values");
  do {
    if (!enumeration.values.empty() && At("}"))
      break;
    if (!At(TokenKind::kString)) {
      ReportExpected("a string as a value of the enumeration");
      break;
    }
    Token token = Consume();
    token.text.remove_prefix(1);
    token.text.remove_suffix(1);
    enumeration.values.push_back({token.text, token.location});
  } while (ConsumeIf(","));
  Expect("}", "after the enumeration's values");
  Expect(";", "after the enumeration");
  return enumeration;
}

// Typedef :
//     "typedef" TypeWithExtendedAttributes identifier ";"
// https://webidl.spec.whatwg.org/#prod-Typedef
TypedefNode Parser::ParseTypedef() {
  TypedefNode typedef_node;
  typedef_node.type = ParseTypeWithExtendedAttributes();
  typedef_node.name = ExpectIdentifier("as the name of the typedef");
  Expect(";", "after the typedef");
  return typedef_node;
}

// IncludesStatement :
//     identifier "includes" identifier ";"
// https://webidl.spec.whatwg.org/#prod-IncludesStatement
IncludesNode Parser::ParseIncludesStatement() {
  IncludesNode includes;
  includes.interface = ExpectIdentifier("as the including interface");
  Expect("includes", "after the identifier that starts an includes statement");
  includes.mixin = ExpectIdentifier("as the mixin to include");
  Expect(";", "after the includes statement");
  return includes;
}

}  // namespace wsjs::idl
