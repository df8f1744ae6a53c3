// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/sha1.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <string>

#include "tests/unit/net/test_bytes.h"

namespace wsjs {
namespace {

std::string Sha1Of(std::string_view text) {
  const std::array<uint8_t, 20> hash = Sha1(AsBytes(text));
  return std::string(AsStringView(hash));
}

std::string OpenSslSha1Of(std::string_view text) {
  std::string hash(20, '\0');
  EXPECT_EQ(EVP_Digest(text.data(), text.size(),
                       reinterpret_cast<unsigned char*>(hash.data()), nullptr,
                       EVP_sha1(), nullptr),
            1);
  return hash;
}

TEST(Sha1Test, ExamplesOfTheStandard) {
  EXPECT_EQ(Sha1Of("abc"),
            Hex("a9 99 3e 36 47 06 81 6a ba 3e 25 71 78 50 c2 6c 9c d0 d8 9d"));
  EXPECT_EQ(Sha1Of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            Hex("84 98 3e 44 1c 3b d2 6e ba ae 4a a1 f9 51 29 e5 e5 46 70 f1"));
}

TEST(Sha1Test, EveryLengthAroundTheBlocks) {
  std::string text;
  for (size_t size = 0; size <= 200; ++size) {
    EXPECT_EQ(Sha1Of(text), OpenSslSha1Of(text)) << size;
    text += static_cast<char>(7 * size);
  }
}

}  // namespace
}  // namespace wsjs
