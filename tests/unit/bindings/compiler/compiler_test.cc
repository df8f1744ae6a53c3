// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/compiler.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace wsjs::idl {
namespace {

constexpr char kText[] =
    "[Exposed=*] interface Thing { readonly attribute long size; };";

std::vector<std::string> Paths(const CompileResult& result) {
  std::vector<std::string> paths;
  for (const OutputFile& file : result.files)
    paths.push_back(file.path);
  return paths;
}

TEST(CompilerTest, GivesFiles) {
  std::vector<SourceFile> inputs = {{"thing.idl", kText}};
  CompileResult result = Compile(inputs, {});
  EXPECT_EQ(result.diagnostics.ToString(), "");
  std::vector<std::string> paths = Paths(result);
  EXPECT_NE(std::find(paths.begin(), paths.end(), "v8_thing.cc"), paths.end());
  EXPECT_TRUE(std::is_sorted(paths.begin(), paths.end()));
}

TEST(CompilerTest, SameInputGivesTheSameOutput) {
  std::vector<SourceFile> inputs = {{"thing.idl", kText}};
  CompileResult first = Compile(inputs, {});
  CompileResult second = Compile(inputs, {});
  ASSERT_EQ(Paths(first), Paths(second));
  for (size_t i = 0; i < first.files.size(); ++i)
    EXPECT_EQ(first.files[i].text, second.files[i].text);
}

TEST(CompilerTest, ErrorsOfAllFilesLeaveNoOutput) {
  std::vector<SourceFile> inputs = {{"a.idl", "interface;"},
                                    {"b.idl", "typedef Unknown B;"},
                                    {"thing.idl", kText}};
  CompileResult result = Compile(inputs, {});
  EXPECT_TRUE(result.files.empty());
  EXPECT_EQ(result.diagnostics.ToString(),
            "a.idl:1:10: error: expected an identifier as the name of the "
            "definition, found \";\"\n"
            "interface;\n"
            "         ^\n"
            "b.idl:1:9: error: unknown type \"Unknown\"\n"
            "typedef Unknown B;\n"
            "        ^~~~~~~\n");
}

}  // namespace
}  // namespace wsjs::idl
