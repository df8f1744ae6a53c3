// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "bindings/compiler/parser.h"
#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

using Form = ExtendedAttributeNode::Form;

class ParserExtendedAttributesTest : public testing::Test {
 protected:
  const ExtendedAttributeNode& Only(const std::string& attribute) {
    parsed_.emplace("[" + attribute + "] interface A {};");
    EXPECT_EQ(parsed_->errors(), "");
    return parsed_->fragment().containers.at(0).extended_attributes.at(0);
  }

  std::string Error(const std::string& list) {
    return ParsedText(list + " interface A {};").errors();
  }

 private:
  std::optional<ParsedText> parsed_;
};

TEST_F(ParserExtendedAttributesTest, NoArguments) {
  const ExtendedAttributeNode& node = Only("Foo");
  EXPECT_EQ(node.form, Form::kNoArgs);
  EXPECT_EQ(node.name.text, "Foo");
}

TEST_F(ParserExtendedAttributesTest, ArgumentList) {
  const ExtendedAttributeNode& node = Only("Foo(long a, any b)");
  EXPECT_EQ(node.form, Form::kArgList);
  EXPECT_EQ(node.arguments.size(), 2u);
}

TEST_F(ParserExtendedAttributesTest, Identifier) {
  const ExtendedAttributeNode& node = Only("Foo=Bar");
  EXPECT_EQ(node.form, Form::kIdent);
  EXPECT_EQ(node.values.at(0).text, "Bar");
}

TEST_F(ParserExtendedAttributesTest, Literals) {
  EXPECT_EQ(Only("Foo=\"a\"").form, Form::kString);
  EXPECT_EQ(Only("Foo=1").form, Form::kInteger);
  EXPECT_EQ(Only("Foo=1.5").form, Form::kDecimal);
  EXPECT_EQ(Only("Foo=*").form, Form::kWildcard);
}

TEST_F(ParserExtendedAttributesTest, Lists) {
  const ExtendedAttributeNode& identifiers = Only("Foo=(A,B)");
  EXPECT_EQ(identifiers.form, Form::kIdentList);
  EXPECT_EQ(identifiers.values.size(), 2u);
  EXPECT_EQ(Only("Foo=(1,2)").form, Form::kIntegerList);
}

TEST_F(ParserExtendedAttributesTest, NamedArgumentList) {
  const ExtendedAttributeNode& node = Only("Foo=Bar(optional long a)");
  EXPECT_EQ(node.form, Form::kNamedArgList);
  EXPECT_EQ(node.values.at(0).text, "Bar");
  EXPECT_EQ(node.arguments.size(), 1u);
}

TEST_F(ParserExtendedAttributesTest, OtherFormsAreBalanced) {
  EXPECT_EQ(Only("Foo bar ({,}) [;]").form, Form::kOther);
}

TEST_F(ParserExtendedAttributesTest, ListIsSeparatedByCommas) {
  ParsedText parsed("[A, B=C, D] interface I {};");
  EXPECT_EQ(parsed.errors(), "");
  EXPECT_EQ(parsed.fragment().containers.at(0).extended_attributes.size(), 3u);
}

TEST_F(ParserExtendedAttributesTest, EmptyListIsRefused) {
  EXPECT_EQ(Error("[]"),
            "test.idl:1:2: error: expected an identifier as the name of an "
            "extended attribute, found \"]\"\n"
            "[] interface A {};\n"
            " ^\n");
}

TEST_F(ParserExtendedAttributesTest, ValueIsNeeded) {
  EXPECT_EQ(Error("[Foo=]"),
            "test.idl:1:6: error: expected an identifier, a list in "
            "parentheses, a string, a number or \"*\" after \"=\", found "
            "\"]\"\n"
            "[Foo=] interface A {};\n"
            "     ^\n");
}

TEST_F(ParserExtendedAttributesTest, ListHasOneKindOfItem) {
  EXPECT_EQ(Error("[Foo=(1,a)]"),
            "test.idl:1:9: error: expected an integer in the list, found "
            "\"a\"\n"
            "[Foo=(1,a)] interface A {};\n"
            "        ^\n");
}

TEST_F(ParserExtendedAttributesTest, UnbalancedBracketIsRefused) {
  EXPECT_EQ(Error("[Foo bar )]"),
            "test.idl:1:10: error: unbalanced bracket in an extended "
            "attribute\n"
            "[Foo bar )] interface A {};\n"
            "         ^\n");
}

}  // namespace
}  // namespace wsjs::idl
