// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

// The type that the typedef T of `text` stands for, in IDL's syntax.
std::string T(const std::string& text) {
  ResolvedText resolved(text);
  EXPECT_EQ(resolved.errors(), "");
  return resolved.type_definition("T")->type->ToString();
}

TEST(TypeResolverTest, TypedefsAreReplaced) {
  EXPECT_EQ(T("typedef A? T; typedef sequence<B> A; typedef long B;"),
            "sequence<long>?");
}

TEST(TypeResolverTest, AliasIsKept) {
  ResolvedText resolved(
      "typedef (long or DOMString) A; dictionary D { A a; A? b; };");
  EXPECT_EQ(resolved.errors(), "");
  const auto& members = resolved.dictionary("D")->members;
  EXPECT_EQ(members[0]->type->alias(), "A");
  EXPECT_EQ(members[1]->type->alias(), "");
  EXPECT_EQ(members[1]->type->element().alias(), "A");
}

TEST(TypeResolverTest, AnnotationsOfATypedefAreAdded) {
  EXPECT_EQ(T("typedef sequence<A> T; typedef [Clamp] octet A;"),
            "sequence<[Clamp] octet>");
}

TEST(TypeResolverTest, AnnotationsReachTheMembersOfAUnion) {
  EXPECT_EQ(T("typedef [Clamp] A? T; typedef (octet or DOMString) A;"),
            "[Clamp] ([Clamp] octet or [Clamp] DOMString)?");
}

TEST(TypeResolverTest, AnnotationsOfArgumentsAndDictionaryMembers) {
  ResolvedText resolved(
      "dictionary D { [Clamp] octet a; required [EnforceRange] octet b; };"
      "callback C = undefined ([AllowShared] Uint8Array c, optional "
      "[LegacyNullToEmptyString] DOMString d);");
  EXPECT_EQ(resolved.errors(), "");
  const auto& members = resolved.dictionary("D")->members;
  EXPECT_TRUE(members[0]->type->annotations().clamp);
  EXPECT_TRUE(members[1]->type->annotations().enforce_range);
  const auto& arguments = resolved.model().callback_functions.at(0)->arguments;
  EXPECT_TRUE(arguments[0].type->annotations().allow_shared);
  EXPECT_TRUE(arguments[1].type->annotations().legacy_null_to_empty_string);
}

TEST(TypeResolverTest, UnknownTypeIsReportedOnce) {
  EXPECT_EQ(ResolvedText("dictionary D { Foo a; Foo? b; (Foo or long) c; };")
                .errors(),
            "a.idl:1:16: error: unknown type \"Foo\"; see "
            "https://webidl.spec.whatwg.org/#idl-types\n"
            "dictionary D { Foo a; Foo? b; (Foo or long) c; };\n"
            "               ^~~\n");
}

TEST(TypeResolverTest, TypedefCycleIsReported) {
  EXPECT_EQ(ResolvedText("typedef sequence<B> A;\ntypedef A? B;").errors(),
            "a.idl:1:21: error: the typedef \"A\" refers to itself; see "
            "https://webidl.spec.whatwg.org/#idl-typedefs\n"
            "typedef sequence<B> A;\n"
            "                    ^\n");
}

TEST(TypeResolverTest, NullableTypesAreChecked) {
  EXPECT_EQ(MessagesOf("typedef A? T; typedef long? A;"),
            "the type \"long?\" can't be nullable; see "
            "https://webidl.spec.whatwg.org/#idl-nullable-type\n");
  EXPECT_EQ(MessagesOf("typedef (long? or DOMString)? T;"),
            "the type \"(long? or DOMString)\" can't be nullable; see "
            "https://webidl.spec.whatwg.org/#idl-nullable-type\n");
  EXPECT_EQ(MessagesOf("dictionary D {}; typedef (D or DOMString)? T;"),
            "the type \"(D or DOMString)\" can't be nullable; see "
            "https://webidl.spec.whatwg.org/#idl-nullable-type\n");
  EXPECT_EQ(MessagesOf("typedef ObservableArray<long>? T;"),
            "the type \"ObservableArray<long>\" can't be nullable; see "
            "https://webidl.spec.whatwg.org/#idl-nullable-type\n");
}

TEST(TypeResolverTest, UnionsAreChecked) {
  EXPECT_EQ(ResolvedText("typedef (long or (DOMString or octet)) T;").errors(),
            "a.idl:1:9: error: the union's member types \"long\" and \"octet\" "
            "aren't distinguishable; see "
            "https://webidl.spec.whatwg.org/#idl-union\n"
            "typedef (long or (DOMString or octet)) T;\n"
            "        ^\n");
  EXPECT_EQ(MessagesOf("typedef (DOMString or (long or octet)) T;"),
            "the union's member types \"long\" and \"octet\" aren't "
            "distinguishable; see https://webidl.spec.whatwg.org/#idl-union\n");
  EXPECT_EQ(MessagesOf("typedef (long? or DOMString?) T;"),
            "more than one nullable member type in a union; see "
            "https://webidl.spec.whatwg.org/#idl-union\n");
  EXPECT_EQ(MessagesOf("dictionary D {}; typedef (D or DOMString?) T;"),
            "a dictionary and a nullable member type in one union; see "
            "https://webidl.spec.whatwg.org/#idl-union\n");
}

TEST(TypeResolverTest, AnnotationsMustApply) {
  EXPECT_EQ(MessagesOf("typedef [Clamp] double T;"),
            "[Clamp] doesn't apply to this type; see "
            "https://webidl.spec.whatwg.org/#Clamp\n");
  EXPECT_EQ(MessagesOf("typedef [Clamp, EnforceRange] long T;"),
            "[Clamp] and [EnforceRange] on one type; see "
            "https://webidl.spec.whatwg.org/#Clamp\n");
  EXPECT_EQ(MessagesOf("typedef [AllowShared] ArrayBuffer T;"),
            "[AllowShared] doesn't apply to this type; see "
            "https://webidl.spec.whatwg.org/#AllowShared\n");
  EXPECT_EQ(MessagesOf("typedef [AllowResizable] long T;"),
            "[AllowResizable] doesn't apply to this type; see "
            "https://webidl.spec.whatwg.org/#AllowResizable\n");
  EXPECT_EQ(MessagesOf("typedef [LegacyNullToEmptyString] ByteString T;"),
            "[LegacyNullToEmptyString] doesn't apply to this type; see "
            "https://webidl.spec.whatwg.org/#LegacyNullToEmptyString\n");
}

TEST(TypeResolverTest, RecordKeysAreStrings) {
  EXPECT_EQ(MessagesOf("typedef record<ByteString, any> T;"), "");
  EXPECT_EQ(MessagesOf("typedef record<long, any> T;"),
            "the key of a record must be a string type; see "
            "https://webidl.spec.whatwg.org/#idl-record\n");
}

}  // namespace
}  // namespace wsjs::idl
