// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/decoder.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "src/base/bytes.h"
#include "src/base/check.h"

namespace wsjs {
namespace {

using namespace std::string_view_literals;

const Encoding& EncodingOf(std::u16string_view label) {
  const Encoding* encoding = Encoding::Get(label);
  CHECK(encoding);
  return *encoding;
}

// Decodes `bytes` whole, and in two pieces cut at every position: all must give
// the same.
std::string Decode(std::u16string_view label, std::string_view bytes) {
  constexpr auto kMode = Decoder::ErrorMode::kReplacement;
  const Encoding& encoding = EncodingOf(label);
  std::string whole;
  EXPECT_TRUE(
      Decoder::Create(encoding, kMode)->Decode(AsBytes(bytes), true, whole));
  for (size_t cut = 0; cut <= bytes.size(); ++cut) {
    std::string pieces;
    auto decoder = Decoder::Create(encoding, kMode);
    EXPECT_TRUE(decoder->Decode(AsBytes(bytes.substr(0, cut)), false, pieces));
    EXPECT_TRUE(decoder->Decode(AsBytes(bytes.substr(cut)), true, pieces));
    EXPECT_EQ(pieces, whole) << "cut at " << cut;
  }
  return whole;
}

// Whether a fatal decoder takes `bytes`, which end when `is_last`.
bool Accepts(std::u16string_view label,
             std::string_view bytes,
             bool is_last = true) {
  std::string output;
  return Decoder::Create(EncodingOf(label), Decoder::ErrorMode::kFatal)
      ->Decode(AsBytes(bytes), is_last, output);
}

TEST(DecoderTest, Utf8ReplacesMaximalSubparts) {
  EXPECT_EQ(Decode(u"utf-8", "z\u00A2\u6C34\U0001D11E."),
            "z\u00A2\u6C34\U0001D11E.");
  EXPECT_EQ(
      Decode(u"utf-8", "\xC0\x80|\xE0\x80|\xF0\x90\x80|\xED\xA0\x80|\xFF"),
      "\uFFFD\uFFFD|\uFFFD\uFFFD|\uFFFD|\uFFFD\uFFFD\uFFFD|\uFFFD");
  EXPECT_EQ(Decode(u"utf-8", "a\xF4\x8F\xBF"), "a\uFFFD");
}

TEST(DecoderTest, FatalUtf8FailsAtTheFirstByteThatCannotBeRight) {
  EXPECT_TRUE(Accepts(u"utf-8", "\xF4\x8F\xBF", false));
  EXPECT_TRUE(Accepts(u"utf-8", "\xE0\xA0", false));
  EXPECT_TRUE(Accepts(u"utf-8", "\xC2", false));
  EXPECT_FALSE(Accepts(u"utf-8", "\xF4\x90", false));
  EXPECT_FALSE(Accepts(u"utf-8", "\xE0\x80", false));
  EXPECT_FALSE(Accepts(u"utf-8", "\xED\xA0", false));
  EXPECT_FALSE(Accepts(u"utf-8", "\xF0\x80", false));
  EXPECT_FALSE(Accepts(u"utf-8", "\xC1", false));
  EXPECT_FALSE(Accepts(u"utf-8", "\xF5", false));
  EXPECT_FALSE(Accepts(u"utf-8", "\x80", false));
  EXPECT_FALSE(Accepts(u"utf-8", "\xC2", true));
}

TEST(DecoderTest, Utf16InBothByteOrders) {
  EXPECT_EQ(Decode(u"utf-16le", "z\0\x34\x6C\x34\xD8\x1E\xDD"sv),
            "z\u6C34\U0001D11E");
  EXPECT_EQ(Decode(u"utf-16be", "\0z\x6C\x34\xD8\x34\xDD\x1E"sv),
            "z\u6C34\U0001D11E");
}

TEST(DecoderTest, Utf16ReplacesLoneSurrogatesAndTruncation) {
  EXPECT_EQ(Decode(u"utf-16le", "\0\xD8z\0"sv), "\uFFFDz");
  EXPECT_EQ(Decode(u"utf-16le", "\0\xDCz\0"sv), "\uFFFDz");
  EXPECT_EQ(Decode(u"utf-16le", "z\0z"sv), "z\uFFFD");
  EXPECT_EQ(Decode(u"utf-16le", "\0\xD8"sv), "\uFFFD");
  // A leading surrogate and half a code unit are one error.
  EXPECT_EQ(Decode(u"utf-16le", "\0\xD8z"sv), "\uFFFD");
}

TEST(DecoderTest, FatalUtf16) {
  EXPECT_TRUE(Accepts(u"utf-16le", "\0\xD8"sv, false));
  EXPECT_FALSE(Accepts(u"utf-16le", "\0\xD8"sv));
  EXPECT_FALSE(Accepts(u"utf-16le", "z"sv));
  EXPECT_FALSE(Accepts(u"utf-16le", "\0\xDC"sv, false));
}

TEST(DecoderTest, ReplacementIsOneErrorForAnyInput) {
  EXPECT_EQ(Decode(u"replacement", ""), "");
  EXPECT_EQ(Decode(u"replacement", "abc"), "\uFFFD");
  EXPECT_FALSE(Accepts(u"replacement", "a"));
}

TEST(DecoderTest, XUserDefined) {
  EXPECT_EQ(Decode(u"x-user-defined", "a\x80\xFF"), "a\uF780\uF7FF");
}

TEST(DecoderTest, SingleByteEncodings) {
  EXPECT_EQ(Decode(u"windows-1252", "\x80\x81\xE9\xFF"), "€\u0081éÿ");
  EXPECT_EQ(Decode(u"latin1", "\x85\x9F"), "…Ÿ");
  EXPECT_EQ(Decode(u"iso-8859-2", "\xB1\xB6"), "ąś");
  EXPECT_EQ(Decode(u"koi8-r", "\xF0\xF2\xE9"), "ПРИ");
  EXPECT_EQ(Decode(u"ibm866", "\x8F\xE0"), "Пр");
  EXPECT_EQ(Decode(u"windows-1251", "\xCF\xF0"), "Пр");
  EXPECT_EQ(Decode(u"macintosh", "\x8E\xDB"), "é€");
  EXPECT_EQ(Decode(u"windows-874", "\xA1\x80"), "ก€");
}

TEST(DecoderTest, SingleByteEncodingsAreTheStandardsWhereIcuDiffers) {
  EXPECT_EQ(Decode(u"ibm866", "\x1A\x1C\x7F"), "\x1A\x1C\x7F");
  EXPECT_EQ(Decode(u"koi8-u", "\xAE\xBE"), "ўЎ");
  EXPECT_EQ(Decode(u"iso-8859-16", "\xA1\xFE\xFF"), "Ąțÿ");
  EXPECT_EQ(Decode(u"windows-1253", "\xAA\xAB"), "\uFFFD«");
  EXPECT_EQ(Decode(u"windows-1255", "\xCA"), "\u05BA");
  EXPECT_EQ(Decode(u"windows-874", "\xDB\xFF"), "\uFFFD\uFFFD");
  EXPECT_FALSE(Accepts(u"windows-1253", "\xAA"));
}

TEST(DecoderTest, EveryLabelledEncodingHasADecoder) {
  for (const char16_t* label :
       {u"866",         u"l2",         u"l3",
        u"l4",          u"cyrillic",   u"arabic",
        u"greek",       u"hebrew",     u"logical",
        u"l6",          u"iso885913",  u"iso885914",
        u"l9",          u"koi8",       u"koi8-ru",
        u"mac",         u"dos-874",    u"cp1250",
        u"cp1251",      u"cp1252",     u"cp1253",
        u"cp1254",      u"cp1255",     u"cp1256",
        u"cp1257",      u"cp1258",     u"gb2312",
        u"gb18030",     u"big5",       u"euc-jp",
        u"sjis",        u"korean",     u"x-mac-ukrainian",
        u"iso-8859-16", u"iso-2022-jp"}) {
    EXPECT_EQ(Decode(label, "plain ASCII"), "plain ASCII");
  }
}

TEST(DecoderTest, MultiByteEncodings) {
  EXPECT_EQ(Decode(u"gbk", "\xC4\xE3\xBA\xC3\x80"), "你好€");
  EXPECT_EQ(Decode(u"gb18030", "\x81\x30\x81\x30\x95\x32\x82\x36"),
            "\u0080\U00020000");
  EXPECT_EQ(Decode(u"big5", "\xA7\x41\xA6\x6E"), "你好");
  EXPECT_EQ(Decode(u"euc-jp", "\xC6\xFC\xCB\xDC\x8E\xB1"), "日本ｱ");
  EXPECT_EQ(Decode(u"shift_jis", "\x93\xFA\x96\x7B\xB1"), "日本ｱ");
  EXPECT_EQ(Decode(u"iso-2022-jp", "\x1B$B\x46\x7C\x4B\x5C\x1B(B."), "日本.");
  EXPECT_EQ(Decode(u"euc-kr", "\xC7\xD1\xB1\xDB\x81\x41"), "한글갂");
}

TEST(DecoderTest, MultiByteEncodingsAreTheStandardsWhereIcuDiffers) {
  EXPECT_EQ(Decode(u"gb18030", "\xA3\xA0\xA6\xD9"), "\u3000\uFE10");
  EXPECT_EQ(Decode(u"shift_jis", "\x1A\x1C\x7F\x80"), "\x1A\x1C\x7F\u0080");
  EXPECT_TRUE(Accepts(u"gbk", "\x80"));
}

TEST(DecoderTest, Gb18030RestoresWhatFollowsABadByte) {
  EXPECT_EQ(Decode(u"gb18030", "\x81\x30|"), "\uFFFD0|");
  EXPECT_EQ(Decode(u"gb18030", "\x81\x30\x81."), "\uFFFD0\uFFFD.");
  EXPECT_EQ(Decode(u"gb18030", "\x81\x30\x81\x40|"), "\uFFFD0\u4E02|");
  EXPECT_EQ(Decode(u"gb18030", "\xFF|\x81\xFF|"), "\uFFFD|\uFFFD|");
}

TEST(DecoderTest, Gb18030SequenceOfFourBytesInNoIndexIsOneError) {
  EXPECT_EQ(Decode(u"gb18030", "\x84\x31\xA4\x39|"), "\uFFFF|");
  EXPECT_EQ(Decode(u"gb18030", "\x84\x31\xA5\x30|"), "\uFFFD|");
  EXPECT_EQ(Decode(u"gb18030", "\xE3\x32\x9A\x35|"), "\U0010FFFF|");
  EXPECT_EQ(Decode(u"gb18030", "\xE3\x32\x9A\x36|"), "\uFFFD|");
  EXPECT_EQ(Decode(u"gb18030", "\x81\x35\xF4\x37|"), "\uE7C7|");
}

TEST(DecoderTest, Gb18030TruncatedSequenceIsOneError) {
  EXPECT_EQ(Decode(u"gb18030", "\x81"), "\uFFFD");
  EXPECT_EQ(Decode(u"gb18030", "\x81\x30"), "\uFFFD");
  EXPECT_EQ(Decode(u"gb18030", "\x81\x30\x81"), "\uFFFD");
}

TEST(DecoderTest, Big5SequencesOfTwoCodePoints) {
  EXPECT_EQ(Decode(u"big5", "\x88\x62\x88\x64\x88\xA3\x88\xA5"),
            "\u00CA\u0304\u00CA\u030C\u00EA\u0304\u00EA\u030C");
}

TEST(DecoderTest, Big5TrailBytesHaveAGap) {
  EXPECT_EQ(Decode(u"big5", "\xA4\x40\xA4\x7E\xA4\xA1\xA4\xFE"), "一才丑丙");
  EXPECT_EQ(Decode(u"big5", "\xA4\x3F|\xA4\x7F|"), "\uFFFD?|\uFFFD\x7F|");
  EXPECT_EQ(Decode(u"big5", "\xA4\xA0|\xA4\xFF|"), "\uFFFD|\uFFFD|");
  EXPECT_EQ(Decode(u"big5", "\x80|\xFF|"), "\uFFFD|\uFFFD|");
}

TEST(DecoderTest, EucJpHasTwoIndexesAndHalfwidthKatakana) {
  EXPECT_EQ(Decode(u"euc-jp", "\x8F\xB0\xA1\xB0\xA1"), "\u4E02\u4E9C");
  EXPECT_EQ(Decode(u"euc-jp", "\x8E\xA0|\x8E\xA1|\x8E\xDF|\x8E\xE0|"),
            "\uFFFD|\uFF61|\uFF9F|\uFFFD|");
  EXPECT_EQ(Decode(u"euc-jp", "\x8F|\x8F\xB0|\x8F\xB0"),
            "\uFFFD|\uFFFD|\uFFFD");
  // JIS X 0212 is for that character only.
  EXPECT_EQ(Decode(u"euc-jp", "\x8F\xA1\xA1\xB0\xA1"), "\uFFFD\u4E9C");
}

TEST(DecoderTest, ShiftJisBoundaries) {
  EXPECT_EQ(Decode(u"shift_jis", "\xA0|\xA1|\xDF|\xFD|"),
            "\uFFFD|\uFF61|\uFF9F|\uFFFD|");
  EXPECT_EQ(Decode(u"shift_jis", "\xF0\x40\xF9\xFC\xFA\x40"),
            "\uE000\uE757\u2170");
  EXPECT_EQ(Decode(u"shift_jis", "\x81\x7F|\x81\xFD|"), "\uFFFD\x7F|\uFFFD|");
}

TEST(DecoderTest, EucKrHasNoPrivateUse) {
  EXPECT_EQ(Decode(u"euc-kr", "\xC9\xA1|\xFE\xFE|"), "\uFFFD|\uFFFD|");
}

TEST(DecoderTest, Iso2022JpStates) {
  EXPECT_EQ(Decode(u"iso-2022-jp", "\x1B(J\\~a\x1B(I!_\x1B(B\\"),
            "\u00A5\u203Ea\uFF61\uFF9F\\");
  EXPECT_EQ(Decode(u"iso-2022-jp", "\x1B$@0!\x1B$B0!"), "\u4E9C\u4E9C");
  EXPECT_EQ(Decode(u"iso-2022-jp", "a\x0E\x0F\x80"), "a\uFFFD\uFFFD\uFFFD");
}

TEST(DecoderTest, Iso2022JpEscapeAfterEscapeIsAnError) {
  EXPECT_EQ(Decode(u"iso-2022-jp", "\x1B(B\x1B(Ba"), "\uFFFDa");
  EXPECT_EQ(Decode(u"iso-2022-jp", "\x1B(Ba\x1B(Bb"), "ab");
}

TEST(DecoderTest, Iso2022JpUnknownEscapeIsAnErrorAndThenText) {
  EXPECT_EQ(Decode(u"iso-2022-jp", "\x1B.a"), "\uFFFD.a");
  EXPECT_EQ(Decode(u"iso-2022-jp", "\x1B$.a"), "\uFFFD$.a");
  EXPECT_EQ(Decode(u"iso-2022-jp", "\x1B"), "\uFFFD");
  EXPECT_EQ(Decode(u"iso-2022-jp", "\x1B("), "\uFFFD(");
  EXPECT_EQ(Decode(u"iso-2022-jp", "\x1B$B0\x1B(Ba"), "\uFFFDa");
  EXPECT_EQ(Decode(u"iso-2022-jp", "\x1B$B0"), "\uFFFD");
  EXPECT_EQ(Decode(u"iso-2022-jp",
                   "\x1B$B0\x80"
                   "0!"),
            "\uFFFD\u4E9C");
}

TEST(DecoderTest, AsciiByteAfterABadLeadByteIsKept) {
  EXPECT_EQ(Decode(u"shift_jis", "\x81<"), "\uFFFD<");
  EXPECT_EQ(Decode(u"euc-jp", "\xA1<"), "\uFFFD<");
  EXPECT_EQ(Decode(u"euc-kr", "\xC7<"), "\uFFFD<");
  EXPECT_EQ(Decode(u"big5", "\x87<"), "\uFFFD<");
  EXPECT_EQ(Decode(u"gbk", "\x81<"), "\uFFFD<");
}

TEST(DecoderTest, TruncatedSequenceIsAnError) {
  EXPECT_EQ(Decode(u"shift_jis", "a\x93"), "a\uFFFD");
  EXPECT_FALSE(Accepts(u"shift_jis", "\x93"));
  EXPECT_TRUE(Accepts(u"shift_jis", "\x93", false));
}

}  // namespace
}  // namespace wsjs
