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
  EXPECT_EQ(DiagnosticsOf("async_iterable<long>;"),
            "test.idl:2:3: error: no code can be generated yet for "
            "async_iterable declarations\n"
            "  async_iterable<long>;\n"
            "  ^\n");
}

TEST(UnsupportedTest, OthersAreNot) {
  EXPECT_EQ(DiagnosticsOf("attribute long x; iterable<DOMString, long>; "
                          "getter DOMString (DOMString name);"),
            "");
}

}  // namespace
}  // namespace wsjs::idl
