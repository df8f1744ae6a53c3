// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_ENCODING_SINGLE_BYTE_DECODER_H_
#define WSJS_SRC_ENCODING_SINGLE_BYTE_DECODER_H_

#include <array>
#include <string>

#include "src/encoding/decoder.h"

namespace wsjs {

// The code units of the bytes from 0x80; U+FFFD where there is none.
using SingleByteIndex = std::array<char16_t, 128>;

// https://encoding.spec.whatwg.org/#single-byte-decoder
// The index is ICU's, with the corrections of the encoding; it is made once for
// the process.
class SingleByteDecoder final : public Decoder {
 public:
  SingleByteDecoder(const Encoding& encoding, ErrorMode error_mode);

  bool Decode(ByteSpan bytes, bool is_last, std::string& output) override;

 private:
  const ErrorMode error_mode_;
  const SingleByteIndex& index_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_SINGLE_BYTE_DECODER_H_
