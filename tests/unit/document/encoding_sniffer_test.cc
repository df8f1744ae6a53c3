// SPDX-License-Identifier: BSD-3-Clause
#include "src/document/encoding_sniffer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace wsjs {
namespace {

using namespace std::string_view_literals;

std::string_view Sniff(std::string_view bytes,
                       std::string_view content_type = "text/html") {
  return SniffEncoding(AsBytes(bytes), content_type).name;
}

std::string_view Prescan(std::string_view bytes) {
  const Encoding* encoding = PrescanForEncoding(AsBytes(bytes));
  return encoding ? encoding->name : "none";
}

std::string_view NameOf(const Encoding* encoding) {
  return encoding ? encoding->name : "none";
}

TEST(EncodingSnifferTest, ByteOrderMarkBeatsTheHeaderThatBeatsTheMeta) {
  EXPECT_EQ(Sniff("\xEF\xBB\xBF<meta charset=koi8-r>",
                  "text/html; charset=iso-8859-2"),
            "utf-8");
  EXPECT_EQ(Sniff("<meta charset=koi8-r>", "text/html; charset=iso-8859-2"),
            "iso-8859-2");
  EXPECT_EQ(Sniff("<meta charset=koi8-r>"), "koi8-r");
}

TEST(EncodingSnifferTest, DefaultIsWindows1252) {
  EXPECT_EQ(Sniff(""), "windows-1252");
  EXPECT_EQ(Sniff("<p>", ""), "windows-1252");
  EXPECT_EQ(Sniff("<p>", "text/html; charset=no-such"), "windows-1252");
}

TEST(EncodingSnifferTest, MetaCharsetInEveryNotation) {
  EXPECT_EQ(Prescan("<meta charset=utf-8>"), "utf-8");
  EXPECT_EQ(Prescan("<META CHARSET='UTF-8'>"), "utf-8");
  EXPECT_EQ(Prescan("<meta/charset = \"utf-8\"/>"), "utf-8");
  EXPECT_EQ(Prescan("<!DOCTYPE html>\n<html>\n<meta name=a charset=utf8>"),
            "utf-8");
}

TEST(EncodingSnifferTest, MetaHttpEquivNeedsBothAttributes) {
  EXPECT_EQ(Prescan("<meta http-equiv=Content-Type "
                    "content='text/html; charset=windows-1251'>"),
            "windows-1251");
  EXPECT_EQ(Prescan("<meta content='text/html; charset=windows-1251' "
                    "http-equiv=content-type>"),
            "windows-1251");
  EXPECT_EQ(Prescan("<meta content='text/html; charset=windows-1251'>"),
            "none");
}

TEST(EncodingSnifferTest, CharsetAttributeBeatsContent) {
  EXPECT_EQ(Prescan("<meta http-equiv=content-type content='charset=koi8-r' "
                    "charset=utf-8>"),
            "utf-8");
}

TEST(EncodingSnifferTest, Utf16AndXUserDefinedStandForOthers) {
  EXPECT_EQ(Prescan("<meta charset=utf-16>"), "utf-8");
  EXPECT_EQ(Prescan("<meta charset=utf-16be>"), "utf-8");
  EXPECT_EQ(Prescan("<meta charset=x-user-defined>"), "windows-1252");
}

TEST(EncodingSnifferTest, WhatIsNoMetaDeclaresNothing) {
  EXPECT_EQ(Prescan("<metadata charset=utf-8>"), "none");
  EXPECT_EQ(Prescan("<p title='<meta charset=utf-8>'>"), "none");
  EXPECT_EQ(Prescan("<!-- <meta charset=utf-8> -->"), "none");
  EXPECT_EQ(Prescan("<!--><meta charset=utf-8>"), "utf-8");
  EXPECT_EQ(Prescan("<? <meta charset=utf-8>"), "none");
  EXPECT_EQ(Prescan("<meta charset=no-such><meta charset=utf-8>"), "utf-8");
}

TEST(EncodingSnifferTest, OnlyWholeDeclarationsInTheFirst1024Bytes) {
  const std::string_view meta = "<meta charset=utf-8>";
  EXPECT_EQ(Prescan(std::string(1024 - meta.size(), ' ').append(meta)),
            "utf-8");
  EXPECT_EQ(Prescan(std::string(1025 - meta.size(), ' ').append(meta)), "none");
}

// A prescan must not read beyond any end.
TEST(EncodingSnifferTest, EveryPrefixIsTaken) {
  const std::string text =
      "<!DOCTYPE html><!-- a --><p a='b' c=\"d\" e = f><? x ></p>"
      "<meta http-equiv='content-type' content='x; charset = \"koi8-r\"'>";
  for (size_t size = 0; size < text.size(); ++size) {
    // On the heap, where a sanitizer knows its bounds.
    const std::string prefix = text.substr(0, size);
    EXPECT_EQ(Prescan(prefix), "none") << prefix;
  }
  EXPECT_EQ(Prescan(text), "koi8-r");
}

TEST(EncodingSnifferTest, ExtractsFromMetaContent) {
  EXPECT_EQ(NameOf(ExtractEncodingFromMeta("text/html;charset=utf-8;x")),
            "utf-8");
  EXPECT_EQ(NameOf(ExtractEncodingFromMeta("charset charset = 'koi8-r' ")),
            "koi8-r");
  EXPECT_EQ(NameOf(ExtractEncodingFromMeta("charset='koi8-r")), "none");
  EXPECT_EQ(NameOf(ExtractEncodingFromMeta("charset=")), "none");
  EXPECT_EQ(NameOf(ExtractEncodingFromMeta("")), "none");
}

TEST(EncodingSnifferTest, MimeTypeParameters) {
  EXPECT_EQ(NameOf(EncodingOfMimeType("text/html;charset=koi8-r")), "koi8-r");
  EXPECT_EQ(NameOf(EncodingOfMimeType("text/html; a=b; Charset = \"koi8-r\"")),
            "none");  // "charset " isn't a token, nor is " \"…"
  EXPECT_EQ(NameOf(EncodingOfMimeType("text/html; a=\";x\"; charset=utf-8")),
            "utf-8");
  EXPECT_EQ(NameOf(EncodingOfMimeType("text/html; a; charset=\"ut\\f-8\"x")),
            "utf-8");
  EXPECT_EQ(NameOf(EncodingOfMimeType("text/html; charset=utf-8; "
                                      "charset=koi8-r")),
            "utf-8");
  EXPECT_EQ(NameOf(EncodingOfMimeType("text/html")), "none");
  EXPECT_EQ(NameOf(EncodingOfMimeType("text/html;charset=\xC3\xA9")), "none");
}

}  // namespace
}  // namespace wsjs
