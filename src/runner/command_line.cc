// SPDX-License-Identifier: BSD-3-Clause
#include "src/runner/command_line.h"

#include <wsjs/platform.h>
#include <wsjs/version.h>
#include <CLI/CLI.hpp>

#include <map>
#include <utility>

// The one file that is compiled with exceptions: CLI11 throws.

namespace wsjs {

namespace {

constexpr char kDescription[] =
    "wsjs runs JavaScript with the web's WebSocket API.\n\n"
    "  wsjs [options] script.js [args]   a classic script\n"
    "  wsjs [options] module.mjs [args]  a module\n"
    "  wsjs [options] page.html [args]   the scripts of a page, also of a URL\n"
    "  wsjs [options] -e CODE [args]     CODE\n"
    "  wsjs [options] - [args]           standard input\n";

constexpr char kFooter[] =
    "\nThe proxy of http_proxy, https_proxy, all_proxy and no_proxy in the "
    "environment\nis used unless --proxy is given. The exit status is what "
    "script gives to\nwsjs.exit(), 1 after an uncaught error, 2 when there was "
    "nothing to run.\n";

// The value of an option that has two parts around a ':'. Spaces after that
// don't count.
std::pair<std::string, std::string> SplitAtColon(const char* option,
                                                 const std::string& text) {
  const size_t colon = text.find(':');
  if (colon == 0 || colon == std::string::npos)
    throw CLI::ValidationError(option, "no ':' in " + text);
  const size_t value = text.find_first_not_of(' ', colon + 1);
  return {text.substr(0, colon),
          value == std::string::npos ? "" : text.substr(value)};
}

void AddOptions(CLI::App& app, CommandLine& command_line) {
  app.add_option("-e,--eval", command_line.code, "Run CODE.")
      ->type_name("CODE");
  app.add_flag("-m,--module", command_line.is_module,
               "What is run is a module, however it is called.");
  app.add_flag("--echo-server", command_line.echo_server,
               "Start an echo server on a free port of loopback; its URL is "
               "the script's first argument.");

  app.add_option("--base-url", command_line.base_url,
                 "Resolve relative URLs against URL.")
      ->type_name("URL");
  app.add_option("--origin", command_line.origin,
                 "Send this origin (default: that of --base-url).")
      ->type_name("ORIGIN");
  app.add_option_function<std::string>(
         "--header",
         [&](const std::string& text) {
           command_line.extra_headers.push_back(SplitAtColon("--header", text));
         },
         "Add a header to opening handshakes; may be given again.")
      ->type_name("'NAME: VALUE'")
      ->trigger_on_parse();
  app.add_option_function<std::string>(
         "--resolve",
         [&](const std::string& text) {
           command_line.host_addresses.push_back(
               SplitAtColon("--resolve", text));
         },
         "Connect to ADDRESS for HOST (*.example.com: for all names below it); "
         "may be given again.")
      ->type_name("HOST:ADDRESS")
      ->trigger_on_parse();
  app.add_option("--proxy", command_line.proxy,
                 "Connect through http://[user:password@]host:port or "
                 "socks5://host:port.")
      ->type_name("URL");
  app.add_option_function<std::string>(
         "--ca",
         [&](const std::string& file) {
           command_line.tls.certificate_authority_files.push_back(file);
         },
         "Trust the certificates of FILE (PEM), besides the system's; may be "
         "given again.")
      ->type_name("FILE")
      ->trigger_on_parse();
  app.add_flag("--insecure", command_line.tls.insecure,
               "Accept any certificate. For tests only.");

  const std::map<std::string, LogLevel> kLogLevels = {
      {"error", LogLevel::kError},
      {"warning", LogLevel::kWarning},
      {"info", LogLevel::kInfo},
      {"debug", LogLevel::kDebug}};
  app.add_option_function<std::string>(
         "--log-level",
         [&command_line, kLogLevels](const std::string& name) {
           command_line.log_level = kLogLevels.at(name);
         },
         "What to tell on standard error: error, warning (default), info or "
         "debug.")
      ->type_name("LEVEL")
      ->check(
          CLI::IsMember({"error", "warning", "info", "debug"}).description(""));
  app.add_option("--v8-flags", command_line.v8_flags,
                 "Flags for V8, separated by spaces.")
      ->type_name("FLAGS");
}

}  // namespace

std::variant<CommandLine, CommandLineEnd> ParseCommandLine(
    int argc,
    const char* const* argv) {
  CommandLine command_line;
  CLI::App app(kDescription, "wsjs");
  app.footer(kFooter);
  app.set_help_flag("-h,--help", "Print this.");
  app.set_version_flag(
      "--version",
      std::string("wsjs " WSJS_VERSION " (V8 ") + Platform::V8Version() + ")",
      "Print the versions of wsjs and V8.");
  // What follows the first argument that isn't an option is the script's.
  app.prefix_command();
  AddOptions(app, command_line);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    std::ostringstream text;
    app.exit(success, text, text);
    return CommandLineEnd{0, text.str()};
  } catch (const CLI::Error& error) {
    return CommandLineEnd{2, std::string("wsjs: ") + error.what() +
                                 " (wsjs --help lists the options)\n"};
  }

  command_line.arguments = app.remaining();
  if (!command_line.code) {
    if (command_line.arguments.empty())
      return CommandLineEnd{2, "wsjs: nothing to run (see wsjs --help)\n"};
    command_line.script = command_line.arguments.front();
    command_line.arguments.erase(command_line.arguments.begin());
    if (command_line.script.size() > 1 && command_line.script[0] == '-') {
      return CommandLineEnd{2, "wsjs: unknown option " + command_line.script +
                                   " (wsjs --help lists the options)\n"};
    }
  }
  return command_line;
}

}  // namespace wsjs
