// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

std::string WithMembers(const std::string& members) {
  return "dictionary Dict { long a; }; [Exposed=*] interface A { " + members +
         " };";
}

TEST(InterfaceMembersTest, LocationsAreThoseOfNames) {
  ResolvedText resolved("[Exposed=*]\ninterface A {\n  attribute long b;\n};");
  EXPECT_EQ(resolved.interface("A")->location.line(), 2);
  EXPECT_EQ(resolved.interface("A")->location.column(), 11);
  EXPECT_EQ(FindAttribute(*resolved.interface("A"), "b")->location.line(), 3);
}

TEST(InterfaceMembersTest, CppNamesAvoidReservedWords) {
  ResolvedText resolved(WithMembers("undefined delete();"));
  EXPECT_EQ(resolved.errors(), "");
  const OperationGroup& group =
      *FindOperations(*resolved.interface("A"), "delete");
  EXPECT_EQ(group.cpp_name, "delete_");
}

TEST(InterfaceMembersTest, DuplicateMembersAreReported) {
  EXPECT_EQ(ResolvedText("[Exposed=*] interface A {\n"
                         "  attribute long b;\n"
                         "  undefined b();\n"
                         "};")
                .errors(),
            "a.idl:3:13: error: duplicate member \"b\"; see "
            "https://webidl.spec.whatwg.org/#idl-members\n"
            "  undefined b();\n"
            "            ^\n"
            "a.idl:2:18: note: the first one is here\n"
            "  attribute long b;\n"
            "                 ^\n");
}

TEST(InterfaceMembersTest, OverloadsAndStaticOperationsAreNoDuplicates) {
  ResolvedText resolved(
      WithMembers("undefined b(); undefined b(long x); static undefined b();"));
  EXPECT_EQ(resolved.errors(), "");
  EXPECT_EQ(resolved.interface("A")->operation_groups.size(), 2u);
}

TEST(InterfaceMembersTest, ReservedIdentifiersAreReported) {
  EXPECT_EQ(ResolvedText("[Exposed=*] interface A { undefined toString(); };")
                .errors(),
            "a.idl:1:37: error: \"toString\" is a reserved identifier; see "
            "https://webidl.spec.whatwg.org/#dfn-reserved-identifier\n"
            "[Exposed=*] interface A { undefined toString(); };\n"
            "                                    ^~~~~~~~\n");
  EXPECT_EQ(MessagesOf("dictionary A { long toString; };"),
            "\"toString\" is a reserved identifier; see "
            "https://webidl.spec.whatwg.org/#dfn-reserved-identifier\n");
  EXPECT_EQ(MessagesOf(WithMembers("attribute long _constructor;")),
            "\"constructor\" is a reserved identifier; see "
            "https://webidl.spec.whatwg.org/#dfn-reserved-identifier\n");
}

TEST(InterfaceMembersTest, ConstantsAreNotNamedAsPropertiesOfFunctions) {
  for (const std::string name : {"length", "name", "prototype"}) {
    EXPECT_EQ(MessagesOf(WithMembers("const long " + name + " = 1;")),
              "a constant can't have the name \"" + name +
                  "\"; see https://webidl.spec.whatwg.org/#idl-constants\n");
  }
}

TEST(InterfaceMembersTest, DuplicateDictionaryMembersAreReported) {
  const std::string message =
      "duplicate member \"a\"; see https://webidl.spec.whatwg.org/"
      "#idl-members\n";
  EXPECT_EQ(MessagesOf("dictionary D { long a; long a; };"), message);
  EXPECT_EQ(MessagesOf("dictionary D { long a; }; "
                       "dictionary E : D { long a; };"),
            message);
}

TEST(InterfaceMembersTest, DictionaryDoesNotIncludeItself) {
  EXPECT_EQ(MessagesOf("dictionary D { sequence<E> a; }; dictionary E { "
                       "record<DOMString, (long or D)> b; };"),
            "the type of a dictionary member can't include the dictionary; see "
            "https://webidl.spec.whatwg.org/#dfn-dictionary-member\n"
            "the type of a dictionary member can't include the dictionary; see "
            "https://webidl.spec.whatwg.org/#dfn-dictionary-member\n");
}

TEST(InterfaceMembersTest, AttributeTypesAreLimited) {
  const char* kTypes[] = {"sequence<long>", "Dict?", "record<DOMString, any>",
                          "(long or sequence<long>)"};
  for (const std::string type : kTypes) {
    EXPECT_EQ(MessagesOf(WithMembers("attribute " + type + " b;")),
              "an attribute can't have the type \"" + type +
                  "\"; see https://webidl.spec.whatwg.org/#idl-attributes\n");
  }
  EXPECT_EQ(MessagesOf(WithMembers("attribute FrozenArray<Dict> b;")), "");
}

TEST(InterfaceMembersTest, PromiseAttributesAreReadOnly) {
  EXPECT_EQ(MessagesOf(WithMembers("readonly attribute Promise<any> b;")), "");
  EXPECT_EQ(MessagesOf(WithMembers("attribute Promise<any> b;")),
            "a promise attribute must be readonly; see "
            "https://webidl.spec.whatwg.org/#idl-attributes\n");
}

TEST(InterfaceMembersTest, InheritNeedsAnInheritedAttribute) {
  EXPECT_EQ(MessagesOf("[Exposed=*] interface A { readonly attribute long b; "
                       "}; [Exposed=*] interface C : A { inherit attribute "
                       "long b; };"),
            "");
  EXPECT_EQ(MessagesOf("[Exposed=*] interface A { readonly attribute octet b; "
                       "}; [Exposed=*] interface C : A { inherit attribute "
                       "long b; };"),
            "no ancestor of \"C\" has an attribute of this name and type; see "
            "https://webidl.spec.whatwg.org/#dfn-inherit-getter\n");
}

TEST(InterfaceMembersTest, Stringifiers) {
  ResolvedText resolved(
      "[Exposed=*] interface A { stringifier; };"
      "[Exposed=*] interface B { stringifier attribute DOMString c; };");
  EXPECT_EQ(resolved.errors(), "");
  EXPECT_TRUE(resolved.interface("A")->has_stringifier);
  EXPECT_FALSE(resolved.interface("A")->stringification_attribute);
  EXPECT_EQ(resolved.interface("B")->stringification_attribute->name, "c");
}

TEST(InterfaceMembersTest, OnlyOneIterable) {
  EXPECT_EQ(MessagesOf(WithMembers("iterable<long, long>; setlike<long>;")),
            "\"A\" can be only one of iterable, async_iterable, maplike and "
            "setlike, once; see https://webidl.spec.whatwg.org/"
            "#idl-iterable\n");
}

TEST(InterfaceMembersTest, Iterables) {
  ResolvedText resolved(WithMembers("iterable<USVString, long>;"));
  EXPECT_EQ(resolved.errors(), "");
  const Iterable& iterable = *resolved.interface("A")->iterable;
  EXPECT_EQ(iterable.key->kind(), TypeKind::kUSVString);
  EXPECT_EQ(iterable.value->kind(), TypeKind::kLong);
}

}  // namespace
}  // namespace wsjs::idl
