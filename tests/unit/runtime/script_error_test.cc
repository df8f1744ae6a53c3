// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>
#include <wsjs/script_error.h>

#include <string>

namespace wsjs {
namespace {

ScriptError TestError() {
  ScriptError error;
  error.message = "Uncaught TypeError: x is not a function";
  error.file = "file:///a.js";
  error.line = 3;
  error.column = 3;
  error.end_column = 4;
  error.source_line = "  x();";
  error.stack =
      "TypeError: x is not a function\n    at file:///a.js:3:3\n"
      "    at file:///a.js:9:1";
  return error;
}

TEST(ScriptErrorTest, HasPlaceSourceLineCaretMessageAndStack) {
  EXPECT_EQ(TestError().ToString(),
            "file:///a.js:3:3\n"
            "  x();\n"
            "  ^\n"
            "Uncaught TypeError: x is not a function\n"
            "    at file:///a.js:3:3\n"
            "    at file:///a.js:9:1\n");
}

TEST(ScriptErrorTest, OfUnknownPlaceHasOnlyItsMessage) {
  ScriptError error;
  error.message = "Uncaught 5";
  EXPECT_EQ(error.ToString(), "Uncaught 5\n");
}

TEST(ScriptErrorTest, StackThatDoesNotBeginWithTheMessageIsWhole) {
  ScriptError error;
  error.message = "Uncaught Error: new";
  error.stack = "Error: old\n    at a.js:1:1";
  EXPECT_EQ(error.ToString(),
            "Uncaught Error: new\nError: old\n    at a.js:1:1\n");
}

TEST(ScriptErrorTest, MessageOfARejectionIsFoundInTheStack) {
  ScriptError error;
  error.kind = ScriptError::Kind::kUnhandledRejection;
  error.message = "Uncaught (in promise) Error: a";
  error.stack = "Error: a\n    at a.js:1:1";
  EXPECT_EQ(error.ToString(),
            "Uncaught (in promise) Error: a\n    at a.js:1:1\n");
}

TEST(ScriptErrorTest, CaretsStandUnderTheWholeRange) {
  ScriptError error = TestError();
  error.source_line = "throw new Error";
  error.column = 7;
  error.end_column = 16;
  EXPECT_NE(error.ToString().find("throw new Error\n"
                                  "      ^^^^^^^^^\n"),
            std::string::npos);
}

TEST(ScriptErrorTest, TabsBeforeTheCaretStayTabs) {
  ScriptError error = TestError();
  error.source_line = "\t\tx();";
  EXPECT_NE(error.ToString().find("\t\tx();\n\t\t^\n"), std::string::npos);
}

TEST(ScriptErrorTest, ColumnsCountUtf16CodeUnits) {
  ScriptError error = TestError();
  error.source_line = "\"\xF0\x9F\x98\x80\";x()";  // an emoji: two code units
  error.column = 6;
  error.end_column = 7;
  EXPECT_NE(error.ToString().find(";x()\n     ^\n"), std::string::npos);
}

TEST(ScriptErrorTest, LongLineIsCutAroundTheColumn) {
  ScriptError error = TestError();
  error.source_line = std::string(5000, 'a') + "!" + std::string(5000, 'b');
  error.column = 5001;
  error.end_column = 5002;
  const std::string text = error.ToString();
  EXPECT_LT(text.size(), 600u);
  const size_t line = text.find('\n') + 1;
  const size_t carets = text.find('\n', line) + 1;
  EXPECT_EQ(text[text.find('^') - carets + line], '!');
}

TEST(ScriptErrorTest, ColumnBeyondTheLineIsHarmless) {
  ScriptError error = TestError();
  error.column = 900;
  error.end_column = 2;
  EXPECT_NE(error.ToString().find("  x();\n      ^\n"), std::string::npos);
}

}  // namespace
}  // namespace wsjs
