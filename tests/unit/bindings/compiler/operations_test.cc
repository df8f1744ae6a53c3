// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

std::string WithMembers(const std::string& members) {
  return "dictionary Dict { long a; }; dictionary Required { required long a; "
         "}; [Exposed=*] interface A { " +
         members + " };";
}

TEST(OperationsTest, SpecialOperationsAreFound) {
  ResolvedText resolved(WithMembers(
      "getter any item(unsigned long index); setter undefined (unsigned long "
      "index, any value); getter any (DOMString name); setter undefined "
      "(DOMString name, any value); deleter undefined (DOMString name);"));
  EXPECT_EQ(resolved.errors(), "");
  const Interface& a = *resolved.interface("A");
  EXPECT_EQ(a.indexed_property_getter->name, "item");
  EXPECT_TRUE(a.indexed_property_setter);
  EXPECT_TRUE(a.named_property_getter);
  EXPECT_TRUE(a.named_property_setter);
  EXPECT_TRUE(a.named_property_deleter);
  EXPECT_TRUE(a.IsLegacyPlatformObject());
  // The one that has a name is a regular operation too.
  EXPECT_EQ(a.operation_groups.size(), 1u);
}

TEST(OperationsTest, GlobalIsNoLegacyPlatformObject) {
  ResolvedText resolved(
      "[Exposed=W, Global=W] interface A { getter any (DOMString name); };");
  EXPECT_EQ(resolved.errors(), "");
  EXPECT_FALSE(resolved.interface("A")->IsLegacyPlatformObject());
}

TEST(OperationsTest, SpecialOperationsTakeAnIndexOrAName) {
  const std::string message =
      "a special operation takes an unsigned long or a DOMString (a deleter "
      "only a DOMString), and a setter the value too; see "
      "https://webidl.spec.whatwg.org/#idl-special-operations\n";
  EXPECT_EQ(MessagesOf(WithMembers("getter any (long index);")), message);
  EXPECT_EQ(MessagesOf(WithMembers("getter any ();")), message);
  EXPECT_EQ(MessagesOf(WithMembers("setter undefined (DOMString name);")),
            message);
  EXPECT_EQ(MessagesOf(WithMembers("deleter undefined (unsigned long index);")),
            message);
}

TEST(OperationsTest, OneSpecialOperationOfAKind) {
  EXPECT_EQ(MessagesOf(WithMembers("getter any (DOMString a); getter any "
                                   "(DOMString a);")),
            "\"A\" has a special operation of this kind already; see "
            "https://webidl.spec.whatwg.org/#idl-special-operations\n");
}

TEST(OperationsTest, OnlyTheLastArgumentIsVariadic) {
  EXPECT_EQ(MessagesOf(WithMembers("undefined b(long... c, long d);")),
            "only the last argument can be variadic; see "
            "https://webidl.spec.whatwg.org/#idl-operations\n");
}

TEST(OperationsTest, ArgumentNamesAreUnique) {
  EXPECT_EQ(MessagesOf(WithMembers("undefined b(long c, long c);")),
            "duplicate member \"c\"; see "
            "https://webidl.spec.whatwg.org/#idl-members\n");
}

TEST(OperationsTest, DictionaryWithoutRequiredMembersIsOptional) {
  const std::string message =
      "the dictionary \"Dict\" has no required member, so the argument must "
      "be optional with a default value; see "
      "https://webidl.spec.whatwg.org/#idl-operations\n";
  EXPECT_EQ(MessagesOf(WithMembers("undefined b(Dict c);")), message);
  EXPECT_EQ(MessagesOf(WithMembers("undefined b(optional Dict c);")), message);
  EXPECT_EQ(
      MessagesOf(WithMembers("undefined b((Dict or long) c, optional long "
                             "d);")),
      message);
  EXPECT_EQ(MessagesOf(WithMembers("undefined b(optional Dict c = {});")), "");
  EXPECT_EQ(MessagesOf(WithMembers("undefined b(Dict c, long d);")), "");
  EXPECT_EQ(MessagesOf(WithMembers("undefined b(Required c);")), "");
}

}  // namespace
}  // namespace wsjs::idl
