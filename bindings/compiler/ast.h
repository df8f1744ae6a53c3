// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_AST_H_
#define WSJS_BINDINGS_COMPILER_AST_H_

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "bindings/compiler/model.h"
#include "bindings/compiler/source_file.h"

namespace wsjs::idl {

// What the parser makes of one file, close to the grammar: nothing is resolved
// or merged. Names are views of the source without their leading underscore.

struct ArgumentNode;

// A name as it was written.
struct NameNode {
  std::string_view text;
  SourceLocation location;
};

// https://webidl.spec.whatwg.org/#idl-extended-attributes
struct ExtendedAttributeNode {
  enum class Form {
    kNoArgs,
    kArgList,
    kIdent,
    kString,
    kInteger,
    kDecimal,
    kWildcard,
    kIdentList,
    kIntegerList,
    kNamedArgList,
    kOther,  // Balanced brackets that no extended attribute of ours takes.
  };
  Form form = Form::kNoArgs;
  NameNode name;
  // The identifiers, numbers or strings after the "="; "*" of a wildcard.
  std::vector<NameNode> values;
  std::vector<ArgumentNode> arguments;
};

using ExtendedAttributeNodes = std::vector<ExtendedAttributeNode>;

struct TypeNode {
  SourceLocation location;
  size_t length = 1;  // Of the text that location is the start of.

  // Absent of a type that is given by `name`, and never kNullable.
  std::optional<TypeKind> kind;
  std::string_view name;
  std::vector<TypeNode> parameters;  // Of a union its member types.
  bool nullable = false;
  ExtendedAttributeNodes extended_attributes;
};

struct ValueNode {
  Value value;
  NameNode text;
};

struct ArgumentNode {
  ExtendedAttributeNodes extended_attributes;
  NameNode name;
  TypeNode type;
  bool optional = false;
  bool variadic = false;
  std::optional<ValueNode> default_value;
};

struct ConstantNode {
  TypeNode type;
  ValueNode value;
};

struct AttributeNode {
  TypeNode type;
  bool is_static = false;
  bool read_only = false;
  bool inherit = false;
  bool stringifier = false;
};

struct OperationNode {
  TypeNode return_type;
  std::vector<ArgumentNode> arguments;
  Operation::Special special = Operation::Special::kNone;
  bool is_static = false;
};

struct ConstructorNode {
  std::vector<ArgumentNode> arguments;
};

// `stringifier;`
struct StringifierNode {};

struct IterableNode {
  Iterable::Kind kind = Iterable::Kind::kIterable;
  bool read_only = false;
  std::optional<TypeNode> key;
  TypeNode value;
  std::vector<ArgumentNode> arguments;
};

// A member of an interface, mixin, callback interface or namespace.
struct MemberNode {
  ExtendedAttributeNodes extended_attributes;
  // Without text for a constructor, a stringifier, an iterable and a special
  // operation without a name; the location is that of the keyword then.
  NameNode name;
  std::variant<ConstantNode,
               AttributeNode,
               OperationNode,
               ConstructorNode,
               StringifierNode,
               IterableNode>
      node;
};

// A definition, or a part of one, that has members.
struct ContainerNode {
  enum class Kind { kInterface, kMixin, kCallbackInterface, kNamespace };
  Kind kind = Kind::kInterface;
  bool partial = false;
  ExtendedAttributeNodes extended_attributes;
  NameNode name;
  NameNode inherited;  // No text without one.
  std::vector<MemberNode> members;
};

struct DictionaryMemberNode {
  ExtendedAttributeNodes extended_attributes;
  NameNode name;
  TypeNode type;
  bool required = false;
  std::optional<ValueNode> default_value;
};

struct DictionaryNode {
  bool partial = false;
  ExtendedAttributeNodes extended_attributes;
  NameNode name;
  NameNode inherited;  // No text without one.
  std::vector<DictionaryMemberNode> members;
};

struct EnumerationNode {
  ExtendedAttributeNodes extended_attributes;
  NameNode name;
  std::vector<NameNode> values;  // Without quotation marks.
};

struct CallbackFunctionNode {
  ExtendedAttributeNodes extended_attributes;
  NameNode name;
  TypeNode return_type;
  std::vector<ArgumentNode> arguments;
  bool is_constructor = false;
};

struct TypedefNode {
  ExtendedAttributeNodes extended_attributes;
  NameNode name;
  TypeNode type;
};

struct IncludesNode {
  ExtendedAttributeNodes extended_attributes;
  NameNode interface;
  NameNode mixin;
};

// https://webidl.spec.whatwg.org/#dfn-idl-fragment
struct FragmentNode {
  std::vector<ContainerNode> containers;
  std::vector<DictionaryNode> dictionaries;
  std::vector<EnumerationNode> enumerations;
  std::vector<CallbackFunctionNode> callback_functions;
  std::vector<TypedefNode> typedefs;
  std::vector<IncludesNode> includes;
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_AST_H_
