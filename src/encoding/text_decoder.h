// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_ENCODING_TEXT_DECODER_H_
#define WSJS_SRC_ENCODING_TEXT_DECODER_H_

#include <memory>
#include <optional>
#include <string>

#include "bindings/runtime/buffer_source.h"
#include "bindings/runtime/wrappable.h"
#include "bindings/text_decode_options.h"
#include "bindings/text_decoder_options.h"
#include "src/base/exception_or.h"
#include "src/encoding/decoder.h"
#include "src/encoding/encoding.h"

namespace wsjs {

// https://encoding.spec.whatwg.org/#interface-textdecoder
class TextDecoder final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  TextDecoder(bindings::Realm& realm,
              const Encoding& encoding,
              const TextDecoderOptions& options);

  static ExceptionOr<std::unique_ptr<TextDecoder>> Create(
      bindings::Realm& realm,
      const std::u16string& label,
      const TextDecoderOptions& options);

  std::u16string encoding() const;
  bool fatal() const { return error_mode_ == Decoder::ErrorMode::kFatal; }
  bool ignoreBOM() const { return ignore_bom_; }
  ExceptionOr<std::string> decode(
      const std::optional<bindings::BufferSource>& input,
      const TextDecodeOptions& options);

 private:
  // https://encoding.spec.whatwg.org/#concept-td-serialize
  void SerializeIoQueue(std::string& output);

  const Encoding& encoding_;
  const Decoder::ErrorMode error_mode_;
  const bool ignore_bom_;
  // Null between streams: what the standard calls "do not flush" is unset.
  std::unique_ptr<Decoder> decoder_;
  bool bom_seen_ = false;
};

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_TEXT_DECODER_H_
