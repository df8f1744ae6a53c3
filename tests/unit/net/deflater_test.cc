// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/deflater.h"

#include <gtest/gtest.h>

#include <string>

#include "src/net/inflater.h"
#include "tests/unit/net/test_bytes.h"

namespace wsjs {
namespace {

constexpr uint64_t kLimit = 10 << 20;

std::string Compress(Deflater* deflater, std::string_view message) {
  return std::string(AsStringView(deflater->Deflate(AsBytes(message))));
}

std::string Decompress(Inflater* inflater, std::string_view compressed) {
  ByteBuffer output;
  EXPECT_EQ(inflater->Inflate(AsBytes(compressed), &output),
            Inflater::Result::kOk);
  EXPECT_EQ(inflater->Finish({}, &output), Inflater::Result::kOk)
      << inflater->error();
  return std::string(AsStringView(output.span()));
}

// RFC 7692, sections 7.2.3.1 and 7.2.3.2.
TEST(DeflaterTest, ExamplesOfTheStandard) {
  Deflater deflater(15, /*takes_over_context=*/true);
  EXPECT_EQ(Compress(&deflater, "Hello"), Hex("f2 48 cd c9 c9 07 00"));
  // The second is shorter, for it refers to the first.
  EXPECT_EQ(Compress(&deflater, "Hello"), Hex("f2 00 11 00 00"));
}

TEST(DeflaterTest, WithoutContextTakeoverMessagesAreAlike) {
  Deflater deflater(15, /*takes_over_context=*/false);
  EXPECT_EQ(Compress(&deflater, "Hello"), Hex("f2 48 cd c9 c9 07 00"));
  EXPECT_EQ(Compress(&deflater, "Hello"), Hex("f2 48 cd c9 c9 07 00"));
}

// RFC 7692, section 7.2.3.6.
TEST(DeflaterTest, EmptyMessageIsOneByte) {
  Deflater deflater(15, /*takes_over_context=*/true);
  EXPECT_EQ(Compress(&deflater, ""), Hex("00"));
  EXPECT_EQ(Compress(&deflater, ""), Hex("00"));
  EXPECT_EQ(Compress(&deflater, "Hello"), Hex("f2 48 cd c9 c9 07 00"));
}

TEST(DeflaterTest, RoundTripsInEveryWindow) {
  for (int bits = Deflater::kMinimumWindowBits; bits <= 15; ++bits) {
    for (const bool takeover : {false, true}) {
      Deflater deflater(bits, takeover);
      Inflater inflater(bits, takeover, kLimit);
      std::string message;
      for (int i = 0; i < 30; ++i) {
        message += message + std::to_string(i * 7919) + ",";
        if (message.size() > 500'000)
          message.resize(100);
        EXPECT_EQ(Decompress(&inflater, Compress(&deflater, message)), message);
      }
    }
  }
}

TEST(DeflaterTest, ForgottenContextIsNotReferredTo) {
  Deflater deflater(15, /*takes_over_context=*/true);
  EXPECT_EQ(Compress(&deflater, "Hello"), Hex("f2 48 cd c9 c9 07 00"));
  deflater.ForgetContext();
  EXPECT_EQ(Compress(&deflater, "Hello"), Hex("f2 48 cd c9 c9 07 00"));
  deflater.Release();
  EXPECT_EQ(Compress(&deflater, "Hello"), Hex("f2 48 cd c9 c9 07 00"));
}

}  // namespace
}  // namespace wsjs
