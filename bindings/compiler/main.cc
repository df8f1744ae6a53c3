// SPDX-License-Identifier: BSD-3-Clause

// webidl_compiler: reads and writes the files, Compile() does the work.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "bindings/compiler/command_line.h"
#include "bindings/compiler/compiler.h"

namespace {

using wsjs::idl::CommandLine;
using wsjs::idl::CompileResult;
using wsjs::idl::OutputFile;
using wsjs::idl::SourceFile;

constexpr int kSuccess = 0;
constexpr int kFailure = 1;   // The IDL is wrong, or a file can't be written.
constexpr int kBadUsage = 2;  // The command line is wrong.

void PrintError(const std::string& message) {
  std::fprintf(stderr, "webidl_compiler: error: %s\n", message.c_str());
}

std::optional<std::string> ReadFile(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream)
    return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

// A file that has the right text keeps its time, so that what depends on it
// isn't built again.
bool WriteFileIfChanged(const std::filesystem::path& path,
                        const std::string& text) {
  if (ReadFile(path) == text)
    return true;
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  stream << text;
  return static_cast<bool>(stream.flush());
}

// Adds the files to `inputs`; false when one can't be read.
bool ReadInputs(const std::vector<std::string>& paths,
                const std::string& root,
                bool is_imported,
                std::vector<SourceFile>& inputs) {
  for (const std::string& path : paths) {
    std::optional<std::string> text = ReadFile(path);
    if (!text) {
      PrintError("can't read " + path);
      return false;
    }
    std::string shown = path;
    if (!root.empty()) {
      shown =
          std::filesystem::path(path).lexically_relative(root).generic_string();
    }
    inputs.push_back({shown, *std::move(text), is_imported});
  }
  return true;
}

// Reports what is generated and not expected, and the other way round.
bool CheckExpectedFiles(std::vector<std::string> expected,
                        const std::vector<OutputFile>& files) {
  if (expected.empty())
    return true;
  std::vector<std::string> generated;
  for (const OutputFile& file : files)
    generated.push_back(file.path);
  std::sort(expected.begin(), expected.end());
  std::sort(generated.begin(), generated.end());

  std::vector<std::string> difference;
  std::set_difference(expected.begin(), expected.end(), generated.begin(),
                      generated.end(), std::back_inserter(difference));
  for (const std::string& path : difference)
    PrintError(path + " is expected, but the inputs don't give it");
  bool as_expected = difference.empty();
  difference.clear();
  std::set_difference(generated.begin(), generated.end(), expected.begin(),
                      expected.end(), std::back_inserter(difference));
  for (const std::string& path : difference)
    PrintError(path + " is generated, but not expected");
  return as_expected && difference.empty();
}

bool WriteOutputs(const CommandLine& command_line,
                  const std::vector<OutputFile>& files) {
  std::filesystem::path directory = command_line.output_dir;
  for (const OutputFile& file : files) {
    // A skeleton that has been filled in is somebody's work.
    std::error_code error;
    if (!command_line.options.stubs.empty() &&
        std::filesystem::exists(directory / file.path, error)) {
      PrintError((directory / file.path).string() + " exists already");
      return false;
    }
    if (!WriteFileIfChanged(directory / file.path, file.text)) {
      PrintError("can't write " + (directory / file.path).string());
      return false;
    }
  }
  if (command_line.depfile.empty() || files.empty())
    return true;
  // ninja wants the first output that its rule names.
  const std::string& first = command_line.expected_files.empty()
                                 ? files.front().path
                                 : command_line.expected_files.front();
  std::string rule = (directory / first).string() + ":";
  for (const std::string& input : command_line.inputs)
    rule += " " + input;
  for (const std::string& input : command_line.imports)
    rule += " " + input;
  if (WriteFileIfChanged(command_line.depfile, rule + "\n"))
    return true;
  PrintError("can't write " + command_line.depfile);
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  std::string error;
  std::optional<CommandLine> command_line =
      wsjs::idl::ParseCommandLine({argv + 1, argv + argc}, error);
  if (!command_line) {
    PrintError(error);
    return kBadUsage;
  }
  if (command_line->help) {
    std::fputs(wsjs::idl::HelpText().data(), stdout);
    return kSuccess;
  }
  std::vector<SourceFile> inputs;
  if (!ReadInputs(command_line->inputs, command_line->root, false, inputs) ||
      !ReadInputs(command_line->imports, command_line->root, true, inputs)) {
    return kBadUsage;
  }

  CompileResult result = wsjs::idl::Compile(inputs, command_line->options);
  std::fputs(result.diagnostics.ToString().c_str(), stderr);
  if (command_line->statistics)
    std::fputs(result.statistics.ToString().c_str(), stdout);
  if (command_line->list) {
    for (const OutputFile& file : result.files)
      std::puts(file.path.c_str());
    return result.diagnostics.HasErrors() ? kFailure : kSuccess;
  }
  if (result.diagnostics.HasErrors() ||
      !CheckExpectedFiles(command_line->expected_files, result.files) ||
      !WriteOutputs(*command_line, result.files)) {
    return kFailure;
  }
  return kSuccess;
}
