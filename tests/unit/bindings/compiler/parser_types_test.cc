// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <deque>
#include <string>

#include "bindings/compiler/parser.h"
#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

class ParserTypesTest : public testing::Test {
 protected:
  TypeNode TypeOf(const std::string& type) {
    const ParsedText& parsed = parsed_.emplace_back("typedef " + type + " A;");
    EXPECT_EQ(parsed.errors(), "");
    if (parsed.fragment().typedefs.empty())
      return {};
    return parsed.fragment().typedefs[0].type;
  }

 private:
  std::deque<ParsedText> parsed_;  // Names are views of its text.
};

std::string Error(const std::string& type) {
  return ParsedText("typedef " + type + " A;").errors();
}

TEST_F(ParserTypesTest, PrimitiveTypes) {
  const std::pair<const char*, TypeKind> kTypes[] = {
      {"boolean", TypeKind::kBoolean},
      {"byte", TypeKind::kByte},
      {"octet", TypeKind::kOctet},
      {"short", TypeKind::kShort},
      {"unsigned short", TypeKind::kUnsignedShort},
      {"long", TypeKind::kLong},
      {"unsigned long", TypeKind::kUnsignedLong},
      {"long long", TypeKind::kLongLong},
      {"unsigned long long", TypeKind::kUnsignedLongLong},
      {"float", TypeKind::kFloat},
      {"unrestricted float", TypeKind::kUnrestrictedFloat},
      {"double", TypeKind::kDouble},
      {"unrestricted double", TypeKind::kUnrestrictedDouble},
      {"bigint", TypeKind::kBigInt},
      {"any", TypeKind::kAny},
      {"undefined", TypeKind::kUndefined},
      {"object", TypeKind::kObject},
      {"symbol", TypeKind::kSymbol},
      {"DOMString", TypeKind::kDOMString},
      {"ByteString", TypeKind::kByteString},
      {"USVString", TypeKind::kUSVString},
  };
  for (const auto& [text, kind] : kTypes)
    EXPECT_EQ(TypeOf(text).kind, kind) << text;
}

TEST_F(ParserTypesTest, BufferRelatedTypes) {
  const std::pair<const char*, TypeKind> kTypes[] = {
      {"ArrayBuffer", TypeKind::kArrayBuffer},
      {"SharedArrayBuffer", TypeKind::kSharedArrayBuffer},
      {"DataView", TypeKind::kDataView},
      {"Int8Array", TypeKind::kInt8Array},
      {"Int16Array", TypeKind::kInt16Array},
      {"Int32Array", TypeKind::kInt32Array},
      {"Uint8Array", TypeKind::kUint8Array},
      {"Uint16Array", TypeKind::kUint16Array},
      {"Uint32Array", TypeKind::kUint32Array},
      {"Uint8ClampedArray", TypeKind::kUint8ClampedArray},
      {"BigInt64Array", TypeKind::kBigInt64Array},
      {"BigUint64Array", TypeKind::kBigUint64Array},
      {"Float16Array", TypeKind::kFloat16Array},
      {"Float32Array", TypeKind::kFloat32Array},
      {"Float64Array", TypeKind::kFloat64Array},
  };
  for (const auto& [text, kind] : kTypes)
    EXPECT_EQ(TypeOf(text).kind, kind) << text;
}

TEST_F(ParserTypesTest, NamedAndNullableTypes) {
  EXPECT_FALSE(TypeOf("Foo").kind);
  EXPECT_FALSE(TypeOf("Foo").nullable);
  EXPECT_TRUE(TypeOf("Foo?").nullable);
  EXPECT_TRUE(TypeOf("unsigned long?").nullable);
}

TEST_F(ParserTypesTest, ParameterizedTypes) {
  TypeNode sequence = TypeOf("sequence<[Clamp] octet?>?");
  EXPECT_EQ(sequence.kind, TypeKind::kSequence);
  EXPECT_TRUE(sequence.nullable);
  EXPECT_EQ(sequence.parameters.at(0).kind, TypeKind::kOctet);
  EXPECT_TRUE(sequence.parameters.at(0).nullable);
  EXPECT_EQ(TypeOf("async_sequence<any>").kind, TypeKind::kAsyncSequence);
  EXPECT_EQ(TypeOf("FrozenArray<Foo>").kind, TypeKind::kFrozenArray);
  EXPECT_EQ(TypeOf("ObservableArray<Foo>").kind, TypeKind::kObservableArray);
  EXPECT_EQ(TypeOf("Promise<sequence<any>>").kind, TypeKind::kPromise);
  TypeNode record = TypeOf("record<USVString, long>");
  EXPECT_EQ(record.kind, TypeKind::kRecord);
  EXPECT_EQ(record.parameters.size(), 2u);
}

TEST_F(ParserTypesTest, UnionTypes) {
  TypeNode type = TypeOf("(long or ([Clamp] octet or Foo)? or DOMString?)?");
  EXPECT_EQ(type.kind, TypeKind::kUnion);
  EXPECT_TRUE(type.nullable);
  ASSERT_EQ(type.parameters.size(), 3u);
  EXPECT_EQ(type.parameters[1].kind, TypeKind::kUnion);
  EXPECT_TRUE(type.parameters[1].nullable);
}

TEST_F(ParserTypesTest, UnionNeedsTwoMembers) {
  EXPECT_EQ(Error("(long)"),
            "test.idl:1:14: error: expected \"or\" after the first member type "
            "of the union, found \")\"\n"
            "typedef (long) A;\n"
            "             ^\n");
}

TEST_F(ParserTypesTest, AnyIsNoMemberOfAUnion) {
  EXPECT_EQ(Error("(any or long)"),
            "test.idl:1:10: error: \"any\" can't be a member type of a union\n"
            "typedef (any or long) A;\n"
            "         ^~~\n");
}

TEST_F(ParserTypesTest, PromiseIsNotNullable) {
  EXPECT_EQ(
      Error("Promise<any>?"),
      "test.idl:1:21: error: \"any\" and promise types can't be nullable\n"
      "typedef Promise<any>? A;\n"
      "                    ^\n");
}

TEST_F(ParserTypesTest, NullableOfNullableIsRefused) {
  EXPECT_EQ(Error("long??"),
            "test.idl:1:14: error: the inner type of a nullable type can't be "
            "nullable\n"
            "typedef long?? A;\n"
            "             ^\n");
}

TEST_F(ParserTypesTest, UnsignedIsOfIntegers) {
  EXPECT_EQ(Error("unsigned byte"),
            "test.idl:1:18: error: expected short or long after \"unsigned\", "
            "found \"byte\"\n"
            "typedef unsigned byte A;\n"
            "                 ^~~~\n");
}

TEST_F(ParserTypesTest, UnrestrictedIsOfFloats) {
  EXPECT_EQ(Error("unrestricted long"),
            "test.idl:1:22: error: expected float or double after "
            "\"unrestricted\", found \"long\"\n"
            "typedef unrestricted long A;\n"
            "                     ^~~~\n");
}

TEST_F(ParserTypesTest, KeywordIsNoType) {
  EXPECT_EQ(Error("interface"),
            "test.idl:1:9: error: expected a type, found \"interface\"\n"
            "typedef interface A;\n"
            "        ^~~~~~~~~\n");
}

TEST_F(ParserTypesTest, DeepNestingIsRefused) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i)
    deep += "sequence<";
  EXPECT_NE(Error(deep).find("nested too deeply"), std::string::npos);
}

}  // namespace
}  // namespace wsjs::idl
