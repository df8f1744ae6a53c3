// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "bindings/compiler/parser.h"
#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

TEST(ParserCallbacksTest, CallbackFunction) {
  ParsedText parsed("callback A = Promise<long> (long x, any... y);");
  EXPECT_EQ(parsed.errors(), "");
  const CallbackFunctionNode& a = parsed.fragment().callback_functions.at(0);
  EXPECT_EQ(a.name.text, "A");
  EXPECT_EQ(a.return_type.kind, TypeKind::kPromise);
  EXPECT_EQ(a.arguments.size(), 2u);
  EXPECT_FALSE(a.is_constructor);
}

TEST(ParserCallbacksTest, CallbackConstructor) {
  ParsedText parsed("callback constructor A = B ();");
  EXPECT_EQ(parsed.errors(), "");
  EXPECT_TRUE(parsed.fragment().callback_functions.at(0).is_constructor);
}

TEST(ParserCallbacksTest, CallbackInterface) {
  ParsedText parsed(
      "callback interface A { const short b = 1; undefined c(any x); };");
  EXPECT_EQ(parsed.errors(), "");
  const ContainerNode& a = parsed.fragment().containers.at(0);
  EXPECT_EQ(a.kind, ContainerNode::Kind::kCallbackInterface);
  EXPECT_EQ(a.members.size(), 2u);
}

TEST(ParserCallbacksTest, CallbackInterfaceHasNoAttribute) {
  EXPECT_EQ(ParsedText("callback interface A { attribute long b; };").errors(),
            "test.idl:1:24: error: expected a type, found \"attribute\"\n"
            "callback interface A { attribute long b; };\n"
            "                       ^~~~~~~~~\n");
}

TEST(ParserCallbacksTest, CallbackNeedsANameOrInterface) {
  EXPECT_EQ(ParsedText("callback = any ();").errors(),
            "test.idl:1:10: error: expected an identifier or \"interface\" "
            "after \"callback\", found \"=\"\n"
            "callback = any ();\n"
            "         ^\n");
}

}  // namespace
}  // namespace wsjs::idl
