// SPDX-License-Identifier: BSD-3-Clause
#include "src/url/form_urlencoded.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::Pair;

using Entries = std::vector<std::pair<std::string, std::string>>;

Entries EntriesOf(const ada::url_search_params& list) {
  return Entries(list.begin(), list.end());
}

Entries Parse(std::string_view input) {
  return EntriesOf(ParseFormUrlencoded(input));
}

TEST(FormUrlencodedTest, ParsesNamesAndValues) {
  EXPECT_THAT(Parse("a=b&c&=d&a=%20+x"),
              ElementsAre(Pair("a", "b"), Pair("c", ""), Pair("", "d"),
                          Pair("a", "  x")));
}

TEST(FormUrlencodedTest, SkipsEmptySequences) {
  EXPECT_THAT(Parse("&&a=b&&"), ElementsAre(Pair("a", "b")));
}

TEST(FormUrlencodedTest, SkipsOneLeadingQuestionMark) {
  EXPECT_THAT(Parse("??a=b"), ElementsAre(Pair("?a", "b")));
}

TEST(FormUrlencodedTest, KeepsIncompletePercentEncoding) {
  EXPECT_THAT(Parse("a=%2&b=%zz&c=%"),
              ElementsAre(Pair("a", "%2"), Pair("b", "%zz"), Pair("c", "%")));
}

TEST(FormUrlencodedTest, IllFormedUtf8BecomesReplacementCharacters) {
  EXPECT_THAT(Parse("a=%FE%FF&%c2=x&b=%ef%bb%bf%e4%bd"),
              ElementsAre(Pair("a", "\uFFFD\uFFFD"), Pair("\uFFFD", "x"),
                          Pair("b", "\uFEFF\uFFFD")));
}

TEST(FormUrlencodedTest, SortsByUtf16CodeUnits) {
  // U+FFFD comes after the surrogates of U+1F308.
  ada::url_search_params list;
  list.append("\uFFFD", "a");
  list.append("\U0001F308", "b");
  list.append("\uD7FF", "c");
  SortByName(list);
  EXPECT_THAT(EntriesOf(list),
              ElementsAre(Pair("\uD7FF", "c"), Pair("\U0001F308", "b"),
                          Pair("\uFFFD", "a")));
}

TEST(FormUrlencodedTest, SortIsStable) {
  ada::url_search_params list = ParseFormUrlencoded("z=1&a=2&z=0&aa=3&a=1");
  SortByName(list);
  EXPECT_THAT(EntriesOf(list),
              ElementsAre(Pair("a", "2"), Pair("a", "1"), Pair("aa", "3"),
                          Pair("z", "1"), Pair("z", "0")));
}

TEST(FormUrlencodedTest, SerializerEncodesAllButSomeAscii) {
  ada::url_search_params list;
  for (char c = ' '; c < 0x7F; ++c)
    list.append("", std::string(1, c));
  std::string unencoded;
  for (const auto& [name, value] : list) {
    ada::url_search_params single;
    single.append("", value);
    if (SerializeFormUrlencoded(single) == "=" + value)
      unencoded += value;
  }
  EXPECT_EQ(
      unencoded,
      "*-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
  ada::url_search_params list2;
  list2.append("a\\b", "\\ \xC3\xA4");
  EXPECT_EQ(SerializeFormUrlencoded(list2), "a%5Cb=%5C+%C3%A4");
}

}  // namespace
}  // namespace wsjs
