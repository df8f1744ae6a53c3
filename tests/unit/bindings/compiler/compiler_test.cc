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

TEST(CompilerTest, ImportsAreUsedButNotGenerated) {
  std::vector<SourceFile> inputs = {
      {"own.idl",
       "[Exposed=*] interface Own : Thing { attribute Mode mode; };"},
      {"thing.idl", std::string(kText) + "enum Mode { \"a\" };", true}};
  CompilerOptions options;
  options.include_prefix = "own";
  CompileResult result = Compile(inputs, options);
  EXPECT_EQ(result.diagnostics.ToString(), "");
  EXPECT_EQ(Paths(result), (std::vector<std::string>{
                               "dictionaries.cc", "interfaces.cc",
                               "interfaces.h", "v8_own.cc", "v8_own.h"}));
  const std::string& glue = result.files[3].text;
  for (const char* include :
       {"\"own/v8_own.h\"", "\"bindings/v8_thing.h\"", "\"bindings/mode.h\""}) {
    EXPECT_NE(glue.find(include), std::string::npos) << include;
  }
}

TEST(CompilerTest, CountsWhatItDid) {
  std::vector<SourceFile> inputs = {
      {"thing.idl", kText},
      {"b.idl", "dictionary B {}; enum C { \"\" }; typedef Absent D;"}};
  CompilerOptions options;
  options.external_interfaces = {"Absent"};
  CompileResult result = Compile(inputs, options);
  EXPECT_EQ(result.diagnostics.ToString(), "");
  Statistics& statistics = result.statistics;
  EXPECT_EQ(statistics.output_files, result.files.size());
  // Times differ from run to run.
  statistics.parsing = 0.0014;
  statistics.resolving = 0.0006;
  statistics.generating = 1;
  statistics.output_files = 6;
  statistics.output_bytes = 700;
  EXPECT_EQ(statistics.ToString(),
            "read: 2 files, 111 bytes\n"
            "defined: 1 interfaces, 0 callback interfaces, 0 namespaces, "
            "1 dictionaries, 1 enumerations, 0 callback functions, "
            "1 typedefs\n"
            "generated: 6 files, 700 bytes\n"
            "CPU time: parsing 1 ms, resolving 1 ms, generating 1000 ms\n");
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
            "b.idl:1:9: error: unknown type \"Unknown\"; see "
            "https://webidl.spec.whatwg.org/#idl-types\n"
            "typedef Unknown B;\n"
            "        ^~~~~~~\n");
}

}  // namespace
}  // namespace wsjs::idl
