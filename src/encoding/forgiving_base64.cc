// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/forgiving_base64.h"

#include <simdutf.h>

namespace wsjs {

std::string ForgivingBase64Encode(ByteSpan bytes) {
  std::string result(simdutf::base64_length_from_binary(bytes.size()), '\0');
  simdutf::binary_to_base64(AsStringView(bytes).data(), bytes.size(),
                            result.data());
  return result;
}

std::optional<std::string> ForgivingBase64Decode(std::u16string_view data) {
  std::string bytes(
      simdutf::maximal_binary_length_from_base64(data.data(), data.size()),
      '\0');
  const simdutf::result result =
      simdutf::base64_to_binary(data.data(), data.size(), bytes.data());
  if (result.error != simdutf::SUCCESS)
    return std::nullopt;
  bytes.resize(result.count);
  return bytes;
}

}  // namespace wsjs
