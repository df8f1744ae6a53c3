// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/diagnostic.h"

#include <gtest/gtest.h>

namespace wsjs::idl {
namespace {

TEST(DiagnosticTest, ShowsFileLineAndCaret) {
  SourceFile file{"idl/a.idl", "one\ntwo three\nfour\n"};
  Diagnostics diagnostics;
  diagnostics.AddError({&file, 8}, "bad", 5);
  EXPECT_EQ(diagnostics.ToString(),
            "idl/a.idl:2:5: error: bad\n"
            "two three\n"
            "    ^~~~~\n");
}

TEST(DiagnosticTest, CaretStaysBelowTextAfterTabsAndWideCharacters) {
  SourceFile file{"a.idl", "\t\"\xC3\xA9\" x"};
  Diagnostics diagnostics;
  diagnostics.AddError({&file, 6}, "bad");
  EXPECT_EQ(diagnostics.ToString(),
            "a.idl:1:6: error: bad\n"
            "\t\"\xC3\xA9\" x\n"
            "\t    ^\n");
}

TEST(DiagnosticTest, UnderlineEndsWithTheLine) {
  SourceFile file{"a.idl", "ab\r\ncd"};
  Diagnostics diagnostics;
  diagnostics.AddError({&file, 1}, "bad", 40);
  EXPECT_EQ(diagnostics.ToString(),
            "a.idl:1:2: error: bad\n"
            "ab\n"
            " ^\n");
}

TEST(DiagnosticTest, EndOfFileIsAPlaceToo) {
  SourceFile file{"a.idl", "ab\n"};
  Diagnostics diagnostics;
  diagnostics.AddError({&file, 3}, "bad");
  EXPECT_EQ(diagnostics.ToString(), "a.idl:2:1: error: bad\n\n^\n");
}

TEST(DiagnosticTest, NotesFollowTheirError) {
  SourceFile file{"a.idl", "ab"};
  Diagnostics diagnostics;
  diagnostics.AddError({&file, 1}, "bad");
  diagnostics.AddNote({&file, 0}, "because");
  EXPECT_EQ(diagnostics.ToString(),
            "a.idl:1:2: error: bad\nab\n ^\n"
            "a.idl:1:1: note: because\nab\n^\n");
}

TEST(DiagnosticTest, ErrorWithoutAPlaceIsOneLine) {
  Diagnostics diagnostics;
  EXPECT_FALSE(diagnostics.HasErrors());
  diagnostics.AddError({}, "bad option");
  EXPECT_TRUE(diagnostics.HasErrors());
  EXPECT_EQ(diagnostics.ToString(), "error: bad option\n");
}

TEST(DiagnosticTest, ErrorsBeyondTheMaximumAreCounted) {
  Diagnostics diagnostics;
  for (int i = 0; i < Diagnostics::kMaximumErrors + 3; ++i) {
    diagnostics.AddError({}, "bad");
    diagnostics.AddNote({}, "because");
  }
  EXPECT_EQ(diagnostics.all().size(), 2u * Diagnostics::kMaximumErrors);
  EXPECT_TRUE(diagnostics.ToString().ends_with("error: 3 more errors\n"));
}

}  // namespace
}  // namespace wsjs::idl
