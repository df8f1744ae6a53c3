// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/command_line.h"

namespace wsjs::idl {

namespace {

constexpr std::string_view kHelpText =
    R"(Usage: webidl_compiler [options] FILE.idl...

Compiles Web IDL to C++ that binds classes to V8.

  --output-dir=DIR          where generated files go (default: .)
  --include-prefix=DIR      the folder that they include each other from
                            (default: bindings)
  --implementation=IDL=HEADER
                            the header of the classes that implement what the
                            file IDL defines
  --import=FILE             also read FILE, of which another set of bindings is
                            made: what it defines can be used and inherited from
  --import-prefix=DIR       the folder that these bindings are included from
                            (default: bindings)
  --external=NAME           an interface that the IDL names and the host doesn't
                            have: no object is one
  --omit=INTERFACE.MEMBER   a member that the host doesn't offer
  --global=NAME             a global name that exists in the host (default: all)
  --install-function=NAME   the generated function that gives a realm the
                            interfaces (default: InstallInterfaces)
  --stub=NAME               write a skeleton of the class that implements the
                            interface or namespace NAME ("*": of all), instead
                            of bindings
  --dts=FILE                write TypeScript declarations, of what scripts see in
                            the first --global, instead of bindings
  --event=INTERFACE.EVENT=TYPE
                            the interface of the objects that stand for an event
                            in these declarations
  --root=DIR                show paths of inputs relative to DIR
  --depfile=FILE            write the inputs in the format of make
  --expect=FILE             fail unless exactly the expected files are generated
  --list                    print the files that would be written, a line each,
                            and write none
  --statistics              print what was read, defined and generated, and the
                            CPU time that it took
  --help                    print this

--implementation, --import, --external, --omit, --global, --stub, --event and
--expect may be repeated.
)";

// Adds what KEY=VALUE says.
bool SetPair(const std::string& pair,
             std::map<std::string, std::string>& values) {
  size_t equals = pair.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size())
    return false;
  values[pair.substr(0, equals)] = pair.substr(equals + 1);
  return true;
}

// Sets what the option `name` stands for; false when there is no such option or
// the value isn't right.
bool SetOption(std::string_view name,
               const std::string& value,
               CommandLine& command_line) {
  CompilerOptions& options = command_line.options;
  if (name == "--output-dir") {
    command_line.output_dir = value;
  } else if (name == "--import") {
    command_line.imports.push_back(value);
  } else if (name == "--import-prefix") {
    options.import_prefix = value;
  } else if (name == "--root") {
    command_line.root = value;
  } else if (name == "--depfile") {
    command_line.depfile = value;
  } else if (name == "--expect") {
    command_line.expected_files.push_back(value);
  } else if (name == "--include-prefix") {
    options.include_prefix = value;
  } else if (name == "--install-function") {
    options.install_function = value;
  } else if (name == "--external") {
    options.external_interfaces.push_back(value);
  } else if (name == "--omit") {
    options.omitted_members.push_back(value);
  } else if (name == "--global") {
    options.globals.push_back(value);
  } else if (name == "--stub") {
    options.stubs.push_back(value);
  } else if (name == "--dts") {
    options.type_declarations = value;
  } else if (name == "--event") {
    return SetPair(value, options.events);
  } else if (name == "--implementation") {
    return SetPair(value, options.implementation_headers);
  } else {
    return false;
  }
  return !value.empty();
}

}  // namespace

std::optional<CommandLine> ParseCommandLine(
    const std::vector<std::string>& arguments,
    std::string& error) {
  CommandLine command_line;
  for (const std::string& argument : arguments) {
    if (!argument.starts_with('-')) {
      command_line.inputs.push_back(argument);
      continue;
    }
    if (argument == "--help") {
      command_line.help = true;
      return command_line;
    }
    if (argument == "--statistics" || argument == "--list") {
      (argument == "--list" ? command_line.list : command_line.statistics) =
          true;
      continue;
    }
    size_t equals = argument.find('=');
    std::string value =
        equals == std::string::npos ? "" : argument.substr(equals + 1);
    if (!SetOption(argument.substr(0, equals), value, command_line)) {
      error = "bad option \"" + argument + "\"; --help lists the options";
      return std::nullopt;
    }
  }
  if (command_line.inputs.empty()) {
    error = "no input files; --help lists the options";
    return std::nullopt;
  }
  return command_line;
}

std::string_view HelpText() {
  return kHelpText;
}

}  // namespace wsjs::idl
