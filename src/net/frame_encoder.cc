// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/frame_encoder.h"

#include <cstring>

#include "src/base/check.h"

namespace wsjs {
namespace {

uint8_t* StoreBigEndian(uint64_t value, size_t size, uint8_t* destination) {
  for (size_t i = 0; i < size; ++i) {
    destination[i] = static_cast<uint8_t>(value >> (8 * (size - 1 - i)));
  }
  return destination + size;
}

}  // namespace

// https://www.rfc-editor.org/rfc/rfc6455#section-5.2
size_t EncodeFrameHeader(const FrameHeader& header, uint8_t* destination) {
  const uint64_t length = header.payload_length;
  DCHECK(!IsControl(header.opcode) ||
         (header.is_final && length <= kMaximumControlPayloadBytes));
  const uint8_t mask_bit = header.is_masked ? 0x80 : 0;
  uint8_t* end = destination;
  *end++ = static_cast<uint8_t>((header.is_final ? 0x80 : 0) |
                                (header.is_compressed ? 0x40 : 0) |
                                static_cast<uint8_t>(header.opcode));
  // "in all cases, the minimal number of bytes MUST be used to encode the
  // length"
  if (length <= 125) {
    *end++ = static_cast<uint8_t>(mask_bit | length);
  } else if (length <= 0xFFFF) {
    *end++ = mask_bit | 126;
    end = StoreBigEndian(length, 2, end);
  } else {
    *end++ = mask_bit | 127;
    end = StoreBigEndian(length, 8, end);
  }
  if (header.is_masked) {
    std::memcpy(end, header.masking_key.data(), header.masking_key.size());
    end += header.masking_key.size();
  }
  return static_cast<size_t>(end - destination);
}

}  // namespace wsjs
