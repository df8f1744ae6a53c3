// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>

#include "bindings/compiler/compiler.h"

namespace wsjs::idl {
namespace {

// What the compiler says about `members` of an interface.
std::string DiagnosticsOf(const std::string& members) {
  const std::vector<SourceFile> inputs = {
      {"test.idl", "[Exposed=*] interface I {\n  " + members + "\n};\n"}};
  const CompileResult result = Compile(inputs, CompilerOptions());
  EXPECT_EQ(result.files.empty(), result.diagnostics.HasErrors());
  return result.diagnostics.ToString();
}

TEST(UnsupportedTest, ConstructsWithoutAnEmitterAreErrors) {
  EXPECT_EQ(DiagnosticsOf("maplike<DOMString, long>;"),
            "test.idl:2:3: error: no code can be generated yet for maplike, "
            "setlike and async_iterable declarations\n"
            "  maplike<DOMString, long>;\n"
            "  ^\n");
}

TEST(UnsupportedTest, UnforgeableMembersWithAnExposureOfTheirOwn) {
  EXPECT_NE(DiagnosticsOf("[LegacyUnforgeable, SecureContext] readonly "
                          "attribute long x;")
                .find("2:62: error: no code can be generated yet for a "
                      "[LegacyUnforgeable] member with an exposure of its own"),
            std::string::npos);
}

TEST(UnsupportedTest, OthersAreNot) {
  EXPECT_EQ(DiagnosticsOf("attribute long x; iterable<DOMString, long>; "
                          "getter DOMString (DOMString name);"),
            "");
}

}  // namespace
}  // namespace wsjs::idl
