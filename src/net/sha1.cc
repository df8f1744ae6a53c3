// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/sha1.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace wsjs {
namespace {

constexpr size_t kBlockBytes = 64;
constexpr size_t kLengthBytes = 8;
constexpr size_t kRounds = 80;

using State = std::array<uint32_t, 5>;

uint32_t LoadBigEndian(const uint8_t* bytes) {
  return static_cast<uint32_t>(bytes[0]) << 24 |
         static_cast<uint32_t>(bytes[1]) << 16 |
         static_cast<uint32_t>(bytes[2]) << 8 | static_cast<uint32_t>(bytes[3]);
}

// FIPS 180-4, section 4.1.1.
uint32_t Ch(uint32_t x, uint32_t y, uint32_t z) {
  return (x & y) ^ (~x & z);
}
uint32_t Parity(uint32_t x, uint32_t y, uint32_t z) {
  return x ^ y ^ z;
}
uint32_t Maj(uint32_t x, uint32_t y, uint32_t z) {
  return (x & y) ^ (x & z) ^ (y & z);
}

// FIPS 180-4, section 6.1.2, step 3, for 20 values of t.
template <auto f, uint32_t kConstant>
void Add20(const uint32_t* w, State* working) {
  auto [a, b, c, d, e] = *working;
  for (size_t t = 0; t < 20; ++t) {
    const uint32_t sum = std::rotl(a, 5) + f(b, c, d) + e + kConstant + w[t];
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = sum;
  }
  *working = {a, b, c, d, e};
}

// FIPS 180-4, section 6.1.2.
void AddBlock(const uint8_t* block, State* state) {
  // 1. "Prepare the message schedule, {Wt}".
  std::array<uint32_t, kRounds> w;
  for (size_t t = 0; t < 16; ++t) {
    w[t] = LoadBigEndian(block + 4 * t);
  }
  for (size_t t = 16; t < kRounds; ++t) {
    w[t] = std::rotl(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
  }
  // 2. "Initialize the five working variables".
  State working = *state;
  // 3. "For t=0 to 79".
  Add20<Ch, 0x5a827999>(&w[0], &working);
  Add20<Parity, 0x6ed9eba1>(&w[20], &working);
  Add20<Maj, 0x8f1bbcdc>(&w[40], &working);
  Add20<Parity, 0xca62c1d6>(&w[60], &working);
  // 4. "Compute the ith intermediate hash value".
  for (size_t i = 0; i < state->size(); ++i) {
    (*state)[i] += working[i];
  }
}

}  // namespace

std::array<uint8_t, 20> Sha1(ByteSpan message) {
  // FIPS 180-4, section 5.3.1.
  State state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  const uint64_t bits = uint64_t{8} * message.size();
  while (message.size() >= kBlockBytes) {
    AddBlock(message.data(), &state);
    message = message.subspan(kBlockBytes);
  }
  // FIPS 180-4, section 5.1.1: the bit 1, zeros up to a block's end, which is
  // the length in bits.
  std::array<uint8_t, 2 * kBlockBytes> end = {};
  std::ranges::copy(message, end.data());
  end[message.size()] = 0x80;
  const size_t end_bytes = message.size() + 1 + kLengthBytes <= kBlockBytes
                               ? kBlockBytes
                               : 2 * kBlockBytes;
  for (size_t i = 0; i < kLengthBytes; ++i) {
    end[end_bytes - 1 - i] = static_cast<uint8_t>(bits >> (8 * i));
  }
  for (size_t offset = 0; offset < end_bytes; offset += kBlockBytes) {
    AddBlock(end.data() + offset, &state);
  }
  std::array<uint8_t, 20> hash;
  for (size_t i = 0; i < hash.size(); ++i) {
    hash[i] = static_cast<uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
  }
  return hash;
}

}  // namespace wsjs
