// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>

#include "bindings/compiler/compiler.h"

namespace wsjs::idl {
namespace {

// The file `path` of what the compiler makes of `text`, which has no errors.
std::string Generated(const std::string& text, const std::string& path) {
  const std::vector<SourceFile> inputs = {{"test.idl", text}};
  const CompileResult result = Compile(inputs, CompilerOptions());
  EXPECT_EQ(result.diagnostics.ToString(), "");
  for (const OutputFile& file : result.files) {
    if (file.path == path)
      return file.text;
  }
  ADD_FAILURE() << "no " << path;
  return {};
}

// The glue of an interface with `members`.
std::string GlueOf(const std::string& members) {
  return Generated("[Exposed=*] interface I {\n  " + members + "\n};\n",
                   "v8_i.cc");
}

bool Contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(ConstructsTest, DeclarationsHaveTables) {
  EXPECT_TRUE(Contains(GlueOf("async_iterable<long>;"),
                       ".async_iterable = &kAsyncIterableInfo"));
  EXPECT_TRUE(Contains(GlueOf("maplike<DOMString, long>;"),
                       ".maplike = &kMaplikeInfo"));
  EXPECT_TRUE(Contains(GlueOf("getter DOMString (DOMString name);"),
                       ".special_operations = &kSpecialOperations"));
  EXPECT_TRUE(Contains(GlueOf("iterable<DOMString, long>;"),
                       ".pair_iterator = &kPairIteratorInfo"));
}

TEST(ConstructsTest, ReadOnlyMapsHaveNoSetters) {
  EXPECT_FALSE(
      Contains(GlueOf("readonly maplike<DOMString, long>;"), ".has_set"));
  const std::string own = GlueOf("undefined clear(); setlike<DOMString>;");
  EXPECT_TRUE(Contains(own, ".has_set = true"));
  EXPECT_FALSE(Contains(own, ".has_clear"));
}

TEST(ConstructsTest, UnforgeableMembersOfSomeRealms) {
  constexpr std::string_view kFlag = ".has_unforgeables_of_realm = true";
  EXPECT_TRUE(Contains(GlueOf("[LegacyUnforgeable, SecureContext] readonly "
                              "attribute long x;"),
                       kFlag));
  EXPECT_FALSE(Contains(
      GlueOf("[LegacyUnforgeable] readonly attribute long x;"), kFlag));
}

TEST(ConstructsTest, WindowAliasesNeedAWindow) {
  constexpr char kText[] =
      "[Exposed=*, LegacyWindowAlias=Old] interface I {};\n";
  EXPECT_FALSE(Contains(Generated(kText, "interfaces.cc"), "\"Old\""));
  EXPECT_TRUE(
      Contains(Generated(std::string(kText) + "[Global=Window, Exposed=Window] "
                                              "interface Window {};",
                         "interfaces.cc"),
               "\"Old\""));
}

TEST(ConstructsTest, IgnoredExtendedAttributesHaveANote) {
  const std::string glue =
      GlueOf("[CEReactions] attribute long x; [CEReactions] undefined f();");
  EXPECT_TRUE(Contains(glue,
                       "// attribute long x;\n"
                       "// [CEReactions] is ignored: the host has no custom "
                       "elements.\n"));
  EXPECT_TRUE(Contains(glue,
                       "// undefined f();\n"
                       "// [CEReactions] is ignored"));
}

}  // namespace
}  // namespace wsjs::idl
