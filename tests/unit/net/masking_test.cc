// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/masking.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace wsjs {
namespace {

constexpr MaskingKey kKey = {0x37, 0xFA, 0x21, 0x3D};

std::string Pattern(size_t size) {
  std::string bytes(size, '\0');
  for (size_t i = 0; i < size; ++i) {
    bytes[i] = static_cast<char>(i * 7 + 3);
  }
  return bytes;
}

// As the standard defines it, byte by byte.
std::string Expected(const std::string& bytes, uint64_t offset) {
  std::string result = bytes;
  for (size_t i = 0; i < bytes.size(); ++i) {
    result[i] = static_cast<char>(bytes[i] ^ kKey[(offset + i) % 4]);
  }
  return result;
}

uint8_t* Data(std::string* bytes) {
  return reinterpret_cast<uint8_t*>(bytes->data());
}

TEST(MaskingTest, EverySizeAndOffsetIsAsTheStandardDefines) {
  for (size_t size = 0; size < 300; ++size) {
    const std::string bytes = Pattern(size);
    for (uint64_t offset = 0; offset < 9; ++offset) {
      std::string masked(size + 1, '?');
      CopyMasked(Data(&masked), AsBytes(bytes), kKey, offset);
      ASSERT_EQ(masked, Expected(bytes, offset) + "?")
          << size << " bytes at " << offset;
    }
  }
}

TEST(MaskingTest, WorksInPlaceAndUnaligned) {
  for (size_t start = 0; start < 9; ++start) {
    const std::string bytes = Pattern(1000);
    std::string buffer = std::string(start, '-') + bytes;
    CopyMasked(Data(&buffer) + start, AsBytes(buffer).subspan(start), kKey, 2);
    EXPECT_EQ(buffer, std::string(start, '-') + Expected(bytes, 2));
  }
}

TEST(MaskingTest, OffsetsBeyond32BitsCount) {
  const std::string bytes = Pattern(10);
  std::string masked(10, '\0');
  CopyMasked(Data(&masked), AsBytes(bytes), kKey, (1ull << 33) + 3);
  EXPECT_EQ(masked, Expected(bytes, 3));
}

TEST(MaskingTest, KeysDiffer) {
  MaskingKeySource source;
  std::set<MaskingKey> keys;
  constexpr int kCount = 5000;  // several refills
  for (int i = 0; i < kCount; ++i) {
    keys.insert(source.Next());
  }
  // Two of so many are the same once in 300 runs; ten in none.
  EXPECT_GT(keys.size(), size_t{kCount} - 10);
}

}  // namespace
}  // namespace wsjs
