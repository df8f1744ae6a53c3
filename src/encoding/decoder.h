// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_ENCODING_DECODER_H_
#define WSJS_SRC_ENCODING_DECODER_H_

#include <memory>
#include <string>

#include "src/base/bytes.h"
#include "src/encoding/encoding.h"

namespace wsjs {

// Turns the bytes of one stream, which arrive in pieces, into UTF-8.
// https://encoding.spec.whatwg.org/#decoder
class Decoder {
 public:
  // https://encoding.spec.whatwg.org/#error-mode
  enum class ErrorMode : bool { kReplacement, kFatal };

  static std::unique_ptr<Decoder> Create(const Encoding& encoding,
                                         ErrorMode error_mode);

  virtual ~Decoder() = default;

  // Appends what `bytes` decode to, with any byte order mark. `is_last`: no
  // more bytes follow, so that an incomplete sequence at the end is an error.
  // False: there was an error, in mode kFatal; the decoder can't be used
  // afterwards.
  [[nodiscard]] virtual bool Decode(ByteSpan bytes,
                                    bool is_last,
                                    std::string& output) = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_DECODER_H_
