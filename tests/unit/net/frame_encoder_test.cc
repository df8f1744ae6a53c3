// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/frame_encoder.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/net/test_bytes.h"

namespace wsjs {
namespace {

std::string Encode(const FrameHeader& header) {
  std::string bytes(kMaximumFrameHeaderBytes, '\0');
  bytes.resize(
      EncodeFrameHeader(header, reinterpret_cast<uint8_t*>(bytes.data())));
  return bytes;
}

FrameHeader Binary(uint64_t length) {
  FrameHeader header;
  header.opcode = Opcode::kBinary;
  header.payload_length = length;
  return header;
}

// RFC 6455, section 5.7.
TEST(FrameEncoderTest, ExamplesOfTheStandard) {
  FrameHeader text;
  text.opcode = Opcode::kText;
  text.payload_length = 5;
  EXPECT_EQ(Encode(text), Hex("81 05"));
  text.is_masked = true;
  text.masking_key = {0x37, 0xFA, 0x21, 0x3D};
  EXPECT_EQ(Encode(text), Hex("81 85 37 fa 21 3d"));

  FrameHeader fragment;
  fragment.is_final = false;
  fragment.opcode = Opcode::kText;
  fragment.payload_length = 3;
  EXPECT_EQ(Encode(fragment), Hex("01 03"));
  fragment.is_final = true;
  fragment.opcode = Opcode::kContinuation;
  fragment.payload_length = 2;
  EXPECT_EQ(Encode(fragment), Hex("80 02"));

  FrameHeader ping;
  ping.opcode = Opcode::kPing;
  ping.payload_length = 5;
  EXPECT_EQ(Encode(ping), Hex("89 05"));

  EXPECT_EQ(Encode(Binary(256)), Hex("82 7e 01 00"));
  EXPECT_EQ(Encode(Binary(65536)), Hex("82 7f 00 00 00 00 00 01 00 00"));
}

TEST(FrameEncoderTest, LengthsHaveTheFewestBytes) {
  EXPECT_EQ(Encode(Binary(0)), Hex("82 00"));
  EXPECT_EQ(Encode(Binary(125)), Hex("82 7d"));
  EXPECT_EQ(Encode(Binary(126)), Hex("82 7e 00 7e"));
  EXPECT_EQ(Encode(Binary(0xFFFF)), Hex("82 7e ff ff"));
  EXPECT_EQ(Encode(Binary(0x10000)), Hex("82 7f 00 00 00 00 00 01 00 00"));
  EXPECT_EQ(Encode(Binary(0x7FFFFFFFFFFFFFFF)),
            Hex("82 7f 7f ff ff ff ff ff ff ff"));
}

TEST(FrameEncoderTest, CompressedMessagesHaveRsv1) {
  FrameHeader header = Binary(1);
  header.is_compressed = true;
  EXPECT_EQ(Encode(header), Hex("c2 01"));
}

}  // namespace
}  // namespace wsjs
