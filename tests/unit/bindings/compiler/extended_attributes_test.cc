// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

TEST(ExtendedAttributesTest, KnownOnesAreInTheModel) {
  ResolvedText resolved(
      "[Exposed=*, LegacyWindowAlias=(B,C)] interface A { [SameObject] "
      "readonly attribute A a; [NewObject] A b(); };");
  EXPECT_EQ(resolved.errors(), "");
  const Interface& a = *resolved.interface("A");
  const ExtendedAttribute* alias =
      a.extended_attributes.Find(ExtendedAttributeKind::kLegacyWindowAlias);
  ASSERT_TRUE(alias);
  EXPECT_EQ(alias->values, (std::vector<std::string>{"B", "C"}));
  EXPECT_TRUE(FindAttribute(a, "a")->extended_attributes.Has(
      ExtendedAttributeKind::kSameObject));
  EXPECT_TRUE(FindOperations(a, "b")->overloads[0]->extended_attributes.Has(
      ExtendedAttributeKind::kNewObject));
}

TEST(ExtendedAttributesTest, UnknownOneListsTheKnown) {
  EXPECT_EQ(
      ResolvedText("[Exposed=*, Frob] interface A {};").errors(),
      "a.idl:1:13: error: unknown extended attribute [Frob]; known are "
      "AllowResizable, AllowShared, CEReactions, Clamp, CrossOriginIsolated, "
      "Default, EnforceRange, Exposed, Global, HTMLConstructor, IsHTMLDDA, "
      "LegacyFactoryFunction, LegacyLenientSetter, LegacyLenientThis, "
      "LegacyNamespace, LegacyNoInterfaceObject, LegacyNullToEmptyString, "
      "LegacyOverrideBuiltIns, LegacyTreatNonObjectAsNull, "
      "LegacyUnenumerableNamedProperties, LegacyUnforgeable, "
      "LegacyWindowAlias, NewObject, PutForwards, Reflect, ReflectDefault, "
      "ReflectNonNegative, ReflectPositive, ReflectPositiveWithFallback, "
      "ReflectRange, ReflectSetter, ReflectURL, Replaceable, SameObject, "
      "SecureContext, Serializable, Transferable, Unscopable, "
      "WebGLHandlesContextLoss\n"
      "[Exposed=*, Frob] interface A {};\n"
      "            ^~~~\n");
}

TEST(ExtendedAttributesTest, MisplacedOneCitesItsSection) {
  EXPECT_EQ(ResolvedText("[Exposed=*, Clamp] interface A {};").errors(),
            "a.idl:1:13: error: [Clamp] can't be used here; see "
            "https://webidl.spec.whatwg.org/#Clamp\n"
            "[Exposed=*, Clamp] interface A {};\n"
            "            ^~~~~\n");
  EXPECT_EQ(MessagesOf("[SecureContext] dictionary A {};"),
            "[SecureContext] can't be used here; see "
            "https://webidl.spec.whatwg.org/#SecureContext\n");
}

TEST(ExtendedAttributesTest, FormIsChecked) {
  EXPECT_EQ(MessagesOf("[Exposed=*, Global] interface A {};"),
            "[Global] doesn't take a value of this form; see "
            "https://webidl.spec.whatwg.org/#Global\n");
  EXPECT_EQ(MessagesOf("[Exposed=*, SecureContext=B] interface A {};"),
            "[SecureContext] doesn't take a value of this form; see "
            "https://webidl.spec.whatwg.org/#SecureContext\n");
}

TEST(ExtendedAttributesTest, LegacyFactoryFunctionsAreOperations) {
  ResolvedText resolved(
      "[Exposed=*, LegacyFactoryFunction=Image(optional long width), "
      "LegacyFactoryFunction=Image(DOMString name, long width)] interface A "
      "{};");
  EXPECT_EQ(resolved.errors(), "");
  const auto& factories = resolved.interface("A")->legacy_factory_functions;
  ASSERT_EQ(factories.size(), 1u);
  EXPECT_EQ(factories[0].name, "Image");
  EXPECT_EQ(factories[0].overloads.size(), 2u);
  EXPECT_EQ(factories[0].length(), 0);
}

TEST(ExtendedAttributesTest, ApplicableToTypesOnAnAttribute) {
  ResolvedText resolved(
      "[Exposed=*] interface A { [EnforceRange] attribute octet a; "
      "[LegacyNullToEmptyString] attribute DOMString b; };");
  EXPECT_EQ(resolved.errors(), "");
  const Interface& interface = *resolved.interface("A");
  EXPECT_EQ(FindAttribute(interface, "a")->type->ToString(),
            "[EnforceRange] octet");
  EXPECT_EQ(FindAttribute(interface, "b")->type->ToString(),
            "[LegacyNullToEmptyString] DOMString");
  EXPECT_EQ(MessagesOf("[Exposed=*] interface A { [Clamp] attribute any a; };"),
            "[Clamp] doesn't apply to this type; see "
            "https://webidl.spec.whatwg.org/#Clamp\n");
}

TEST(ExtendedAttributesTest, PutForwardsNeedsAnAttributeToForwardTo) {
  const std::string definitions =
      "[Exposed=*] interface B { attribute long b; };"
      "[Exposed=*] interface A { ";
  EXPECT_EQ(
      MessagesOf(definitions + "[PutForwards=b] readonly attribute B a; };"),
      "");
  EXPECT_EQ(
      MessagesOf(definitions + "[PutForwards=c] readonly attribute B a; };"),
      "\"B\" has no attribute \"c\"; see "
      "https://webidl.spec.whatwg.org/#PutForwards\n");
  EXPECT_EQ(
      MessagesOf(definitions + "[PutForwards=b] readonly attribute long a; };"),
      "[PutForwards] needs a readonly attribute whose type is an "
      "interface; see https://webidl.spec.whatwg.org/#PutForwards\n");
}

}  // namespace
}  // namespace wsjs::idl
