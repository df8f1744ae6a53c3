// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_UTF8_VALIDATOR_H_
#define WSJS_SRC_NET_UTF8_VALIDATOR_H_

#include <cstddef>
#include <cstdint>

#include "src/base/bytes.h"

namespace wsjs {

// Checks text that arrives in pieces, cut anywhere, and fails at the first byte
// that can't be part of valid UTF-8 (RFC 6455, section 8.1).
class Utf8Validator final {
 public:
  // False: the text isn't valid whatever follows. Then no more calls until
  // Reset().
  [[nodiscard]] bool Add(ByteSpan bytes);

  // Whether the text may end here.
  [[nodiscard]] bool is_complete() const { return needed_ == 0; }
  [[nodiscard]] bool is_ascii() const { return is_ascii_; }

  // For the next text.
  void Reset() { *this = Utf8Validator(); }

 private:
  [[nodiscard]] bool AddByte(uint8_t byte);

  bool is_ascii_ = true;
  // The sequence that is still open: how many more bytes it needs, and the
  // range of the next.
  uint8_t needed_ = 0;
  uint8_t lower_ = 0x80;
  uint8_t upper_ = 0xBF;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_UTF8_VALIDATOR_H_
