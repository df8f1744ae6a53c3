// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/data_url.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

// Type and body of a data: URL, one after the other; empty: failure.
std::string Process(std::string_view url) {
  const std::optional<DataUrl> data_url = ProcessDataUrl(url);
  return data_url ? data_url->mime_type.Serialize() + " " + data_url->body : "";
}

TEST(DataUrlTest, BodyIsPercentDecoded) {
  EXPECT_EQ(Process("data:text/html,%3Cp%3e"), "text/html <p>");
  EXPECT_EQ(Process("data:text/html,%FF%zz%2"), "text/html \xFF%zz%2");
  EXPECT_EQ(Process("data:text/html,a,b"), "text/html a,b");
  EXPECT_EQ(Process("data:text/html,"), "text/html ");
}

TEST(DataUrlTest, WithoutACommaItFails) {
  EXPECT_EQ(Process("data:text/html"), "");
  EXPECT_EQ(Process("data:"), "");
  // The comma is in the fragment.
  EXPECT_EQ(Process("data:text/html#,x"), "");
}

TEST(DataUrlTest, FragmentIsNoPartOfTheBody) {
  EXPECT_EQ(Process("data:text/html,a#b"), "text/html a");
}

TEST(DataUrlTest, TypeThatDoesNotParseIsPlainText) {
  EXPECT_EQ(Process("data:,x"), "text/plain;charset=US-ASCII x");
  EXPECT_EQ(Process("data:text,x"), "text/plain;charset=US-ASCII x");
  EXPECT_EQ(Process("data: ,x"), "text/plain;charset=US-ASCII x");
}

TEST(DataUrlTest, ParametersAloneAreOfPlainText) {
  EXPECT_EQ(Process("data:;charset=utf-8,x"), "text/plain;charset=utf-8 x");
  EXPECT_EQ(Process("data: text/a ;b=c ,x"), "text/a;b=c x");
}

TEST(DataUrlTest, Base64IsDecoded) {
  EXPECT_EQ(Process("data:text/html;base64,PHA+"), "text/html <p>");
  EXPECT_EQ(Process("data:;base64,eA=="), "text/plain;charset=US-ASCII x");
  EXPECT_EQ(Process("data:text/html ;  BaSe64 ,PHA%2b"), "text/html <p>");
  EXPECT_EQ(Process("data:text/html;base64,P H A%2b"), "text/html <p>");
}

TEST(DataUrlTest, Base64ThatIsWrongFails) {
  EXPECT_EQ(Process("data:text/html;base64,P"), "");
  EXPECT_EQ(Process("data:text/html;base64,%FF"), "");
}

TEST(DataUrlTest, OnlyTheLastParameterIsBase64) {
  EXPECT_EQ(Process("data:text/html;base64;a=b,PHA+"), "text/html;a=b PHA+");
  EXPECT_EQ(Process("data:text/html;xbase64,PHA+"), "text/html PHA+");
  EXPECT_EQ(Process("data:base64,PHA+"), "text/plain;charset=US-ASCII PHA+");
}

}  // namespace
}  // namespace wsjs
