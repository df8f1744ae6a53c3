// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_MASKING_H_
#define WSJS_SRC_NET_MASKING_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "src/base/bytes.h"
#include "src/net/frame.h"

namespace wsjs {

// Copies `source` to `destination`, masked or unmasked with `key` (RFC 6455,
// section 5.3). `offset` is the position of source[0] in the frame's payload.
// The two may be the same bytes, but must not overlap otherwise.
void CopyMasked(uint8_t* destination,
                ByteSpan source,
                MaskingKey key,
                uint64_t offset);

// A fresh key for each frame, which the peer can't predict (RFC 6455, sections
// 5.3 and 10.3): the first few from the kernel, then from OpenSSL's random
// generator, many at a time.
class MaskingKeySource final {
 public:
  [[nodiscard]] MaskingKey Next();

 private:
  void Refill();

  std::array<MaskingKey, 1024> keys_;
  size_t next_ = 0;
  size_t end_ = 0;  // equal to next_: none is left
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_MASKING_H_
