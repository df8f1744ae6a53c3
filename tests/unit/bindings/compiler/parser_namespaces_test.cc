// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "bindings/compiler/parser.h"
#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

TEST(ParserNamespacesTest, HasOperationsReadOnlyAttributesAndConstants) {
  ParsedText parsed(
      "namespace A { undefined a(); readonly attribute long b; const long c = "
      "1; }; partial namespace A {};");
  EXPECT_EQ(parsed.errors(), "");
  const ContainerNode& a = parsed.fragment().containers.at(0);
  EXPECT_EQ(a.kind, ContainerNode::Kind::kNamespace);
  EXPECT_EQ(a.members.size(), 3u);
  EXPECT_TRUE(parsed.fragment().containers.at(1).partial);
}

TEST(ParserNamespacesTest, AttributesMustBeReadOnly) {
  EXPECT_EQ(ParsedText("namespace A { attribute long a; };").errors(),
            "test.idl:1:15: error: an attribute of a namespace must be "
            "readonly\n"
            "namespace A { attribute long a; };\n"
            "              ^~~~~~~~~\n");
}

TEST(ParserNamespacesTest, DoesNotInherit) {
  EXPECT_EQ(ParsedText("namespace A : B {};").errors(),
            "test.idl:1:13: error: expected \"{\" before the members, found "
            "\":\"\n"
            "namespace A : B {};\n"
            "            ^\n");
}

}  // namespace
}  // namespace wsjs::idl
