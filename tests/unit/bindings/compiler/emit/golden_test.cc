// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "bindings/compiler/compiler.h"

namespace wsjs::idl {
namespace {

// With this variable of the environment the goldens become what the compiler
// makes now, for `git diff` to show.
constexpr const char* kUpdateVariable = "WSJS_UPDATE_GOLDENS";

constexpr const char* kInput = "tests/golden/sample.idl";
constexpr const char* kBindings = "tests/golden/bindings";
constexpr const char* kStubs = "tests/golden/stubs";

// The root of the source tree: where tests run, or above the build folder.
std::filesystem::path Root() {
  for (std::filesystem::path path = std::filesystem::current_path();;
       path = path.parent_path()) {
    if (std::filesystem::exists(path / kInput) || path == path.parent_path())
      return path;
  }
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

CompilerOptions Options() {
  CompilerOptions options;
  options.globals = {"Window", "Worker"};
  options.include_prefix = kBindings;
  options.install_function = "InstallSampleInterfaces";
  return options;
}

CompileResult CompileSample(const std::vector<SourceFile>& inputs) {
  return Compile(inputs, Options());
}

// Compares what the compiler makes of the sample with the files of `folder`.
void ExpectOutput(const CompilerOptions& options, const char* folder) {
  const std::filesystem::path root = Root();
  const std::vector<SourceFile> inputs = {{kInput, ReadFile(root / kInput)}};
  const CompileResult result = Compile(inputs, options);
  ASSERT_EQ(result.diagnostics.ToString(), "");

  std::set<std::string> names;
  for (const OutputFile& file : result.files) {
    const std::filesystem::path path = root / folder / file.path;
    names.insert(file.path);
    if (std::getenv(kUpdateVariable))
      std::ofstream(path, std::ios::binary) << file.text;
    EXPECT_EQ(file.text, ReadFile(path))
        << file.path << " differs; set " << kUpdateVariable << " to update it";
  }
  for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
    EXPECT_TRUE(names.contains(entry.path().filename().string()))
        << entry.path() << " isn't generated any more";
  }
}

TEST(GoldenTest, BindingsAreAsReviewed) {
  ExpectOutput(Options(), kBindings);
}

// The build compiles the bindings against them.
TEST(GoldenTest, StubsAreAsReviewed) {
  CompilerOptions options = Options();
  options.stubs = {"*"};
  ExpectOutput(options, kStubs);
}

TEST(GoldenTest, OutputIsDeterministic) {
  const std::vector<SourceFile> inputs = {{kInput, ReadFile(Root() / kInput)}};
  const CompileResult first = CompileSample(inputs);
  const CompileResult second = CompileSample(inputs);
  ASSERT_EQ(first.files.size(), second.files.size());
  for (size_t i = 0; i < first.files.size(); ++i) {
    EXPECT_EQ(first.files[i].path, second.files[i].path);
    EXPECT_EQ(first.files[i].text, second.files[i].text);
  }
}

TEST(GoldenTest, LinesAreAtMost80ColumnsWide) {
  const std::vector<SourceFile> inputs = {{kInput, ReadFile(Root() / kInput)}};
  for (const OutputFile& file : CompileSample(inputs).files) {
    size_t begin = 0;
    for (size_t end; (end = file.text.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
      EXPECT_LE(end - begin, 80u) << file.text.substr(begin, end - begin);
    }
  }
}

}  // namespace
}  // namespace wsjs::idl
