// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_COMMAND_LINE_H_
#define WSJS_BINDINGS_COMPILER_COMMAND_LINE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/compiler/compiler_options.h"

namespace wsjs::idl {

// What webidl_compiler is asked to do.
struct CommandLine {
  std::vector<std::string> inputs;
  std::vector<std::string> imports;  // Inputs that give no bindings.
  // The folder that paths of inputs are shown relative to, or empty.
  std::string root;
  std::string output_dir = ".";
  std::string depfile;  // Empty: none.
  // The files that the output must consist of; empty: not checked.
  std::vector<std::string> expected_files;
  bool help = false;
  bool statistics = false;
  bool list = false;  // Of the files, in place of the files.
  CompilerOptions options;
};

// Absent when `arguments` (without the program's name) aren't right; then
// `error` says what is wrong.
std::optional<CommandLine> ParseCommandLine(
    const std::vector<std::string>& arguments,
    std::string& error);

// What --help prints.
std::string_view HelpText();

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_COMMAND_LINE_H_
