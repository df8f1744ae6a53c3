// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "tests/support/test_realm.h"

namespace wsjs {
namespace {

class TextCodecTest : public testing::Test {
 protected:
  TestRealm realm_;
};

TEST_F(TextCodecTest, EncodeGivesUtf8) {
  EXPECT_EQ(realm_.Evaluate("[...new TextEncoder().encode('a\\u00e9\\ud83d"
                            "\\ude00\\ud83d')].join()"),
            "97,195,169,240,159,152,128,239,191,189");
  EXPECT_EQ(realm_.Evaluate("new TextEncoder().encode().length"), "0");
  EXPECT_EQ(realm_.Evaluate("new TextEncoder().encoding"), "utf-8");
}

TEST_F(TextCodecTest, EncodeIntoWritesWholeCodePoints) {
  realm_.Evaluate(
      "function into(text, size) { const b = new Uint8Array(size); const r = "
      "new TextEncoder().encodeInto(text, b); return [r.read, r.written, "
      "...b].join(); }");
  EXPECT_EQ(realm_.Evaluate("into('ab', 3)"), "2,2,97,98,0");
  EXPECT_EQ(realm_.Evaluate("into('a\\u00e9', 2)"), "1,1,97,0");
  EXPECT_EQ(realm_.Evaluate("into('\\ud83d\\ude00b', 4)"),
            "2,4,240,159,152,128");
  EXPECT_EQ(realm_.Evaluate("into('\\ud83d\\ude00b', 3)"), "0,0,0,0,0");
  EXPECT_EQ(realm_.Evaluate("into('\\ud83d', 3)"), "1,3,239,191,189");
  EXPECT_EQ(realm_.Evaluate("into('abc', 0)"), "0,0");
}

TEST_F(TextCodecTest, EncodeIntoABigBuffer) {
  EXPECT_EQ(realm_.Evaluate("into = (b) => new TextEncoder().encodeInto('xyz', "
                            "b.subarray(1000)).written + ' ' + b.indexOf(120); "
                            "into(new Uint8Array(4096))"),
            "3 1000");
}

TEST_F(TextCodecTest, DecoderAttributes) {
  EXPECT_EQ(realm_.Evaluate("const d = new TextDecoder('latin1', {fatal: true, "
                            "ignoreBOM: true}); [d.encoding, d.fatal, "
                            "d.ignoreBOM].join()"),
            "windows-1252,true,true");
  EXPECT_EQ(realm_.Evaluate("new TextDecoder().encoding"), "utf-8");
  EXPECT_EQ(realm_.Evaluate("thrown(() => new TextDecoder('nonsense'))"),
            "RangeError RangeError: Failed to construct 'TextDecoder': The "
            "encoding label provided ('nonsense') is invalid.");
  EXPECT_EQ(realm_.Evaluate("thrown(() => new TextDecoder('replacement'))")
                .substr(0, 10),
            "RangeError");
}

TEST_F(TextCodecTest, DecodeTakesEveryBufferSource) {
  EXPECT_EQ(realm_.Evaluate("const b = new Uint8Array([120, 97, 98, 120]); "
                            "const t = new TextDecoder(); "
                            "[t.decode(b), t.decode(b.buffer), "
                            "t.decode(b.subarray(1, 3)), "
                            "t.decode(new DataView(b.buffer, 2)), "
                            "t.decode()].join()"),
            "xabx,xabx,ab,bx,");
}

TEST_F(TextCodecTest, DecodeInPieces) {
  EXPECT_EQ(realm_.Evaluate("const t = new TextDecoder(); "
                            "t.decode(new Uint8Array([0xe2, 0x82]), "
                            "{stream: true}) + '|' + "
                            "t.decode(new Uint8Array([0xac]), {stream: true}) "
                            "+ '|' + t.decode(new Uint8Array([0xe2])) + '|' + "
                            "t.decode(new Uint8Array([0xac]))"),
            "|\u20AC|\uFFFD|\uFFFD");
}

TEST_F(TextCodecTest, ByteOrderMarkIsRemovedOncePerStream) {
  EXPECT_EQ(
      realm_.Evaluate("const bom = new Uint8Array([239, 187, 191]); "
                      "const t = new TextDecoder(); "
                      "[t.decode(bom).length, t.decode(bom).length, "
                      "t.decode(bom.subarray(0, 1), {stream: true}).length, "
                      "t.decode(bom.subarray(1), {stream: true}).length, "
                      "t.decode(bom).length, "
                      "new TextDecoder('utf-8', {ignoreBOM: true})"
                      ".decode(bom).length].join()"),
      "0,0,0,0,1,1");
}

TEST_F(TextCodecTest, FatalThrowsAndStartsAfresh) {
  EXPECT_EQ(realm_.Evaluate("const t = new TextDecoder('utf-8', {fatal: true});"
                            "thrown(() => t.decode(new Uint8Array([255]), "
                            "{stream: true}))"),
            "TypeError TypeError: Failed to execute 'decode' on 'TextDecoder': "
            "The encoded data was not valid.");
  EXPECT_EQ(realm_.Evaluate("t.decode(new Uint8Array([97]))"), "a");
}

}  // namespace
}  // namespace wsjs
