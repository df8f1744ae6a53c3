// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <vector>

#include "bindings/compiler/parser.h"
#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

class ParserInterfacesTest : public testing::Test {
 protected:
  // The members of the only definition in `text`.
  const std::vector<MemberNode>& Members(const std::string& text) {
    const ParsedText& parsed =
        parsed_.emplace_back("interface A { " + text + " };");
    EXPECT_EQ(parsed.errors(), "");
    return parsed.fragment().containers.at(0).members;
  }

 private:
  std::deque<ParsedText> parsed_;  // Names are views of its text.
};

std::string Error(const std::string& member) {
  return ParsedText("interface A {\n" + member + "\n};").errors();
}

TEST_F(ParserInterfacesTest, EmptyFileHasNoDefinitions) {
  ParsedText parsed("  // nothing\n");
  EXPECT_EQ(parsed.errors(), "");
  EXPECT_TRUE(parsed.fragment().containers.empty());
}

TEST_F(ParserInterfacesTest, InterfaceHasNameAndInheritance) {
  ParsedText parsed("interface A : B {}; interface _interface {};");
  EXPECT_EQ(parsed.errors(), "");
  const ContainerNode& a = parsed.fragment().containers.at(0);
  EXPECT_EQ(a.kind, ContainerNode::Kind::kInterface);
  EXPECT_EQ(a.name.text, "A");
  EXPECT_EQ(a.inherited.text, "B");
  EXPECT_FALSE(a.partial);
  const ContainerNode& second = parsed.fragment().containers.at(1);
  EXPECT_EQ(second.name.text, "interface");
  EXPECT_EQ(second.inherited.text, "");
}

TEST_F(ParserInterfacesTest, PartialInterfaceDoesNotInherit) {
  EXPECT_EQ(ParsedText("partial interface A : B {};").errors(),
            "test.idl:1:21: error: expected \"{\" before the members, found "
            "\":\"\n"
            "partial interface A : B {};\n"
            "                    ^\n");
}

TEST_F(ParserInterfacesTest, MixinAndPartialMixin) {
  ParsedText parsed(
      "interface mixin A { attribute long a; };"
      "partial interface mixin A { readonly attribute long b; };");
  EXPECT_EQ(parsed.errors(), "");
  EXPECT_EQ(parsed.fragment().containers.at(0).kind,
            ContainerNode::Kind::kMixin);
  EXPECT_TRUE(parsed.fragment().containers.at(1).partial);
}

TEST_F(ParserInterfacesTest, MixinHasNoStaticMember) {
  EXPECT_EQ(ParsedText("interface mixin A { static long a(); };").errors(),
            "test.idl:1:21: error: expected a type, found \"static\"\n"
            "interface mixin A { static long a(); };\n"
            "                    ^~~~~~\n");
}

TEST_F(ParserInterfacesTest, Constants) {
  std::vector<MemberNode> members = Members(
      "const boolean a = true; const long b = -0x10; const double c = 1.5; "
      "const unrestricted float d = -Infinity; const Foo e = 010;");
  const auto value = [&members](size_t i) {
    return std::get<ConstantNode>(members.at(i).node).value.value;
  };
  EXPECT_EQ(members.at(0).name.text, "a");
  EXPECT_TRUE(value(0).boolean);
  EXPECT_EQ(value(1).kind, Value::Kind::kInteger);
  EXPECT_TRUE(value(1).negative);
  EXPECT_EQ(value(1).magnitude, 16u);
  EXPECT_EQ(value(2).decimal, 1.5);
  EXPECT_LT(value(3).decimal, -1e300);
  EXPECT_EQ(value(4).magnitude, 8u);
}

TEST_F(ParserInterfacesTest, ConstantNeedsAValue) {
  EXPECT_EQ(Error("const long a = \"1\";"),
            "test.idl:2:16: error: expected a value, found the string \"1\"\n"
            "const long a = \"1\";\n"
            "               ^~~\n");
}

TEST_F(ParserInterfacesTest, IntegerBeyond64BitsIsRefused) {
  EXPECT_EQ(
      Members("const unsigned long long a = 18446744073709551615;").size(), 1u);
  EXPECT_EQ(Error("const unsigned long long a = 18446744073709551616;"),
            "test.idl:2:30: error: the integer is too large for every type\n"
            "const unsigned long long a = 18446744073709551616;\n"
            "                             ^~~~~~~~~~~~~~~~~~~~\n");
}

TEST_F(ParserInterfacesTest, Attributes) {
  std::vector<MemberNode> members = Members(
      "attribute long a; readonly attribute DOMString b; static attribute any "
      "c; static readonly attribute any d; inherit attribute long e; "
      "stringifier attribute DOMString f; stringifier readonly attribute "
      "DOMString g; attribute boolean required;");
  const auto attribute = [&members](size_t i) {
    return std::get<AttributeNode>(members.at(i).node);
  };
  EXPECT_FALSE(attribute(0).read_only);
  EXPECT_TRUE(attribute(1).read_only);
  EXPECT_TRUE(attribute(2).is_static);
  EXPECT_TRUE(attribute(3).is_static && attribute(3).read_only);
  EXPECT_TRUE(attribute(4).inherit);
  EXPECT_TRUE(attribute(5).stringifier);
  EXPECT_TRUE(attribute(6).stringifier && attribute(6).read_only);
  EXPECT_EQ(members.at(7).name.text, "required");
}

TEST_F(ParserInterfacesTest, AttributeNeedsAName) {
  EXPECT_EQ(Error("readonly attribute long;"),
            "test.idl:2:24: error: expected an identifier as the name of the "
            "attribute, found \";\"\n"
            "readonly attribute long;\n"
            "                       ^\n");
}

TEST_F(ParserInterfacesTest, InheritedAttributeIsNotReadOnly) {
  EXPECT_EQ(Error("inherit readonly attribute long a;"),
            "test.idl:2:9: error: expected \"attribute\" before the "
            "attribute's type, found \"readonly\"\n"
            "inherit readonly attribute long a;\n"
            "        ^~~~~~~~\n");
}

TEST_F(ParserInterfacesTest, Operations) {
  std::vector<MemberNode> members = Members(
      "undefined a(); static long b(long x); boolean includes(any value); "
      "getter DOMString (unsigned long index); setter undefined c(DOMString "
      "name, any value); deleter undefined (DOMString name);");
  const auto operation = [&members](size_t i) {
    return std::get<OperationNode>(members.at(i).node);
  };
  EXPECT_EQ(operation(0).return_type.kind, TypeKind::kUndefined);
  EXPECT_TRUE(operation(1).is_static);
  EXPECT_EQ(members.at(2).name.text, "includes");
  EXPECT_EQ(operation(3).special, Operation::Special::kGetter);
  EXPECT_EQ(members.at(3).name.text, "");
  EXPECT_EQ(operation(4).special, Operation::Special::kSetter);
  EXPECT_EQ(members.at(4).name.text, "c");
  EXPECT_EQ(operation(5).special, Operation::Special::kDeleter);
}

TEST_F(ParserInterfacesTest, RegularOperationNeedsAName) {
  EXPECT_EQ(Error("undefined ();"),
            "test.idl:2:11: error: expected an identifier as the name of the "
            "operation, found \"(\"\n"
            "undefined ();\n"
            "          ^\n");
}

TEST_F(ParserInterfacesTest, Arguments) {
  std::vector<MemberNode> members = Members(
      "undefined a(long x, optional long y = 5, optional [Clamp] octet z, "
      "any... interface);");
  const auto& arguments = std::get<OperationNode>(members.at(0).node).arguments;
  ASSERT_EQ(arguments.size(), 4u);
  EXPECT_FALSE(arguments[0].optional);
  EXPECT_EQ(arguments[1].default_value->value.magnitude, 5u);
  EXPECT_EQ(arguments[2].type.extended_attributes.at(0).name.text, "Clamp");
  EXPECT_TRUE(arguments[3].variadic);
  EXPECT_EQ(arguments[3].name.text, "interface");
}

TEST_F(ParserInterfacesTest, DefaultValues) {
  std::vector<MemberNode> members = Members(
      "undefined a(optional any a = null, optional any b = undefined, optional "
      "any c = [], optional any d = {}, optional any e = \"x y\");");
  const auto& arguments = std::get<OperationNode>(members.at(0).node).arguments;
  const auto value = [&arguments](size_t i) {
    return arguments.at(i).default_value->value;
  };
  EXPECT_EQ(value(0).kind, Value::Kind::kNull);
  EXPECT_EQ(value(1).kind, Value::Kind::kUndefined);
  EXPECT_EQ(value(2).kind, Value::Kind::kEmptySequence);
  EXPECT_EQ(value(3).kind, Value::Kind::kEmptyDictionary);
  EXPECT_EQ(value(4).string, "x y");
}

TEST_F(ParserInterfacesTest, OnlyOptionalArgumentsHaveDefaults) {
  EXPECT_EQ(Error("undefined a(long x = 1);"),
            "test.idl:2:20: error: only an optional argument can have a "
            "default value\n"
            "undefined a(long x = 1);\n"
            "                   ^\n");
}

TEST_F(ParserInterfacesTest, NonEmptySequenceIsNoDefault) {
  EXPECT_EQ(Error("undefined a(optional any x = [1]);"),
            "test.idl:2:31: error: expected \"]\" after \"[\": only the empty "
            "sequence can be a default value, found \"1\"\n"
            "undefined a(optional any x = [1]);\n"
            "                              ^\n");
}

TEST_F(ParserInterfacesTest, ConstructorsAndStringifier) {
  std::vector<MemberNode> members =
      Members("constructor(); constructor(long x); stringifier;");
  EXPECT_EQ(std::get<ConstructorNode>(members.at(1).node).arguments.size(), 1u);
  EXPECT_TRUE(std::holds_alternative<StringifierNode>(members.at(2).node));
}

TEST_F(ParserInterfacesTest, StringifierIsNoOperation) {
  EXPECT_EQ(Error("stringifier DOMString ();"),
            "test.idl:2:13: error: expected \";\" or an attribute after "
            "\"stringifier\", found \"DOMString\"\n"
            "stringifier DOMString ();\n"
            "            ^~~~~~~~~\n");
}

}  // namespace
}  // namespace wsjs::idl
