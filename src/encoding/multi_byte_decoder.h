// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_ENCODING_MULTI_BYTE_DECODER_H_
#define WSJS_SRC_ENCODING_MULTI_BYTE_DECODER_H_

#include <string>

#include "src/encoding/decoder.h"
#include "src/encoding/icu_converter.h"

namespace wsjs {

// The Chinese, Japanese and Korean encodings, by ICU, with the corrections of
// the encoding.
class MultiByteDecoder final : public Decoder {
 public:
  MultiByteDecoder(const Encoding& encoding, ErrorMode error_mode);
  // ICU has its address.
  MultiByteDecoder(const MultiByteDecoder&) = delete;
  MultiByteDecoder& operator=(const MultiByteDecoder&) = delete;

  bool Decode(ByteSpan bytes, bool is_last, std::string& output) override;

 private:
  // ICU's callback for what it can't decode.
  static void HandleError(const void* decoder,
                          UConverterToUnicodeArgs* arguments,
                          const char* bytes,
                          int32_t length,
                          UConverterCallbackReason reason,
                          UErrorCode* error);

  const Encoding& encoding_;
  const ErrorMode error_mode_;
  IcuConverter converter_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_MULTI_BYTE_DECODER_H_
