// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "bindings/compiler/compiler.h"

namespace wsjs::idl {
namespace {

CompileResult CompileStubs(const std::vector<SourceFile>& inputs,
                           const std::vector<std::string>& stubs) {
  CompilerOptions options;
  options.external_interfaces = {"Absent"};
  options.stubs = stubs;
  return Compile(inputs, options);
}

// Declarations of the class that implements an interface with `members`,
// without comments.
std::string DeclarationsOf(const std::string& members) {
  const std::vector<SourceFile> inputs = {{"test.idl",
                                           "[Exposed=*] interface Part {};\n"
                                           "[Exposed=*] interface Thing { " +
                                               members + " };\n"}};
  const CompileResult result = CompileStubs(inputs, {"Thing"});
  EXPECT_EQ(result.diagnostics.ToString(), "");
  if (result.files.size() != 1)
    return {};
  EXPECT_EQ(result.files[0].path, "thing.h");
  const std::string& text = result.files[0].text;
  const std::string start = "wrapper_type_info();\n";
  size_t position = text.find(start) + start.size();
  const size_t end = text.find("\n private:");
  std::string declarations;
  while (position < end) {
    const size_t line_end = text.find('\n', position);
    const std::string line = text.substr(position, line_end - position);
    if (!line.empty() && line.find("//") == std::string::npos)
      declarations += line + "\n";
    position = line_end + 1;
  }
  return declarations;
}

TEST(StubTest, ArgumentsAreWhatTheBindingsPass) {
  EXPECT_EQ(DeclarationsOf("undefined a(long x, DOMString y, any z);"),
            "  void a(int32_t x, const std::u16string& y, "
            "bindings::ScriptValue z);\n");
  EXPECT_EQ(DeclarationsOf("undefined a(Part x, Part? y, optional Part z);"),
            "  void a(Part& x, Part* y, Part* z);\n");
  EXPECT_EQ(DeclarationsOf("undefined a(Absent x);"), "  void a(Absent* x);\n");
  EXPECT_EQ(DeclarationsOf("undefined a(optional long x, optional octet y = 1, "
                           "Part... z);"),
            "  void a(std::optional<int32_t> x, uint8_t y, "
            "const std::vector<Part*>& z);\n");
}

TEST(StubTest, ResultsAreTheUsualOnes) {
  EXPECT_EQ(DeclarationsOf("Part a(); Part? b(); [NewObject] Part c();"),
            "  Part& a();\n"
            "  Part* b();\n"
            "  std::unique_ptr<Part> c();\n");
  EXPECT_EQ(DeclarationsOf("Promise<long> a(); sequence<Part> b();"),
            "  bindings::Promise a();\n"
            "  std::vector<Part*> b();\n");
  EXPECT_EQ(DeclarationsOf("readonly attribute FrozenArray<long> a;"),
            "  bindings::ScriptValue a() const;\n");
}

TEST(StubTest, StaticMembersAndConstructorsGetTheRealm) {
  EXPECT_EQ(DeclarationsOf("constructor(long x); static attribute long a; "
                           "static undefined b();"),
            "  static std::unique_ptr<Thing> Create(bindings::Realm& realm, "
            "int32_t x);\n"
            "  static int32_t a(bindings::Realm& realm);\n"
            "  static void setA(bindings::Realm& realm, int32_t value);\n"
            "  static void b(bindings::Realm& realm);\n");
}

TEST(StubTest, OverloadsThatCppDoesNotTellApartAreOne) {
  EXPECT_EQ(DeclarationsOf("undefined a(ArrayBuffer x); undefined a(long x); "
                           "undefined a(DataView x);"),
            "  void a(const bindings::BufferSource& x);\n"
            "  void a(int32_t x);\n");
}

TEST(StubTest, WhatNeedsNoImplementationIsLeftOut) {
  EXPECT_EQ(DeclarationsOf("[Default] object toJSON(); const long a = 1;"), "");
}

TEST(StubTest, AStringifierIsItsMember) {
  EXPECT_EQ(DeclarationsOf("stringifier;"),
            "  std::u16string toString() const;\n");
  EXPECT_EQ(DeclarationsOf("stringifier readonly attribute USVString href;"),
            "  std::string href() const;\n");
}

TEST(StubTest, WordsOfCppGetAnUnderscore) {
  EXPECT_EQ(DeclarationsOf("undefined delete(long default);"),
            "  void delete_(int32_t default_);\n");
}

TEST(StubTest, NamesThatThereAreNotAreErrors) {
  const std::vector<SourceFile> inputs = {
      {"test.idl", "[Exposed=*] interface A {}; [Exposed=*] namespace b {};"}};
  EXPECT_EQ(CompileStubs(inputs, {"A", "b"}).files.size(), 2u);
  EXPECT_EQ(CompileStubs(inputs, {"*"}).files.size(), 2u);
  const CompileResult result = CompileStubs(inputs, {"A", "C"});
  EXPECT_TRUE(result.files.empty());
  EXPECT_EQ(result.diagnostics.ToString(),
            "error: there is no interface or namespace \"C\"\n");
}

}  // namespace
}  // namespace wsjs::idl
