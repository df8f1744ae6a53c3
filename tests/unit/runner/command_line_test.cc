// SPDX-License-Identifier: BSD-3-Clause
#include "src/runner/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <wsjs/version.h>

#include <string>
#include <variant>
#include <vector>

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

std::variant<CommandLine, CommandLineEnd> Parse(
    std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "wsjs");
  return ParseCommandLine(static_cast<int>(arguments.size()), arguments.data());
}

CommandLine ParseGood(std::vector<const char*> arguments) {
  auto parsed = Parse(std::move(arguments));
  if (auto* end = std::get_if<CommandLineEnd>(&parsed)) {
    ADD_FAILURE() << end->text;
    return {};
  }
  return *std::get_if<CommandLine>(&parsed);
}

CommandLineEnd ParseEnd(std::vector<const char*> arguments) {
  auto parsed = Parse(std::move(arguments));
  if (auto* end = std::get_if<CommandLineEnd>(&parsed))
    return *end;
  ADD_FAILURE() << "is a command line";
  return {};
}

void ExpectOneLine(const CommandLineEnd& end, const char* text) {
  EXPECT_EQ(end.exit_code, 2);
  EXPECT_THAT(end.text, HasSubstr(text));
  EXPECT_EQ(end.text.find('\n'), end.text.size() - 1) << end.text;
}

TEST(CommandLineTest, ScriptAndItsArguments) {
  const CommandLine line = ParseGood({"a.js", "--ca", "-e", "--", "x"});
  EXPECT_EQ(line.script, "a.js");
  EXPECT_EQ(line.code, std::nullopt);
  EXPECT_THAT(line.arguments, ElementsAre("--ca", "-e", "--", "x"));
  EXPECT_THAT(line.tls.certificate_authority_files, IsEmpty());
}

TEST(CommandLineTest, CodeAndItsArguments) {
  const CommandLine line = ParseGood({"-e", "x()", "a", "--b"});
  EXPECT_EQ(line.code, "x()");
  EXPECT_THAT(line.arguments, ElementsAre("a", "--b"));
}

TEST(CommandLineTest, DashIsStandardInput) {
  const CommandLine line = ParseGood({"--insecure", "-", "a"});
  EXPECT_EQ(line.script, "-");
  EXPECT_THAT(line.arguments, ElementsAre("a"));
  EXPECT_TRUE(line.tls.insecure);
}

TEST(CommandLineTest, EveryOption) {
  const CommandLine line = ParseGood({"--module",
                                      "--echo-server",
                                      "--base-url",
                                      "https://a/b",
                                      "--origin",
                                      "https://c",
                                      "--header",
                                      "A: b: c",
                                      "--header",
                                      "D:e",
                                      "--resolve",
                                      "*.test:127.0.0.1",
                                      "--resolve",
                                      "h:::1",
                                      "--proxy",
                                      "socks5://p:1",
                                      "--ca",
                                      "1.pem",
                                      "--ca=2.pem",
                                      "--insecure",
                                      "--log-level",
                                      "debug",
                                      "--v8-flags=--a --b",
                                      "s.js"});
  EXPECT_TRUE(line.is_module);
  EXPECT_TRUE(line.echo_server);
  EXPECT_EQ(line.base_url, "https://a/b");
  EXPECT_EQ(line.origin, "https://c");
  EXPECT_THAT(line.extra_headers,
              ElementsAre(Pair("A", "b: c"), Pair("D", "e")));
  EXPECT_THAT(line.host_addresses,
              ElementsAre(Pair("*.test", "127.0.0.1"), Pair("h", "::1")));
  EXPECT_EQ(line.proxy, "socks5://p:1");
  EXPECT_THAT(line.tls.certificate_authority_files,
              ElementsAre("1.pem", "2.pem"));
  EXPECT_EQ(line.log_level, LogLevel::kDebug);
  EXPECT_EQ(line.v8_flags, "--a --b");
  EXPECT_EQ(line.script, "s.js");
}

TEST(CommandLineTest, HelpNamesEveryOption) {
  const CommandLineEnd end = ParseEnd({"--help"});
  EXPECT_EQ(end.exit_code, 0);
  for (const char* option :
       {"--eval", "--module", "--echo-server", "--base-url", "--origin",
        "--header", "--resolve", "--proxy", "--ca", "--insecure", "--log-level",
        "--v8-flags", "--version", "--help"}) {
    EXPECT_THAT(end.text, HasSubstr(option));
  }
}

TEST(CommandLineTest, VersionNamesWsjsAndV8) {
  const CommandLineEnd end = ParseEnd({"--version"});
  EXPECT_EQ(end.exit_code, 0);
  EXPECT_THAT(end.text, HasSubstr("wsjs " WSJS_VERSION " (V8 1"));
}

TEST(CommandLineTest, NothingToRun) {
  ExpectOneLine(ParseEnd({}), "nothing to run");
  ExpectOneLine(ParseEnd({"--insecure"}), "nothing to run");
}

TEST(CommandLineTest, UnknownOption) {
  ExpectOneLine(ParseEnd({"--unknown", "a.js"}), "--unknown");
  ExpectOneLine(ParseEnd({"-x"}), "-x");
}

TEST(CommandLineTest, OptionWithoutItsValue) {
  ExpectOneLine(ParseEnd({"--ca"}), "--ca");
  ExpectOneLine(ParseEnd({"-e"}), "--eval");
}

TEST(CommandLineTest, BadValues) {
  ExpectOneLine(ParseEnd({"--header", "none", "a.js"}), "--header");
  ExpectOneLine(ParseEnd({"--resolve", "host", "a.js"}), "--resolve");
  ExpectOneLine(ParseEnd({"--log-level", "loud", "a.js"}), "--log-level");
}

}  // namespace
}  // namespace wsjs
