// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/mime_type.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wsjs {
namespace {

using testing::ElementsAre;

std::string Reserialized(std::string_view input) {
  const std::optional<MimeType> type = MimeType::Parse(input);
  return type ? type->Serialize() : "failure";
}

// Among them all of what the standard's examples and web-platform-tests have of
// each branch.
TEST(MimeTypeTest, ParsesAndSerializes) {
  const std::pair<const char*, const char*> cases[] = {
      {"text/html;charset=gbk", "text/html;charset=gbk"},
      {" TEXT/HTML ; CHARSET=GBK(\t", "text/html;charset=\"GBK(\""},
      {"text/html;charset=gbk;charset=x", "text/html;charset=gbk"},
      {"text/html;charset =gbk", "text/html"},
      {"text/html;charset= gbk", "text/html;charset=\" gbk\""},
      {"text/html;charset=\"gbk\"x;a=b", "text/html;charset=gbk;a=b"},
      {"text/html;charset=\"\\g\\\"", "text/html;charset=\"g\\\"\""},
      {"text/html;charset=", "text/html"},
      {"text/html;charset=\"\"", "text/html;charset=\"\""},
      {"text/html;;;;a=b", "text/html;a=b"},
      {"text/html;charset", "text/html"},
      {"text/html;charset;a=b", "text/html;a=b"},
      {"x/x;\x01=a;b=c", "x/x;b=c"},
      {"", "failure"},
      {"/", "failure"},
      {"text", "failure"},
      {"text/", "failure"},
      {"/html", "failure"},
      {"text/html x", "failure"},
      {"te xt/html", "failure"},
  };
  for (const auto& [input, expected] : cases)
    EXPECT_EQ(Reserialized(input), expected) << input;
}

TEST(MimeTypeTest, Groups) {
  EXPECT_TRUE(MimeType::Parse("Text/JavaScript;a=b")->IsJavaScript());
  EXPECT_FALSE(MimeType::Parse("text/plain")->IsJavaScript());
  EXPECT_TRUE(MimeType::Parse("image/x+json")->IsJson());
  EXPECT_FALSE(MimeType::Parse("image/json")->IsJson());
  EXPECT_TRUE(MimeType::Parse("image/svg+xml")->IsXml());
}

TEST(MimeTypeTest, ExtractedFromSeveralHeaders) {
  const auto extract = [](HeaderList headers) {
    const auto type = ExtractMimeType(headers);
    return type ? type->Serialize() : "failure";
  };
  EXPECT_EQ(extract({}), "failure");
  EXPECT_EQ(extract({{"Content-Type", "text/plain;charset=gbk, text/html"}}),
            "text/html");
  EXPECT_EQ(extract({{"Content-Type", "text/html;charset=gbk;a=b"},
                     {"Content-Type", "text/html;x=y"}}),
            "text/html;x=y;charset=gbk");
  EXPECT_EQ(extract({{"Content-Type", "text/html;charset=gbk"},
                     {"Content-Type", "x"},
                     {"Content-Type", "*/*"}}),
            "text/html;charset=gbk");
  EXPECT_EQ(extract({{"Content-Type", "cannot-parse"}}), "failure");
}

TEST(MimeTypeTest, ListsSplitOutsideOfQuotes) {
  EXPECT_THAT(GetDecodeAndSplit("a, b ,\"c,d\\\",\" e,"),
              ElementsAre("a", "b", "\"c,d\\\",\" e", ""));
  EXPECT_THAT(GetDecodeAndSplit(""), ElementsAre(""));
}

}  // namespace
}  // namespace wsjs
