// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/base64.h"

#include <openssl/evp.h>

#include <cstdint>

namespace wsjs {

std::string Base64Encode(ByteSpan bytes) {
  std::string text((bytes.size() + 2) / 3 * 4, '\0');
  // It also writes a NUL, for which a std::string has room.
  EVP_EncodeBlock(reinterpret_cast<uint8_t*>(text.data()), bytes.data(),
                  static_cast<int>(bytes.size()));
  return text;
}

}  // namespace wsjs
