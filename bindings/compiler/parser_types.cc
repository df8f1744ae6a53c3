// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <iterator>
#include <utility>

#include "bindings/compiler/parser.h"

namespace wsjs::idl {

namespace {

// The types of one word.
constexpr std::pair<std::string_view, TypeKind> kSimpleTypes[] = {
    {"ArrayBuffer", TypeKind::kArrayBuffer},
    {"BigInt64Array", TypeKind::kBigInt64Array},
    {"BigUint64Array", TypeKind::kBigUint64Array},
    {"ByteString", TypeKind::kByteString},
    {"DOMString", TypeKind::kDOMString},
    {"DataView", TypeKind::kDataView},
    {"Float16Array", TypeKind::kFloat16Array},
    {"Float32Array", TypeKind::kFloat32Array},
    {"Float64Array", TypeKind::kFloat64Array},
    {"Int16Array", TypeKind::kInt16Array},
    {"Int32Array", TypeKind::kInt32Array},
    {"Int8Array", TypeKind::kInt8Array},
    {"SharedArrayBuffer", TypeKind::kSharedArrayBuffer},
    {"USVString", TypeKind::kUSVString},
    {"Uint16Array", TypeKind::kUint16Array},
    {"Uint32Array", TypeKind::kUint32Array},
    {"Uint8Array", TypeKind::kUint8Array},
    {"Uint8ClampedArray", TypeKind::kUint8ClampedArray},
    {"any", TypeKind::kAny},
    {"bigint", TypeKind::kBigInt},
    {"boolean", TypeKind::kBoolean},
    {"byte", TypeKind::kByte},
    {"object", TypeKind::kObject},
    {"octet", TypeKind::kOctet},
    {"symbol", TypeKind::kSymbol},
    {"undefined", TypeKind::kUndefined},
};

std::optional<TypeKind> SimpleType(std::string_view word) {
  for (const auto& [name, kind] : kSimpleTypes) {
    if (name == word)
      return kind;
  }
  return std::nullopt;
}

}  // namespace

// TypeWithExtendedAttributes :
//     ExtendedAttributeList Type
// https://webidl.spec.whatwg.org/#prod-TypeWithExtendedAttributes
TypeNode Parser::ParseTypeWithExtendedAttributes() {
  ExtendedAttributeNodes attributes = ParseExtendedAttributeList();
  TypeNode type = ParseType();
  type.extended_attributes = std::move(attributes);
  return type;
}

// Type :
//     SingleType
//     UnionType Null
// https://webidl.spec.whatwg.org/#prod-Type
TypeNode Parser::ParseType() {
  if (!CheckDepth())
    return {};
  ++depth_;
  TypeNode type = At("(") ? ParseUnionType() : ParseSingleType();
  --depth_;
  return type;
}

// UnionType :
//     "(" UnionMemberType "or" UnionMemberType UnionMemberTypes ")"
// UnionMemberTypes :
//     "or" UnionMemberType UnionMemberTypes
//     ε
// https://webidl.spec.whatwg.org/#prod-UnionType
TypeNode Parser::ParseUnionType() {
  TypeNode type;
  type.kind = TypeKind::kUnion;
  type.location = Consume().location;
  type.parameters.push_back(ParseUnionMemberType());
  Expect("or", "after the first member type of the union");
  type.parameters.push_back(ParseUnionMemberType());
  while (ConsumeIf("or"))
    type.parameters.push_back(ParseUnionMemberType());
  Expect(")", "or \"or\" after a member type of the union");
  ParseNull(type);
  return type;
}

// UnionMemberType :
//     ExtendedAttributeList DistinguishableType
//     UnionType Null
// https://webidl.spec.whatwg.org/#prod-UnionMemberType
TypeNode Parser::ParseUnionMemberType() {
  ExtendedAttributeNodes attributes = ParseExtendedAttributeList();
  if (At("any")) {
    Report(Peek(), "\"any\" can't be a member type of a union");
  } else if (At("Promise")) {
    Report(Peek(), "a promise type can't be a member type of a union");
  } else if (At("(") && !attributes.empty()) {
    Report(Peek(), "extended attributes can't be before a union in a union");
  }
  TypeNode type = ParseType();
  type.extended_attributes = std::move(attributes);
  return type;
}

// SingleType :
//     DistinguishableType
//     "any"
//     PromiseType
// DistinguishableType :
//     PrimitiveType Null
//     StringType Null
//     identifier Null
//     "sequence" "<" TypeWithExtendedAttributes ">" Null
//     "async_sequence" "<" TypeWithExtendedAttributes ">" Null
//     "object" Null
//     "symbol" Null
//     BufferRelatedType Null
//     "FrozenArray" "<" TypeWithExtendedAttributes ">" Null
//     "ObservableArray" "<" TypeWithExtendedAttributes ">" Null
//     RecordType Null
//     "undefined" Null
// PromiseType :
//     "Promise" "<" Type ">"
// https://webidl.spec.whatwg.org/#prod-SingleType
TypeNode Parser::ParseSingleType() {
  TypeNode type;
  if (At(TokenKind::kIdentifier)) {
    NameNode name = ExpectIdentifier("as a type");
    type.name = name.text;
    type.location = name.location;
    type.length = name.text.size();
  } else if (At("sequence")) {
    type = ParseParameterizedType(TypeKind::kSequence);
  } else if (At("async_sequence")) {
    type = ParseParameterizedType(TypeKind::kAsyncSequence);
  } else if (At("FrozenArray")) {
    type = ParseParameterizedType(TypeKind::kFrozenArray);
  } else if (At("ObservableArray")) {
    type = ParseParameterizedType(TypeKind::kObservableArray);
  } else if (At("Promise")) {
    type = ParseParameterizedType(TypeKind::kPromise);
  } else if (At("record")) {
    type = ParseRecordType();
  } else if (!At(TokenKind::kTerminal)) {
    ReportExpected("a type");
  } else if ((type.kind = SimpleType(Peek().text))) {
    Token token = Consume();
    type.location = token.location;
    type.length = token.text.size();
  } else {
    type = ParseNumericType();
  }
  bool can_be_nullable =
      type.kind != TypeKind::kAny && type.kind != TypeKind::kPromise;
  if (can_be_nullable)
    ParseNull(type);
  else if (At("?"))
    Report(Peek(), "\"any\" and promise types can't be nullable");
  return type;
}

// "sequence" "<" TypeWithExtendedAttributes ">", and others of this form.
TypeNode Parser::ParseParameterizedType(TypeKind kind) {
  TypeNode type;
  Token word = Consume();
  type.kind = kind;
  type.location = word.location;
  type.length = word.text.size();
  std::string context = "after \"" + std::string(word.text) + "\"";
  Expect("<", context);
  // "Promise" "<" Type ">" takes no extended attributes.
  type.parameters.push_back(kind == TypeKind::kPromise
                                ? ParseType()
                                : ParseTypeWithExtendedAttributes());
  Expect(">", "after the type parameter");
  return type;
}

// RecordType :
//     "record" "<" StringType "," TypeWithExtendedAttributes ">"
// https://webidl.spec.whatwg.org/#prod-RecordType
//
// INTEROP: a typedef's name as the key isn't in the grammar, but some standards
// write one; the resolver checks that it is a string type.
TypeNode Parser::ParseRecordType() {
  TypeNode type;
  type.kind = TypeKind::kRecord;
  type.location = Consume().location;
  type.length = 6;
  Expect("<", "after \"record\"");
  type.parameters.push_back(ParseTypeWithExtendedAttributes());
  Expect(",", "after the key type of the record");
  type.parameters.push_back(ParseTypeWithExtendedAttributes());
  Expect(">", "after the types of the record");
  return type;
}

// UnrestrictedFloatType :
//     "unrestricted" FloatType
//     FloatType
// UnsignedIntegerType :
//     "unsigned" IntegerType
//     IntegerType
// IntegerType :
//     "short"
//     "long" OptionalLong
// https://webidl.spec.whatwg.org/#prod-PrimitiveType
TypeNode Parser::ParseNumericType() {
  TypeNode type;
  Token first = Peek();
  type.location = first.location;
  bool is_unsigned = ConsumeIf("unsigned");
  bool is_unrestricted = !is_unsigned && ConsumeIf("unrestricted");
  Token last = Peek();
  if (!is_unsigned && ConsumeIf("float")) {
    type.kind =
        is_unrestricted ? TypeKind::kUnrestrictedFloat : TypeKind::kFloat;
  } else if (!is_unsigned && ConsumeIf("double")) {
    type.kind =
        is_unrestricted ? TypeKind::kUnrestrictedDouble : TypeKind::kDouble;
  } else if (!is_unrestricted && ConsumeIf("short")) {
    type.kind = is_unsigned ? TypeKind::kUnsignedShort : TypeKind::kShort;
  } else if (!is_unrestricted && ConsumeIf("long")) {
    if (At("long")) {
      last = Consume();
      type.kind =
          is_unsigned ? TypeKind::kUnsignedLongLong : TypeKind::kLongLong;
    } else {
      type.kind = is_unsigned ? TypeKind::kUnsignedLong : TypeKind::kLong;
    }
  } else if (is_unsigned) {
    ReportExpected("short or long after \"unsigned\"");
  } else if (is_unrestricted) {
    ReportExpected("float or double after \"unrestricted\"");
  } else {
    ReportExpected("a type");
  }
  type.length = last.location.offset + last.text.size() - first.location.offset;
  return type;
}

// ConstType :
//     PrimitiveType
//     identifier
// https://webidl.spec.whatwg.org/#prod-ConstType
//
// Other types are left to the resolver, which has to look at a typedef's
// anyway.
TypeNode Parser::ParseConstType() {
  return ParseType();
}

// Null :
//     "?"
//     ε
// https://webidl.spec.whatwg.org/#prod-Null
void Parser::ParseNull(TypeNode& type) {
  type.nullable = ConsumeIf("?");
  if (At("?"))
    Report(Peek(), "the inner type of a nullable type can't be nullable");
}

}  // namespace wsjs::idl
