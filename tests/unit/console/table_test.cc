// SPDX-License-Identifier: BSD-3-Clause
#include "src/console/table.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

TEST(DrawTableTest, ColumnsAreAsWideAsTheirWidestCell) {
  EXPECT_EQ(DrawTable({"a", "long header"}, {{"wide cell", "1"}, {"2", "3"}}),
            "┌───────────┬─────────────┐\n"
            "│ a         │ long header │\n"
            "├───────────┼─────────────┤\n"
            "│ wide cell │ 1           │\n"
            "│ 2         │ 3           │\n"
            "└───────────┴─────────────┘");
}

TEST(DrawTableTest, WideCharactersTakeTwoColumns) {
  EXPECT_EQ(DrawTable({"a"}, {{"日本"}}),
            "┌──────┐\n"
            "│ a    │\n"
            "├──────┤\n"
            "│ 日本 │\n"
            "└──────┘");
}

TEST(DrawTableTest, NoRows) {
  EXPECT_EQ(DrawTable({"(index)"}, {}),
            "┌─────────┐\n"
            "│ (index) │\n"
            "├─────────┤\n"
            "└─────────┘");
}

}  // namespace
}  // namespace wsjs
