// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/masking.h"

#include <openssl/rand.h>

#include <cstring>

#include "src/base/check.h"
#include "src/net/random_bytes.h"

namespace wsjs {
namespace {

// Wide enough that the compiler uses the widest registers that there are.
constexpr size_t kBlockBytes = 64;
using Block = std::array<uint64_t, kBlockBytes / sizeof(uint64_t)>;

// A process that sends no more frames doesn't start OpenSSL's generator.
constexpr size_t kFirstKeys = 32;

template <typename Word>
Word Load(const uint8_t* bytes) {
  Word word;
  std::memcpy(&word, bytes, sizeof(word));
  return word;
}

template <typename Word>
void Store(uint8_t* bytes, Word word) {
  std::memcpy(bytes, &word, sizeof(word));
}

}  // namespace

// https://www.rfc-editor.org/rfc/rfc6455#section-5.3
// j                   = i MOD 4
// transformed-octet-i = original-octet-i XOR masking-key-octet-j
void CopyMasked(uint8_t* destination,
                ByteSpan source,
                MaskingKey key,
                uint64_t offset) {
  // The key twice, as it falls on the first eight bytes. Eight is a multiple of
  // four: it falls so on all that follow.
  std::array<uint8_t, 8> key_bytes;
  for (size_t i = 0; i < key_bytes.size(); ++i) {
    key_bytes[i] = key[(offset + i) % key.size()];
  }
  const auto wide_key = Load<uint64_t>(key_bytes.data());
  const uint8_t* from = source.data();
  size_t left = source.size();
  while (left >= kBlockBytes) {
    auto block = Load<Block>(from);
    for (uint64_t& word : block)
      word ^= wide_key;
    Store(destination, block);
    from += kBlockBytes;
    destination += kBlockBytes;
    left -= kBlockBytes;
  }
  while (left >= sizeof(wide_key)) {
    Store(destination, Load<uint64_t>(from) ^ wide_key);
    from += sizeof(wide_key);
    destination += sizeof(wide_key);
    left -= sizeof(wide_key);
  }
  for (size_t i = 0; i < left; ++i) {
    destination[i] = from[i] ^ key_bytes[i];
  }
}

MaskingKey MaskingKeySource::Next() {
  if (next_ == end_)
    Refill();
  return keys_[next_++];
}

void MaskingKeySource::Refill() {
  uint8_t* const bytes = keys_.data()->data();
  if (end_ == 0) {
    end_ = kFirstKeys;
    FillWithRandomBytes({bytes, kFirstKeys * sizeof(MaskingKey)});
  } else {
    end_ = keys_.size();
    CHECK(RAND_bytes(bytes, sizeof(keys_)) == 1);
  }
  next_ = 0;
}

}  // namespace wsjs
