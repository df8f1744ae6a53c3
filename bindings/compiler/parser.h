// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_PARSER_H_
#define WSJS_BINDINGS_COMPILER_PARSER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/compiler/ast.h"
#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/source_file.h"
#include "bindings/compiler/token.h"

namespace wsjs::idl {

// A recursive-descent parser of the grammar at
// https://webidl.spec.whatwg.org/#idl-grammar, one function a production (some
// productions are folded into the one that uses them).
//
// After an error the parser is in recovery: nothing more is consumed or
// reported, and every function returns what it has. The loop over members or
// definitions drops the broken one, skips to its end and goes on, so that one
// run reports several errors.
class Parser final {
 public:
  Parser(const SourceFile& file, Diagnostics& diagnostics);

  FragmentNode ParseDefinitions();

 private:
  // parser.cc: tokens and recovery.
  const Token& Peek(size_t ahead = 0) const;
  bool At(std::string_view terminal) const;
  bool At(TokenKind kind) const;
  bool ConsumeIf(std::string_view terminal);
  Token Consume();
  // Error: expected "terminal" context, found …
  void Expect(std::string_view terminal, std::string_view context);
  NameNode ExpectIdentifier(std::string_view context);
  void ReportExpected(std::string_view expected);
  void Report(const Token& token, std::string message);
  // False, and reported, where constructs are nested too deeply: they would
  // exhaust the stack.
  bool CheckDepth();
  void SkipDefinition();
  bool AtMember() const;
  void SkipMember(size_t start);

  // parser_definitions.cc
  void ParseDefinition(FragmentNode& fragment);
  void ParsePartial(ExtendedAttributeNodes, FragmentNode& fragment);
  void ParseInterfaceOrMixin(ExtendedAttributeNodes,
                             bool partial,
                             FragmentNode& fragment);
  void ParseCallbackRestOrInterface(ExtendedAttributeNodes,
                                    FragmentNode& fragment);
  void ParseContainer(ContainerNode::Kind kind,
                      ExtendedAttributeNodes,
                      bool partial,
                      FragmentNode& fragment);
  NameNode ParseInheritance();
  void ParseDictionary(ExtendedAttributeNodes,
                       bool partial,
                       FragmentNode& fragment);
  DictionaryMemberNode ParseDictionaryMember();
  EnumerationNode ParseEnum();
  TypedefNode ParseTypedef();
  IncludesNode ParseIncludesStatement();

  // parser_members.cc
  MemberNode ParseMember(ContainerNode::Kind kind);
  MemberNode ParseInterfaceMember();
  MemberNode ParseMixinMember();
  MemberNode ParseCallbackInterfaceMember();
  MemberNode ParseNamespaceMember();
  MemberNode ParseConst();
  MemberNode ParseReadOnlyMember();
  MemberNode ParseAttributeRest(AttributeNode attribute);
  MemberNode ParseStaticMember();
  MemberNode ParseStringifier();
  MemberNode ParseConstructor();
  MemberNode ParseSpecialOperation();
  MemberNode ParseRegularOperation(OperationNode operation);
  MemberNode ParseIterable();
  MemberNode ParseAsyncIterable();
  MemberNode ParseMaplikeRest(bool read_only);
  MemberNode ParseSetlikeRest(bool read_only);

  // parser_arguments.cc
  std::vector<ArgumentNode> ParseArgumentList();
  ArgumentNode ParseArgument();
  NameNode ParseArgumentName();
  std::optional<ValueNode> ParseDefault();
  ValueNode ParseDefaultValue();
  ValueNode ParseConstValue();
  Value ParseInteger(const Token& token);

  // parser_types.cc
  TypeNode ParseTypeWithExtendedAttributes();
  TypeNode ParseType();
  TypeNode ParseUnionType();
  TypeNode ParseUnionMemberType();
  TypeNode ParseSingleType();
  TypeNode ParseParameterizedType(TypeKind kind);
  TypeNode ParseRecordType();
  TypeNode ParseNumericType();
  TypeNode ParseConstType();
  void ParseNull(TypeNode& type);

  // parser_extended_attributes.cc
  ExtendedAttributeNodes ParseExtendedAttributeList();
  ExtendedAttributeNode ParseExtendedAttribute();
  void ParseExtendedAttributeValue(ExtendedAttributeNode& attribute);
  void ParseValueList(ExtendedAttributeNode& attribute);
  void SkipOtherForm(ExtendedAttributeNode& attribute);

  Diagnostics& diagnostics_;
  const std::vector<Token> tokens_;
  size_t position_ = 0;
  bool in_recovery_ = false;
  int depth_ = 0;  // Of types and extended attributes inside each other.
};

// https://webidl.spec.whatwg.org/#prod-Definitions
FragmentNode Parse(const SourceFile& file, Diagnostics& diagnostics);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_PARSER_H_
