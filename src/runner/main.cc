// SPDX-License-Identifier: BSD-3-Clause
#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>
#include <wsjs/platform.h>
#include <wsjs/runtime.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "src/net/echo_server.h"
#include "src/net/in_memory_cookie_jar.h"
#include "src/runner/command_line.h"
#include "src/runner/proxy_environment.h"

namespace wsjs {

namespace {

constexpr int kExitUncaughtError = 1;
constexpr int kExitNothingToRun = 2;

struct Script {
  std::string source;
  std::string name;
  bool is_module = false;
};

std::optional<std::string> ReadAll(std::FILE* file) {
  std::string text;
  char block[1 << 16];
  while (const size_t size = std::fread(block, 1, sizeof(block), file))
    text.append(block, size);
  if (std::ferror(file))
    return std::nullopt;
  return text;
}

// Nothing when it can't be read; errno tells why.
std::optional<std::string> ReadScript(const std::string& path) {
  if (path == "-")
    return ReadAll(stdin);
  std::FILE* file = std::fopen(path.c_str(), "rbe");
  if (!file)
    return std::nullopt;
  std::optional<std::string> text = ReadAll(file);
  std::fclose(file);
  return text;
}

std::optional<Script> LoadScript(const CommandLine& command_line) {
  if (command_line.code)
    return Script{*command_line.code, "[eval]", command_line.is_module};
  std::optional<std::string> source = ReadScript(command_line.script);
  if (!source)
    return std::nullopt;
  if (command_line.script == "-")
    return Script{std::move(*source), "[stdin]", command_line.is_module};
  return Script{
      std::move(*source), command_line.script,
      command_line.is_module || command_line.script.ends_with(".mjs")};
}

std::vector<std::pair<std::string, std::string>> Environment() {
  std::vector<std::pair<std::string, std::string>> environment;
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view text = *entry;
    const size_t equals = text.find('=');
    if (equals != std::string_view::npos) {
      environment.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
  }
  return environment;
}

RuntimeOptions ToRuntimeOptions(CommandLine command_line) {
  RuntimeOptions options;
  options.arguments = std::move(command_line.arguments);
  options.environment = Environment();
  options.base_url = std::move(command_line.base_url);
  options.origin = std::move(command_line.origin);
  options.log_level = command_line.log_level;
  options.network.tls = std::move(command_line.tls);
  options.network.extra_headers = std::move(command_line.extra_headers);
  options.network.host_addresses = std::move(command_line.host_addresses);
  if (command_line.proxy.empty()) {
    options.network.proxy = ProxyFromEnvironment(std::getenv);
  } else {
    options.network.proxy.url = std::move(command_line.proxy);
    options.network.proxy.proxy_loopback = true;
  }
  // https://no-color.org
  const char* no_color = std::getenv("NO_COLOR");
  options.console_colors =
      isatty(STDOUT_FILENO) && (!no_color || *no_color == '\0');
  return options;
}

int Fail(const std::string& message) {
  std::fprintf(stderr, "wsjs: %s\n", message.c_str());
  return kExitNothingToRun;
}

// Whether what is to be run is a page: by the scheme of its URL, or its name.
bool IsPage(const CommandLine& command_line) {
  const std::string& name = command_line.script;
  return !command_line.code && !command_line.is_module &&
         (name.starts_with("http://") || name.starts_with("https://") ||
          name.ends_with(".html") || name.ends_with(".htm"));
}

// Runs a page until nothing is pending. It goes on after an uncaught error.
int RunPage(Platform& platform,
            const std::string& name,
            RuntimeOptions options) {
  InMemoryCookieJar cookie_jar;
  options.cookie_jar = &cookie_jar;
  PageResult result = LoadPage(name, options);
  if (!result.page)
    return Fail(name + ": " + result.error);
  // A page from elsewhere is told nothing of this machine.
  if (!result.page->url.starts_with("file:"))
    options.environment.clear();
  options.page = std::move(result.page);
  bool failed = false;
  options.uncaught_error = [&](const ScriptError& error) {
    failed = true;
    std::fputs(error.ToString().c_str(), stderr);
  };
  Runtime runtime(platform, std::move(options));
  runtime.Run();
  return runtime.exit_code().value_or(failed ? kExitUncaughtError : 0);
}

// Runs `script` until nothing is pending; an uncaught error ends it.
int RunScript(Platform& platform,
              const Script& script,
              RuntimeOptions options) {
  Runtime* runtime = nullptr;
  bool failed = false;
  options.uncaught_error = [&](const ScriptError& error) {
    if (failed)
      return;
    failed = true;
    std::fputs(error.ToString().c_str(), stderr);
    runtime->Terminate();
  };
  Runtime instance(platform, std::move(options));
  runtime = &instance;
  if (script.is_module) {
    instance.EvaluateModule(script.source, script.name);
  } else {
    instance.EvaluateScript(script.source, script.name);
  }
  instance.Run();
  return failed ? kExitUncaughtError : instance.exit_code().value_or(0);
}

// Large messages come and go by the megabyte between two garbage collections.
// malloc would give their memory back to the system each time, and the kernel
// would clear it again page by page, which takes longer than all else that is
// done with such a message. It keeps as much as V8 lets pile up.
void KeepMemoryOfLargeMessages() {
  constexpr int kKeptBytes = 64 << 20;
  constexpr int kLargestFromHeapBytes = 32 << 20;  // more isn't possible
  mallopt(M_TRIM_THRESHOLD, kKeptBytes);
  mallopt(M_MMAP_THRESHOLD, kLargestFromHeapBytes);
}

// The kernel doubles a process's table of descriptors when it is full. Once
// there are threads, whoever opens a socket then waits for milliseconds, until
// none of them can be using the old table.
void MakeRoomForDescriptors() {
  constexpr rlim_t kDescriptors = 4096;
  rlimit limit = {};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
    return;
  const auto last =
      static_cast<int>(std::min(limit.rlim_cur, kDescriptors)) - 1;
  const int descriptor = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, last);
  if (descriptor >= 0)
    close(descriptor);
}

int Main(int argc, char** argv) {
  KeepMemoryOfLargeMessages();
  MakeRoomForDescriptors();
  auto parsed = ParseCommandLine(argc, argv);
  if (const auto* end = std::get_if<CommandLineEnd>(&parsed)) {
    std::fputs(end->text.c_str(), end->exit_code == 0 ? stdout : stderr);
    return end->exit_code;
  }
  auto& command_line = *std::get_if<CommandLine>(&parsed);
  std::optional<Script> script;
  const bool is_page = IsPage(command_line);
  if (!is_page)
    script = LoadScript(command_line);
  if (!is_page && !script)
    return Fail(command_line.script + ": " + std::strerror(errno));

  Platform platform({.v8_flags = command_line.v8_flags});
  if (!platform.unknown_v8_flags().empty())
    return Fail("V8 has no flag " + platform.unknown_v8_flags().front());

  std::unique_ptr<EchoServer> echo_server;
  if (command_line.echo_server) {
    echo_server = EchoServer::Start();
    if (!echo_server)
      return Fail("--echo-server: can't listen on loopback");
    command_line.arguments.insert(command_line.arguments.begin(),
                                  echo_server->url());
  }
  const std::string name = command_line.script;
  RuntimeOptions options = ToRuntimeOptions(std::move(command_line));
  if (const std::string error = CheckOptions(options); !error.empty())
    return Fail(error);
  if (is_page)
    return RunPage(platform, name, std::move(options));
  return RunScript(platform, *script, std::move(options));
}

}  // namespace

}  // namespace wsjs

int main(int argc, char** argv) {
  return wsjs::Main(argc, argv);
}
