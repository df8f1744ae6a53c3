// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/bindings/compiler/compile_text.h"

// What extended attributes demand of what they are on, and of each other.
namespace wsjs::idl {
namespace {

std::string See(const std::string& name) {
  return "; see https://webidl.spec.whatwg.org/#" + name + "\n";
}

// The message about [name], which `text` has.
std::string Rule(const std::string& name, const std::string& rule) {
  return "[" + name + "] " + rule + See(name);
}

std::string OfMembers(const std::string& members) {
  return MessagesOf(
      "[Exposed=*] interface B { attribute long x; }; [Exposed=*] interface A "
      "{ " +
      members + " };");
}

TEST(ExtendedAttributeRulesTest, DiagnosticsShowThePlace) {
  EXPECT_EQ(ResolvedText("[Exposed=*] interface A {\n"
                         "  [Replaceable] attribute long a;\n"
                         "};")
                .errors(),
            "a.idl:2:4: error: [Replaceable] needs a regular attribute that is "
            "readonly; see https://webidl.spec.whatwg.org/#Replaceable\n"
            "  [Replaceable] attribute long a;\n"
            "   ^~~~~~~~~~~\n");
}

TEST(ExtendedAttributeRulesTest, ReadonlyRegularAttributes) {
  for (const std::string name : {"LegacyLenientSetter", "Replaceable"}) {
    const std::string message =
        Rule(name, "needs a regular attribute that is readonly");
    const std::string on = "[" + name + "] ";
    EXPECT_EQ(OfMembers(on + "readonly attribute long a;"), "");
    EXPECT_EQ(OfMembers(on + "attribute long a;"), message);
    EXPECT_EQ(OfMembers(on + "static readonly attribute long a;"), message);
    EXPECT_EQ(MessagesOf("[Exposed=*] namespace n { " + on +
                         "readonly attribute long a; };"),
              message);
    EXPECT_EQ(OfMembers(on + "readonly attribute Promise<long> a;"),
              Rule(name, "can't be on a promise"));
  }
}

TEST(ExtendedAttributeRulesTest, RegularMembers) {
  for (const std::string name :
       {"LegacyLenientThis", "LegacyUnforgeable", "Unscopable"}) {
    const std::string message = Rule(name, "needs a regular attribute");
    const std::string on = "[" + name + "] ";
    EXPECT_EQ(OfMembers(on + "attribute long a;"), "");
    EXPECT_EQ(OfMembers(on + "static attribute long a;"), message);
    EXPECT_EQ(MessagesOf("[Exposed=*] namespace n { " + on +
                         "readonly attribute long a; };"),
              message);
  }
  for (const std::string name : {"LegacyUnforgeable", "Unscopable"}) {
    const std::string on = "[" + name + "] ";
    EXPECT_EQ(OfMembers(on + "undefined f();"), "");
    EXPECT_EQ(OfMembers(on + "static undefined f();"),
              Rule(name, "needs a regular operation"));
    EXPECT_EQ(
        MessagesOf("[Exposed=*] namespace n { " + on + "undefined f(); };"),
        Rule(name, "needs a regular operation"));
  }
  EXPECT_EQ(OfMembers("[LegacyLenientThis] undefined f();"),
            Rule("LegacyLenientThis", "can't be used here"));
}

TEST(ExtendedAttributeRulesTest, OneOfThoseThatSayWhatAssigningDoes) {
  EXPECT_EQ(
      OfMembers("[LegacyLenientSetter, Replaceable] readonly attribute long "
                "a;"),
      Rule("Replaceable", "can't be beside [LegacyLenientSetter]"));
  EXPECT_EQ(OfMembers("[Replaceable, PutForwards=x] readonly attribute B b;"),
            Rule("Replaceable", "can't be beside [PutForwards]"));
}

TEST(ExtendedAttributeRulesTest, ForwardedPuts) {
  EXPECT_EQ(OfMembers("[PutForwards=x] static readonly attribute B b;"),
            Rule("PutForwards", "needs a regular attribute"));
  EXPECT_EQ(
      OfMembers("[PutForwards=a] readonly attribute A a;"),
      "the assignment to \"a\" is forwarded to itself" + See("PutForwards"));
  EXPECT_EQ(MessagesOf("[Exposed=*] interface A { [PutForwards=b] readonly "
                       "attribute B a; }; [Exposed=*] interface B { "
                       "[PutForwards=a] readonly attribute A b; };"),
            "the assignment to \"a\" is forwarded to itself" +
                See("PutForwards") +
                "the assignment to \"b\" is forwarded to itself" +
                See("PutForwards"));
  // A chain that ends.
  EXPECT_EQ(OfMembers("[PutForwards=x] readonly attribute B b; "
                      "[PutForwards=b] readonly attribute A c;"),
            "");
}

TEST(ExtendedAttributeRulesTest, Objects) {
  EXPECT_EQ(OfMembers("[SameObject] readonly attribute B a; [SameObject] "
                      "readonly attribute object b; [SameObject] readonly "
                      "attribute FrozenArray<long> c;"),
            "");
  const std::string message =
      Rule("SameObject", "needs a readonly attribute whose values are objects");
  EXPECT_EQ(OfMembers("[SameObject] readonly attribute long a;"), message);
  EXPECT_EQ(OfMembers("[SameObject] attribute B a;"), message);
  EXPECT_EQ(OfMembers("[NewObject] B f(); [NewObject] Promise<long> g();"), "");
  EXPECT_EQ(OfMembers("[NewObject] long f();"),
            Rule("NewObject", "needs an operation that returns an object"));
}

TEST(ExtendedAttributeRulesTest, DefaultToJSON) {
  EXPECT_EQ(OfMembers("[Default] object toJSON();"), "");
  const std::string message =
      Rule("Default", "needs the regular operation toJSON()");
  EXPECT_EQ(OfMembers("[Default] object f();"), message);
  EXPECT_EQ(OfMembers("[Default] static object toJSON();"), message);
  EXPECT_EQ(OfMembers("[Default] object toJSON(any x);"), message);
}

TEST(ExtendedAttributeRulesTest, UnforgeableMembersAreNotShadowed) {
  EXPECT_EQ(
      MessagesOf("[Exposed=*] interface A { [LegacyUnforgeable] readonly "
                 "attribute long x; }; [Exposed=*] interface B : A {}; "
                 "[Exposed=*] interface C : B { undefined x(); };"),
      "\"x\" is [LegacyUnforgeable] on an ancestor" + See("LegacyUnforgeable"));
  EXPECT_EQ(OfMembers("[LegacyUnforgeable] undefined f(); undefined f(long "
                      "x);"),
            Rule("LegacyUnforgeable", "is missing on another overload"));
  EXPECT_EQ(OfMembers("undefined f(); [SecureContext] undefined f(long x);"),
            Rule("SecureContext", "is missing on another overload"));
}

TEST(ExtendedAttributeRulesTest, Globals) {
  const auto global = [](const std::string& members,
                         const std::string& extended = "") {
    return MessagesOf("[Exposed=W, Global=W" + extended + "] interface W { " +
                      members + " };");
  };
  EXPECT_EQ(global("getter any (DOMString a);"), "");
  EXPECT_EQ(global("getter any (DOMString a); setter undefined (DOMString a, "
                   "any b);"),
            Rule("Global",
                 "can't be on an interface with a named property "
                 "setter"));
  EXPECT_EQ(global("getter any (unsigned long a);"),
            Rule("Global", "can't be on an interface with indexed properties"));
  EXPECT_EQ(global("constructor();"),
            Rule("Global", "can't be on an interface with a constructor"));
  EXPECT_EQ(
      global("getter any (DOMString a);", ", LegacyOverrideBuiltIns"),
      Rule("Global", "can't be on an interface with [LegacyOverrideBuiltIns]"));
  EXPECT_EQ(global("", ", LegacyFactoryFunction=F()"),
            Rule("Global", "can't be beside [LegacyFactoryFunction]"));
  EXPECT_EQ(MessagesOf("[Exposed=W, Global=W] interface W {}; [Exposed=W] "
                       "interface A : W {};"),
            "\"A\" inherits from \"W\", which is [Global]" + See("Global"));
}

TEST(ExtendedAttributeRulesTest, InheritedOnes) {
  EXPECT_EQ(MessagesOf("[Exposed=*, CrossOriginIsolated] interface A {}; "
                       "[Exposed=*] interface B : A {};"),
            "\"B\" needs [CrossOriginIsolated], as \"A\", from which it "
            "inherits, has it" +
                See("CrossOriginIsolated"));
  EXPECT_EQ(MessagesOf("[Exposed=*, LegacyNoInterfaceObject] interface A {}; "
                       "[Exposed=*] interface B : A {};"),
            "\"B\" needs [LegacyNoInterfaceObject], as \"A\", from which it "
            "inherits, has it" +
                See("LegacyNoInterfaceObject"));
}

TEST(ExtendedAttributeRulesTest, NotOnWhatDeclaresTheMemberToo) {
  for (const std::string name : {"SecureContext", "CrossOriginIsolated"}) {
    EXPECT_EQ(MessagesOf("[Exposed=*, " + name + "] interface A { [" + name +
                         "] undefined f(); };"),
              Rule(name, "is on what declares the member already"));
  }
  EXPECT_EQ(MessagesOf("[Exposed=(V,W)] interface A {}; [Exposed=W] partial "
                       "interface A { [Exposed=W] undefined f(); };"),
            Rule("Exposed", "is on what declares the member already"));
  EXPECT_EQ(MessagesOf("[Exposed=(V,W)] interface A { [Exposed=W] undefined "
                       "f(); };"),
            "");
}

TEST(ExtendedAttributeRulesTest, NamedProperties) {
  for (const std::string name :
       {"LegacyOverrideBuiltIns", "LegacyUnenumerableNamedProperties"}) {
    EXPECT_EQ(MessagesOf("[Exposed=*, " + name +
                         "] interface A { getter any (DOMString a); };"),
              "");
    EXPECT_EQ(MessagesOf("[Exposed=*, " + name + "] interface A {};"),
              Rule(name, "needs a named property getter"));
  }
  EXPECT_EQ(MessagesOf("[Exposed=*, LegacyUnenumerableNamedProperties] "
                       "interface A { getter any (DOMString a); }; "
                       "[Exposed=*, LegacyUnenumerableNamedProperties] "
                       "interface B : A { getter any (DOMString a); };"),
            Rule("LegacyUnenumerableNamedProperties", "is inherited already"));
}

TEST(ExtendedAttributeRulesTest, NoInterfaceObject) {
  const std::string message =
      Rule("LegacyNoInterfaceObject",
           "can't be on an interface with a constructor or static operations");
  const std::string start =
      "[Exposed=*, LegacyNoInterfaceObject] interface A { ";
  EXPECT_EQ(MessagesOf(start + "constructor(); };"), message);
  EXPECT_EQ(MessagesOf(start + "static undefined f(); };"), message);
}

TEST(ExtendedAttributeRulesTest, NamespacesAndAliases) {
  EXPECT_EQ(MessagesOf("[Exposed=*, LegacyNamespace=n] interface A {};"),
            Rule("LegacyNamespace", "names no namespace"));
  EXPECT_EQ(
      MessagesOf("[Exposed=*] namespace n {}; [Exposed=*, "
                 "LegacyNamespace=n, LegacyNoInterfaceObject] interface "
                 "A {};"),
      Rule("LegacyNamespace", "can't be beside [LegacyNoInterfaceObject]"));
  EXPECT_EQ(
      MessagesOf("[Exposed=*, LegacyWindowAlias=B, "
                 "LegacyNoInterfaceObject] interface A {};"),
      Rule("LegacyWindowAlias", "can't be beside [LegacyNoInterfaceObject]"));
  EXPECT_EQ(MessagesOf("[Exposed=W, LegacyWindowAlias=B] interface A {};"),
            Rule("LegacyWindowAlias",
                 "needs an interface that is exposed in Window"));
}

TEST(ExtendedAttributeRulesTest, NamesAreThereOnce) {
  const auto brings = [](const std::string& kind, const std::string& name) {
    return Rule(kind, "brings \"" + name + "\", which there is already");
  };
  EXPECT_EQ(MessagesOf("[Exposed=*, LegacyFactoryFunction=A()] interface A "
                       "{};"),
            brings("LegacyFactoryFunction", "A"));
  EXPECT_EQ(MessagesOf("[Exposed=*, LegacyWindowAlias=B] interface A {}; "
                       "[Exposed=*] interface B {};"),
            brings("LegacyWindowAlias", "B"));
  EXPECT_EQ(MessagesOf("[Exposed=*, LegacyFactoryFunction=F()] interface A {}; "
                       "[Exposed=*, LegacyWindowAlias=F] interface B {};"),
            brings("LegacyWindowAlias", "F"));
  EXPECT_EQ(MessagesOf("[Exposed=*, LegacyWindowAlias=(C,C)] interface A {};"),
            brings("LegacyWindowAlias", "C"));
  EXPECT_EQ(MessagesOf("[Exposed=*, LegacyWindowAlias=C, "
                       "LegacyWindowAlias=D] interface A {};"),
            Rule("LegacyWindowAlias", "can't be there twice"));
  // Overloads.
  EXPECT_EQ(MessagesOf("[Exposed=*, LegacyFactoryFunction=F(), "
                       "LegacyFactoryFunction=F(long x)] interface A {};"),
            "");
}

}  // namespace
}  // namespace wsjs::idl
