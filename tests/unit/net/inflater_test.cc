// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/inflater.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "src/net/deflater.h"
#include "tests/unit/net/test_bytes.h"

namespace wsjs {
namespace {

using Result = Inflater::Result;

constexpr uint64_t kLimit = 1 << 20;

// What the pieces become, or the result that ended it.
std::string Decompress(Inflater* inflater,
                       const std::vector<ByteSpan>& pieces) {
  ByteBuffer output;
  Result result = Result::kOk;
  for (size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (result == Result::kOk)
      result = inflater->Inflate(pieces[i], &output);
  }
  if (result == Result::kOk)
    result = inflater->Finish(pieces.back(), &output);
  switch (result) {
    case Result::kOk:
      return std::string(AsStringView(output.span()));
    case Result::kCorrupt:
      return "corrupt: " + inflater->error();
    case Result::kTooLong:
      return "too long";
  }
  return "";
}

void ExpectMessages(const std::vector<std::string>& compressed,
                    const std::string& expected) {
  // Each message is cut in turn; those before it come in one piece.
  for (size_t cut = 0; cut < compressed.size(); ++cut) {
    ForEverySplit(compressed[cut], [&](const std::vector<ByteSpan>& pieces) {
      Inflater inflater(15, /*takes_over_context=*/true, kLimit);
      for (size_t i = 0; i < cut; ++i) {
        EXPECT_EQ(Decompress(&inflater, {AsBytes(compressed[i])}), expected);
      }
      EXPECT_EQ(Decompress(&inflater, pieces), expected);
    });
  }
}

// RFC 7692, section 7.2.3.
TEST(InflaterTest, ExamplesOfTheStandard) {
  // 7.2.3.1 and 7.2.3.2: the second refers to the first.
  ExpectMessages({Hex("f2 48 cd c9 c9 07 00"), Hex("f2 00 11 00 00")}, "Hello");
  // 7.2.3.3: a block with no compression.
  ExpectMessages({Hex("00 05 00 fa ff 48 65 6c 6c 6f 00")}, "Hello");
  // 7.2.3.4: BFINAL set; and what follows refers to it.
  ExpectMessages({Hex("f3 48 cd c9 c9 07 00 00"), Hex("f2 00 11 00 00")},
                 "Hello");
  // 7.2.3.5: two blocks.
  ExpectMessages({Hex("f2 48 05 00 00 00 ff ff ca c9 c9 07 00")}, "Hello");
  // 7.2.3.6: an empty message.
  ExpectMessages({Hex("00")}, "");
  ExpectMessages({Hex("02 00")}, "");
}

// Of a message whose output ends where the room for it does, zlib has to be
// asked whether there is more.
TEST(InflaterTest, MessagesOfEveryLengthAroundTheRoomForThem) {
  for (const size_t room : {4'096u, 65'536u}) {
    for (size_t size = room - 2; size <= room + 2; ++size) {
      const std::string text(size, 'a');
      Deflater deflater(15, /*takes_over_context=*/true);
      Inflater inflater(15, /*takes_over_context=*/true, kLimit);
      EXPECT_TRUE(Decompress(&inflater, {deflater.Deflate(AsBytes(text))}) ==
                  text)
          << size;
    }
  }
}

TEST(InflaterTest, WithoutContextTakeoverNothingIsReferredTo) {
  Inflater inflater(15, /*takes_over_context=*/false, kLimit);
  const std::string first = Hex("f2 48 cd c9 c9 07 00");
  const std::string second = Hex("f2 00 11 00 00");
  EXPECT_EQ(Decompress(&inflater, {AsBytes(first)}), "Hello");
  EXPECT_EQ(Decompress(&inflater, {AsBytes(second)}),
            "corrupt: invalid distance too far back");
}

TEST(InflaterTest, CorruptDataFails) {
  const auto decompress = [](const std::string& compressed) {
    std::string result;
    ForEverySplit(compressed, [&](const std::vector<ByteSpan>& pieces) {
      Inflater inflater(15, true, kLimit);
      const std::string again = Decompress(&inflater, pieces);
      EXPECT_TRUE(result.empty() || result == again) << again;
      result = again;
    });
    return result;
  };
  EXPECT_EQ(decompress(Hex("06")), "corrupt: invalid block type");
  EXPECT_EQ(decompress(Hex("00 05 00 00 00")),
            "corrupt: invalid stored block lengths");
  // The message ends within a block.
  EXPECT_EQ(decompress(Hex("f2 48 cd")),
            "corrupt: the message ends within a block");
  EXPECT_EQ(decompress(Hex("f3 48 cd c9 c9 07 00")),
            "corrupt: the message ends within a block");
}

TEST(InflaterTest, LimitIsExact) {
  for (const uint64_t size : {0u, 1u, 255u, 256u, 257u, 5000u, 100'000u}) {
    Deflater deflater(15, true);
    const std::string message(size, 'a');
    const std::string compressed(
        AsStringView(deflater.Deflate(AsBytes(message))));
    Inflater fits(15, true, size);
    EXPECT_EQ(Decompress(&fits, {AsBytes(compressed)}), message);
    if (size > 0) {
      Inflater does_not_fit(15, true, size - 1);
      EXPECT_EQ(Decompress(&does_not_fit, {AsBytes(compressed)}), "too long");
    }
  }
}

TEST(InflaterTest, LimitMayBeTheLargestNumber) {
  Inflater inflater(15, true, UINT64_MAX);
  const std::string hello = Hex("f2 48 cd c9 c9 07 00");
  EXPECT_EQ(Decompress(&inflater, {AsBytes(hello)}), "Hello");
}

TEST(InflaterTest, BombIsStoppedAtTheLimit) {
  Deflater deflater(15, true);
  const std::string message(64 << 20, '\0');
  const ByteSpan compressed = deflater.Deflate(AsBytes(message));
  ASSERT_LT(compressed.size(), 400'000u);
  Inflater inflater(15, true, kLimit);
  ByteBuffer output;
  EXPECT_EQ(inflater.Inflate(compressed, &output), Result::kTooLong);
  EXPECT_EQ(output.size(), kLimit + 1);
}

}  // namespace
}  // namespace wsjs
