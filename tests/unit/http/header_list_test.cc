// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/header_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wsjs {
namespace {

using testing::ElementsAre;

TEST(HeaderListTest, GetCombinesValuesOfAllCases) {
  HeaderList list;
  list.Append("A", "1");
  list.Append("b", "");
  list.Append("a", "2");
  EXPECT_EQ(list.Get("a"), "1, 2");
  EXPECT_EQ(list.Get("B"), "");
  EXPECT_EQ(list.Get("c"), std::nullopt);
  EXPECT_TRUE(list.Contains("B"));
  EXPECT_FALSE(list.Contains("c"));
}

TEST(HeaderListTest, AppendKeepsTheFirstCase) {
  HeaderList list{{"X-One", "1"}};
  list.Append("x-one", "2");
  EXPECT_EQ(list, (HeaderList{{"X-One", "1"}, {"X-One", "2"}}));
}

TEST(HeaderListTest, SetReplacesTheFirstAndRemovesOthers) {
  HeaderList list{{"a", "1"}, {"b", "2"}, {"a", "3"}};
  list.Set("A", "4");
  EXPECT_EQ(list, (HeaderList{{"a", "4"}, {"b", "2"}}));
  list.Set("c", "5");
  EXPECT_EQ(list.size(), 3u);
}

TEST(HeaderListTest, DeleteRemovesAll) {
  HeaderList list{{"a", "1"}, {"b", "2"}, {"A", "3"}};
  list.Delete("a");
  EXPECT_EQ(list, (HeaderList{{"b", "2"}}));
}

TEST(HeaderListTest, SortAndCombineKeepsCookiesApart) {
  const HeaderList list{{"Set-Cookie", "b=2"},
                        {"X", "1"},
                        {"A", "0"},
                        {"set-cookie", "a=1"},
                        {"x", "2"}};
  EXPECT_THAT(list.SortAndCombine(),
              ElementsAre(Header{"a", "0"}, Header{"set-cookie", "b=2"},
                          Header{"set-cookie", "a=1"}, Header{"x", "1, 2"}));
}

TEST(HeaderListTest, ValuesAreNormalizedAtTheirEnds) {
  EXPECT_EQ(NormalizeHeaderValue(" \t\r\n a b\t\n"), "a b");
  EXPECT_EQ(NormalizeHeaderValue("\r\n"), "");
  EXPECT_TRUE(IsHeaderValue("a\tb\xFF"));
  for (const char* value : {" a", "a\t", "a\nb", "a\rb"})
    EXPECT_FALSE(IsHeaderValue(value)) << value;
  EXPECT_FALSE(IsHeaderValue(std::string_view("a\0b", 3)));
  EXPECT_TRUE(IsHeaderName("X-!"));
  for (const char* name : {"", "a b", "a:", "\xFC"})
    EXPECT_FALSE(IsHeaderName(name)) << name;
}

}  // namespace
}  // namespace wsjs
