// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/command_line.h"

#include <gtest/gtest.h>

namespace wsjs::idl {
namespace {

using Strings = std::vector<std::string>;

TEST(CommandLineTest, TakesInputsAndOptionsInAnyOrder) {
  std::string error;
  std::optional<CommandLine> command_line =
      ParseCommandLine({"a.idl",
                        "--output-dir=gen",
                        "--external=MessagePort",
                        "b.idl",
                        "--external=ServiceWorker",
                        "--omit=Blob.stream",
                        "--global=Window",
                        "--implementation=a.idl=src/a.h",
                        "--depfile=a.d",
                        "--expect=v8_a.h",
                        "--include-prefix=gen/x",
                        "--root=../..",
                        "--install-function=InstallAll",
                        "--stub=A",
                        "--statistics",
                        "--dts=a.d.ts",
                        "--event=A.b=C",
                        "--import=c.idl",
                        "--import-prefix=other",
                        "--list"},
                       error);
  ASSERT_TRUE(command_line) << error;
  EXPECT_EQ(command_line->inputs, (Strings{"a.idl", "b.idl"}));
  EXPECT_EQ(command_line->output_dir, "gen");
  EXPECT_EQ(command_line->depfile, "a.d");
  EXPECT_EQ(command_line->root, "../..");
  EXPECT_EQ(command_line->expected_files, (Strings{"v8_a.h"}));
  const CompilerOptions& options = command_line->options;
  EXPECT_EQ(options.external_interfaces,
            (Strings{"MessagePort", "ServiceWorker"}));
  EXPECT_EQ(options.omitted_members, (Strings{"Blob.stream"}));
  EXPECT_EQ(options.globals, (Strings{"Window"}));
  EXPECT_EQ(options.implementation_headers.at("a.idl"), "src/a.h");
  EXPECT_EQ(options.include_prefix, "gen/x");
  EXPECT_EQ(options.install_function, "InstallAll");
  EXPECT_EQ(options.stubs, (Strings{"A"}));
  EXPECT_TRUE(command_line->statistics);
  EXPECT_TRUE(command_line->list);
  EXPECT_EQ(options.type_declarations, "a.d.ts");
  EXPECT_EQ(options.events.at("A.b"), "C");
  EXPECT_EQ(command_line->imports, (Strings{"c.idl"}));
  EXPECT_EQ(options.import_prefix, "other");
}

TEST(CommandLineTest, UnknownOptionIsAnError) {
  std::string error;
  EXPECT_FALSE(ParseCommandLine({"a.idl", "--frob=1"}, error));
  EXPECT_EQ(error, "bad option \"--frob=1\"; --help lists the options");
}

TEST(CommandLineTest, OptionWithoutAValueIsAnError) {
  std::string error;
  EXPECT_FALSE(ParseCommandLine({"a.idl", "--root="}, error));
  EXPECT_EQ(error, "bad option \"--root=\"; --help lists the options");
  EXPECT_FALSE(ParseCommandLine({"a.idl", "--implementation=a.idl"}, error));
}

TEST(CommandLineTest, InputsAreNeeded) {
  std::string error;
  EXPECT_FALSE(ParseCommandLine({}, error));
  EXPECT_EQ(error, "no input files; --help lists the options");
}

// Whoever adds an option says what it does.
TEST(CommandLineTest, HelpHasEveryOption) {
  for (const char* option :
       {"--output-dir", "--include-prefix", "--implementation", "--import",
        "--import-prefix", "--external", "--omit", "--global",
        "--install-function", "--stub", "--dts", "--event", "--root",
        "--depfile", "--expect"}) {
    std::string error;
    EXPECT_TRUE(
        ParseCommandLine({"a.idl", std::string(option) + "=a=b"}, error))
        << option;
    EXPECT_NE(HelpText().find("\n  " + std::string(option) + "="),
              std::string_view::npos)
        << option;
  }
}

TEST(CommandLineTest, HelpNeedsNoInputs) {
  std::string error;
  std::optional<CommandLine> command_line = ParseCommandLine({"--help"}, error);
  ASSERT_TRUE(command_line);
  EXPECT_TRUE(command_line->help);
  EXPECT_NE(HelpText().find("--external=NAME"), std::string_view::npos);
}

}  // namespace
}  // namespace wsjs::idl
