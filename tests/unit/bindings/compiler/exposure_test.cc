// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

using Globals = std::vector<std::string>;

constexpr char kGlobals[] =
    "[Global=Window, Exposed=Window] interface Window {};"
    "[Global=(Worker,DedicatedWorker), Exposed=DedicatedWorker] interface "
    "DedicatedWorkerGlobalScope {};"
    "[Global=(Worker,SharedWorker), Exposed=SharedWorker] interface "
    "SharedWorkerGlobalScope {};";

std::string WithGlobals(const std::string& text) {
  return kGlobals + text;
}

Exposure ExposureOf(const std::string& text, const std::string& interface) {
  ResolvedText resolved(WithGlobals(text));
  EXPECT_EQ(resolved.errors(), "");
  return resolved.interface(interface)->exposure;
}

TEST(ExposureTest, WildcardIsEverywhere) {
  Exposure exposure = ExposureOf("[Exposed=*] interface A {};", "A");
  EXPECT_TRUE(exposure.everywhere);
  EXPECT_TRUE(exposure.IsExposedIn("Window"));
}

TEST(ExposureTest, IdentifierList) {
  Exposure exposure =
      ExposureOf("[Exposed=(Window,SharedWorker)] interface A {};", "A");
  EXPECT_FALSE(exposure.everywhere);
  EXPECT_EQ(exposure.globals, (Globals{"SharedWorker", "Window"}));
  EXPECT_FALSE(exposure.IsExposedIn("DedicatedWorker"));
}

TEST(ExposureTest, WorkerImpliesEveryWorker) {
  EXPECT_EQ(ExposureOf("[Exposed=Worker] interface A {};", "A").globals,
            (Globals{"DedicatedWorker", "SharedWorker", "Worker"}));
}

TEST(ExposureTest, InterfaceMustBeExposed) {
  EXPECT_EQ(ResolvedText("interface A {};").errors(),
            "a.idl:1:11: error: \"A\" must have [Exposed]; see "
            "https://webidl.spec.whatwg.org/#idl-interfaces\n"
            "interface A {};\n"
            "          ^\n");
}

TEST(ExposureTest, MembersTakeTheirOwnThenThePartialsThenTheInterfaces) {
  ResolvedText resolved(WithGlobals(
      "[Exposed=(Window,Worker)] interface A { attribute long a; "
      "[Exposed=Window] attribute long b; };"
      "[Exposed=Window] partial interface A { attribute long c; };"));
  EXPECT_EQ(resolved.errors(), "");
  const Interface& a = *resolved.interface("A");
  EXPECT_EQ(FindAttribute(a, "a")->exposure.globals, a.exposure.globals);
  EXPECT_EQ(FindAttribute(a, "b")->exposure.globals, Globals{"Window"});
  EXPECT_EQ(FindAttribute(a, "c")->exposure.globals, Globals{"Window"});
}

TEST(ExposureTest, MixinMembersAreIntersectedWithTheHost) {
  ResolvedText resolved(WithGlobals(
      "[Exposed=(Window,SharedWorker)] interface A {}; A includes M;"
      "[Exposed=(Window,DedicatedWorker)] interface mixin M { attribute long "
      "a; }; interface mixin N { attribute long b; }; A includes N;"));
  EXPECT_EQ(resolved.errors(), "");
  const Interface& a = *resolved.interface("A");
  EXPECT_EQ(FindAttribute(a, "a")->exposure.globals, Globals{"Window"});
  EXPECT_EQ(FindAttribute(a, "b")->exposure.globals, a.exposure.globals);
}

TEST(ExposureTest, ConditionsAreInherited) {
  ResolvedText resolved(WithGlobals(
      "[Exposed=Window, CrossOriginIsolated] interface A { attribute long a; "
      "[SecureContext] attribute long b; };"
      "[SecureContext] partial interface A { attribute long c; };"));
  EXPECT_EQ(resolved.errors(), "");
  const Interface& a = *resolved.interface("A");
  EXPECT_FALSE(FindAttribute(a, "a")->exposure.secure_context);
  EXPECT_TRUE(FindAttribute(a, "a")->exposure.cross_origin_isolated);
  EXPECT_TRUE(FindAttribute(a, "b")->exposure.secure_context);
  EXPECT_TRUE(FindAttribute(a, "c")->exposure.secure_context);
}

TEST(ExposureTest, OptionsLimitTheGlobals) {
  CompilerOptions options;
  options.globals = {"Window"};
  ResolvedText resolved(
      "[Exposed=(Window,Worker)] interface A { [Exposed=Worker] attribute long "
      "a; attribute long b; };",
      options);
  EXPECT_EQ(resolved.errors(), "");
  const Interface& a = *resolved.interface("A");
  EXPECT_EQ(a.exposure.globals, Globals{"Window"});
  EXPECT_FALSE(FindAttribute(a, "a"));
  EXPECT_TRUE(FindAttribute(a, "b"));
}

TEST(ExposureTest, MemberIsExposedWhereItsInterfaceIs) {
  EXPECT_EQ(MessagesOf(WithGlobals("[Exposed=Window] interface A { "
                                   "[Exposed=Worker] attribute long a; };")),
            "exposed where \"A\" is not; see "
            "https://webidl.spec.whatwg.org/#Exposed\n");
}

TEST(ExposureTest, InterfaceIsExposedWhereItsParentIs) {
  EXPECT_EQ(MessagesOf(WithGlobals("[Exposed=Window] interface A {}; "
                                   "[Exposed=(Window,SharedWorker)] interface "
                                   "B : A {};")),
            "\"B\" is exposed in SharedWorker, but \"A\", from which it "
            "inherits, is not; see https://webidl.spec.whatwg.org/#Exposed\n");
}

TEST(ExposureTest, GlobalNamesOfAnInterface) {
  ResolvedText resolved{std::string(kGlobals)};
  EXPECT_TRUE(resolved.interface("Window")->IsGlobal());
  EXPECT_EQ(resolved.interface("DedicatedWorkerGlobalScope")->global_names,
            (Globals{"Worker", "DedicatedWorker"}));
}

}  // namespace
}  // namespace wsjs::idl
