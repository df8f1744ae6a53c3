// SPDX-License-Identifier: BSD-3-Clause

// Partials, mixins, includes, omitted members and inheritance.

#include <gtest/gtest.h>

#include "bindings/compiler/compiler.h"
#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

TEST(DefinitionsTest, PartialsOfAllFilesAreMerged) {
  ResolvedText resolved(std::vector<std::string>{
      "partial interface A { attribute long second; };",
      "[Exposed=*] interface A { attribute long first; };"});
  EXPECT_EQ(resolved.errors(), "");
  const Interface* a = resolved.interface("A");
  ASSERT_EQ(a->attributes.size(), 2u);
  EXPECT_EQ(a->attributes[0]->name, "first");
  EXPECT_EQ(a->attributes[1]->name, "second");
}

TEST(DefinitionsTest, PartialNeedsAnOriginal) {
  EXPECT_EQ(ResolvedText("partial interface A {};").errors(),
            "a.idl:1:19: error: there is no interface \"A\"; see "
            "https://webidl.spec.whatwg.org/#dfn-partial-interface\n"
            "partial interface A {};\n"
            "                  ^\n");
  EXPECT_EQ(MessagesOf("partial namespace A {};"),
            "there is no namespace \"A\"; see "
            "https://webidl.spec.whatwg.org/#partial-namespace\n");
  EXPECT_EQ(MessagesOf("partial dictionary A {};"),
            "there is no dictionary \"A\"; see "
            "https://webidl.spec.whatwg.org/#dfn-partial-dictionary\n");
  EXPECT_EQ(MessagesOf("interface mixin A {}; partial interface A {};"),
            "there is no interface \"A\"; see "
            "https://webidl.spec.whatwg.org/#dfn-partial-interface\n");
  EXPECT_EQ(MessagesOf("partial interface mixin A {};"),
            "there is no interface mixin \"A\"; see "
            "https://webidl.spec.whatwg.org/#partial-interface-mixin\n");
}

TEST(DefinitionsTest, PartialDictionaryIsMerged) {
  ResolvedText resolved(
      "dictionary A { long a; }; partial dictionary A { long b; };");
  EXPECT_EQ(resolved.errors(), "");
  EXPECT_EQ(resolved.dictionary("A")->members.size(), 2u);
}

TEST(DefinitionsTest, IncludesAddsTheMembersOfAMixinAndItsPartials) {
  ResolvedText resolved(
      "[Exposed=*] interface A {}; A includes B;"
      "interface mixin B { undefined b(); };"
      "partial interface mixin B { attribute long c; };");
  EXPECT_EQ(resolved.errors(), "");
  const Interface* a = resolved.interface("A");
  EXPECT_TRUE(FindOperations(*a, "b"));
  EXPECT_TRUE(FindAttribute(*a, "c"));
}

TEST(DefinitionsTest, IncludesNeedsAnInterfaceAndAMixin) {
  EXPECT_EQ(MessagesOf("[Exposed=*] interface A {}; A includes B;"),
            "there is no interface mixin \"B\"; see "
            "https://webidl.spec.whatwg.org/#includes-statement\n");
  EXPECT_EQ(MessagesOf("interface mixin B {}; A includes B;"),
            "there is no interface \"A\"; see "
            "https://webidl.spec.whatwg.org/#includes-statement\n");
}

TEST(DefinitionsTest, ImportedInterfacesGetNoMembersHere) {
  const std::vector<SourceFile> inputs = {
      {"a.idl",
       "partial interface A { attribute long a; };\n"
       "A includes M; interface mixin M {};\n"},
      {"b.idl", "[Exposed=*] interface A {};", true}};
  EXPECT_EQ(
      Compile(inputs, {}).diagnostics.ToString(),
      "a.idl:1:19: error: \"A\" is imported, so that it can't get members "
      "here\n"
      "partial interface A { attribute long a; };\n"
      "                  ^\n"
      "a.idl:2:1: error: \"A\" is imported, so that it can't get members "
      "here\n"
      "A includes M; interface mixin M {};\n"
      "^\n");
}

TEST(DefinitionsTest, DuplicateDefinitionIsReportedWithTheFirst) {
  EXPECT_EQ(ResolvedText("enum A { \"a\" };\ntypedef long A;").errors(),
            "a.idl:2:14: error: \"A\" is already defined; see "
            "https://webidl.spec.whatwg.org/#idl-names\n"
            "typedef long A;\n"
            "             ^\n"
            "a.idl:1:6: note: the first definition is here\n"
            "enum A { \"a\" };\n"
            "     ^\n");
}

TEST(DefinitionsTest, OmittedMembersAreRemovedBeforeTypesAreResolved) {
  CompilerOptions options;
  options.omitted_members = {"A.unknown", "M.alsoUnknown", "D.member"};
  ResolvedText resolved(
      "[Exposed=*] interface A { Foo unknown(); Foo unknown(long x); attribute "
      "long a; }; interface mixin M { attribute Foo alsoUnknown; }; A includes "
      "M; dictionary D { Foo member; };",
      options);
  EXPECT_EQ(resolved.errors(), "");
  EXPECT_TRUE(resolved.interface("A")->operations.empty());
  EXPECT_EQ(resolved.interface("A")->attributes.size(), 1u);
  EXPECT_TRUE(resolved.dictionary("D")->members.empty());
}

TEST(DefinitionsTest, OmittedMemberMustExist) {
  CompilerOptions options;
  options.omitted_members = {"A.b", "C.d", "e"};
  EXPECT_EQ(ResolvedText("[Exposed=*] interface A {};", options).errors(),
            "error: there is no member \"A.b\" that could be omitted\n"
            "error: there is no member \"C.d\" that could be omitted\n"
            "error: there is no member \"e\" that could be omitted\n");
}

TEST(DefinitionsTest, ExternalInterfaceCanBeNamed) {
  CompilerOptions options;
  options.external_interfaces = {"B"};
  ResolvedText resolved("[Exposed=*] interface A { attribute B? b; };",
                        options);
  EXPECT_EQ(resolved.errors(), "");
  EXPECT_TRUE(resolved.interface("B")->is_external);
  const Type& type =
      FindAttribute(*resolved.interface("A"), "b")->type->element();
  EXPECT_EQ(&type.interface(), resolved.interface("B"));
}

TEST(DefinitionsTest, ExternalInterfaceMustNotBeDefined) {
  CompilerOptions options;
  options.external_interfaces = {"A"};
  EXPECT_EQ(ResolvedText("[Exposed=*] interface A {};", options).errors(),
            "error: \"A\" is given as an external interface, but the inputs "
            "define it\n");
}

TEST(DefinitionsTest, InheritanceIsLinked) {
  ResolvedText resolved(
      "[Exposed=*] interface C : B {}; [Exposed=*] interface B : A {}; "
      "[Exposed=*] interface A {};");
  EXPECT_EQ(resolved.errors(), "");
  const Interface* a = resolved.interface("A");
  const Interface* c = resolved.interface("C");
  EXPECT_TRUE(c->InheritsFrom(*a));
  EXPECT_TRUE(a->InheritsFrom(*a));
  EXPECT_FALSE(a->InheritsFrom(*c));
}

TEST(DefinitionsTest, InheritanceFromNothingIsReported) {
  EXPECT_EQ(MessagesOf("[Exposed=*] interface A : B {};"),
            "there is no \"B\" to inherit from; see "
            "https://webidl.spec.whatwg.org/#dfn-inherit\n");
  EXPECT_EQ(MessagesOf("dictionary A : B {};"),
            "there is no \"B\" to inherit from; see "
            "https://webidl.spec.whatwg.org/#dfn-inherit-dictionary\n");
}

TEST(DefinitionsTest, InheritanceCyclesAreReported) {
  EXPECT_EQ(MessagesOf("[Exposed=*] interface A : B {}; "
                       "[Exposed=*] interface B : A {};"),
            "\"B\" inherits from itself; see "
            "https://webidl.spec.whatwg.org/#dfn-inherit\n");
  EXPECT_EQ(MessagesOf("dictionary A : A {};"),
            "\"A\" inherits from itself; see "
            "https://webidl.spec.whatwg.org/#dfn-inherit-dictionary\n");
}

TEST(DefinitionsTest, DictionaryMembersAreConvertedInOrder) {
  ResolvedText resolved(
      "dictionary B : A { long d; long c; }; dictionary A { long z; required "
      "long e; };");
  EXPECT_EQ(resolved.errors(), "");
  std::string names;
  for (const DictionaryMember* member :
       resolved.dictionary("B")->MembersInConversionOrder()) {
    names += member->name;
  }
  EXPECT_EQ(names, "ezcd");
  EXPECT_TRUE(resolved.dictionary("B")->HasRequiredMember());
}

TEST(DefinitionsTest, EnumerationValuesAreUnique) {
  EXPECT_EQ(MessagesOf("enum A { \"a\", \"b\", \"a\" };"),
            "duplicate enumeration value \"a\"; see "
            "https://webidl.spec.whatwg.org/#idl-enums\n");
}

TEST(DefinitionsTest, EnumeratorsOfSimilarValuesDiffer) {
  ResolvedText resolved("enum A { \"a-b\", \"a b\", \"a.b\" };");
  EXPECT_EQ(resolved.errors(), "");
  const auto& values = resolved.model().enumerations.at(0)->values;
  EXPECT_EQ(values[0].cpp_name, "kAB");
  EXPECT_EQ(values[1].cpp_name, "kAB_");
  EXPECT_EQ(values[2].cpp_name, "kAB_3");
}

TEST(DefinitionsTest, CallbackInterfaceHasOneOperation) {
  EXPECT_EQ(MessagesOf("callback interface A { undefined a(); };"), "");
  EXPECT_EQ(MessagesOf("callback interface A { const long b = 1; };"),
            "a callback interface must have an operation; see "
            "https://webidl.spec.whatwg.org/#idl-callback-interfaces\n");
  EXPECT_EQ(
      MessagesOf("callback interface A { undefined a(); undefined b(); };"),
      "a callback interface has one operation; see "
      "https://webidl.spec.whatwg.org/#idl-callback-interfaces\n");
}

}  // namespace
}  // namespace wsjs::idl
