// SPDX-License-Identifier: BSD-3-Clause
#include "src/console/entry_layout.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace wsjs {
namespace {

constexpr size_t kLineWidth = 40;

std::string LayOutObject(std::vector<std::string> entries,
                         size_t indentation = 0) {
  return LayOut({.opening = "{", .closing = "}", .entries = std::move(entries)},
                indentation, kLineWidth);
}

std::string LayOutList(std::vector<std::string> entries,
                       bool are_numbers,
                       size_t more_entries = 0) {
  const size_t element_count = entries.size() - more_entries;
  return LayOut({.opening = "[",
                 .closing = "]",
                 .entries = std::move(entries),
                 .element_count = element_count,
                 .elements_are_numbers = are_numbers},
                0, kLineWidth);
}

TEST(EntryLayoutTest, NoEntriesLeaveTheBracketsAlone) {
  EXPECT_EQ(LayOutObject({}), "{}");
}

TEST(EntryLayoutTest, ShortEntriesStandOnOneLine) {
  EXPECT_EQ(LayOutObject({"a: 1", "b: 2"}), "{ a: 1, b: 2 }");
}

TEST(EntryLayoutTest, LongEntriesHaveLinesOfTheirOwn) {
  const std::string entry(20, 'x');
  EXPECT_EQ(LayOutObject({entry, entry}),
            "{\n  " + entry + ",\n  " + entry + "\n}");
}

TEST(EntryLayoutTest, OneLineIsTakenUpToTheLineWidth) {
  const std::string fits(kLineWidth - 4 - 4, 'x');
  EXPECT_EQ(LayOutObject({fits}), "{ " + fits + " }");
  EXPECT_EQ(LayOutObject({fits + "x"}), "{\n  " + fits + "x\n}");
}

TEST(EntryLayoutTest, IndentationTakesFromTheLine) {
  const std::string entry(30, 'x');
  EXPECT_EQ(LayOutObject({entry}, 2), "{ " + entry + " }");
  EXPECT_EQ(LayOutObject({entry}, 4), "{\n      " + entry + "\n    }");
}

TEST(EntryLayoutTest, EntryOfSeveralLinesBreaksTheRest) {
  EXPECT_EQ(LayOutObject({"a: {\n    b\n  }", "c: 1"}),
            "{\n  a: {\n    b\n  },\n  c: 1\n}");
}

TEST(EntryLayoutTest, ManyNumbersStandInColumnsAlignedAtTheRight) {
  std::vector<std::string> numbers;
  for (int i = 0; i < 24; ++i)
    numbers.push_back(std::to_string(i * 50));
  EXPECT_EQ(LayOutList(numbers, true),
            "[\n"
            "    0,  50,  100,  150,  200,  250,\n"
            "  300, 350,  400,  450,  500,  550,\n"
            "  600, 650,  700,  750,  800,  850,\n"
            "  900, 950, 1000, 1050, 1100, 1150\n"
            "]");
}

TEST(EntryLayoutTest, ManyStringsStandInColumnsAlignedAtTheLeft) {
  EXPECT_EQ(LayOutList({"'aaaa'", "'b'", "'cccc'", "'d'", "'eeee'", "'f'",
                        "'gggg'", "'h'"},
                       false),
            "[\n"
            "  'aaaa', 'b', 'cccc', 'd',\n"
            "  'eeee', 'f', 'gggg', 'h'\n"
            "]");
}

TEST(EntryLayoutTest, WhatFollowsTheElementsHasItsOwnLine) {
  std::vector<std::string> entries(20, "100");
  entries.push_back("... 5 more items");
  EXPECT_EQ(LayOutList(entries, true, 1),
            "[\n"
            "  100, 100, 100, 100, 100, 100, 100,\n"
            "  100, 100, 100, 100, 100, 100, 100,\n"
            "  100, 100, 100, 100, 100, 100,\n"
            "  ... 5 more items\n"
            "]");
}

TEST(EntryLayoutTest, ElementsOfVeryDifferentLengthsStandInAList) {
  std::vector<std::string> entries(10, "'a'");
  entries.push_back(std::string(17, 'x'));
  EXPECT_EQ(LayOutList(entries, false).find("'a',\n  'a',"), 4u);
}

}  // namespace
}  // namespace wsjs
