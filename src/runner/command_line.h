// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNNER_COMMAND_LINE_H_
#define WSJS_SRC_RUNNER_COMMAND_LINE_H_

#include <string>
#include <variant>
#include <vector>

#include <wsjs/runtime_options.h>

namespace wsjs {

// What a command line asks for.
struct CommandLine {
  // One of these: the text after -e, or the path of a script, "-" for standard
  // input.
  std::optional<std::string> code;
  std::string script;
  // What follows, for the script.
  std::vector<std::string> arguments;

  bool is_module = false;  // whatever the script is called
  bool echo_server = false;
  std::string v8_flags;
  std::string proxy;  // empty: the environment tells
  std::string base_url;
  std::string origin;
  LogLevel log_level = LogLevel::kWarning;
  TlsSettings tls;
  std::vector<std::pair<std::string, std::string>> extra_headers;
  std::vector<std::pair<std::string, std::string>> host_addresses;
};

// Nothing to run: `text` is for standard output (--help, --version) or, when
// `exit_code` isn't 0, for standard error. Ends with a line end.
struct CommandLineEnd {
  int exit_code = 0;
  std::string text;
};

[[nodiscard]] std::variant<CommandLine, CommandLineEnd> ParseCommandLine(
    int argc,
    const char* const* argv);

}  // namespace wsjs

#endif  // WSJS_SRC_RUNNER_COMMAND_LINE_H_
