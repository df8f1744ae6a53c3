// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/text_decoder.h"

#include <string_view>

#include "src/base/bytes.h"
#include "src/base/utf.h"

namespace wsjs {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

TextDecoder::TextDecoder(bindings::Realm& realm,
                         const Encoding& encoding,
                         const TextDecoderOptions& options)
    : Wrappable(realm),
      encoding_(encoding),
      error_mode_(options.fatal ? Decoder::ErrorMode::kFatal
                                : Decoder::ErrorMode::kReplacement),
      ignore_bom_(options.ignoreBOM) {}

// https://encoding.spec.whatwg.org/#dom-textdecoder
ExceptionOr<std::unique_ptr<TextDecoder>> TextDecoder::Create(
    bindings::Realm& realm,
    const std::u16string& label,
    const TextDecoderOptions& options) {
  // 1. Let encoding be the result of getting an encoding from label.
  const Encoding* encoding = Encoding::Get(label);
  // 2. If encoding is failure or replacement, then throw a RangeError.
  if (!encoding || encoding->kind == Encoding::Kind::kReplacement) {
    return Exception::RangeError("The encoding label provided ('" +
                                 Utf16ToUtf8(label) + "') is invalid.");
  }
  // 3. Set this's encoding to encoding. 4. If options["fatal"] is true, then
  // set
  //    this's error mode to "fatal". 5. Set this's ignore BOM to
  //    options["ignoreBOM"].
  return std::make_unique<TextDecoder>(realm, *encoding, options);
}

std::u16string TextDecoder::encoding() const {
  return Utf8ToUtf16(encoding_.name);
}

// https://encoding.spec.whatwg.org/#dom-textdecoder-decode
ExceptionOr<std::string> TextDecoder::decode(
    const std::optional<bindings::BufferSource>& input,
    const TextDecodeOptions& options) {
  // 1. If this's do not flush is false, then set this's decoder to a new
  // instance
  //    of this's encoding's decoder, […] and this's BOM seen to false.
  if (!decoder_) {
    decoder_ = Decoder::Create(encoding_, error_mode_);
    bom_seen_ = false;
  }
  // 2. Set this's do not flush to options["stream"]: below, by keeping the
  //    decoder or not.
  // 3. If input is given, then push a copy of input to this's I/O queue.
  // 5. While true: […] if item is end-of-queue and this's do not flush is true,
  //    then return the result of running serialize I/O queue. Otherwise, let
  //    result be the result of processing an item; if it is finished, then
  //    return the same; if it is error, then throw a TypeError.
  std::string output;
  const bool succeeded = decoder_->Decode(input ? input->bytes() : ByteSpan(),
                                          !options.stream, output);
  if (!succeeded || !options.stream)
    decoder_.reset();
  if (!succeeded) {
    return Exception::TypeError("The encoded data was not valid.");
  }
  SerializeIoQueue(output);
  return output;
}

void TextDecoder::SerializeIoQueue(std::string& output) {
  // 2.3. If this's encoding is UTF-8, or UTF-16BE/LE, and this's ignore BOM and
  //      BOM seen are false: set this's BOM seen to true; if item is U+FEFF
  //      BOM, then do nothing.
  if (output.empty() || bom_seen_ || ignore_bom_)
    return;
  if (encoding_.kind != Encoding::Kind::kUtf8 &&
      encoding_.kind != Encoding::Kind::kUtf16LittleEndian &&
      encoding_.kind != Encoding::Kind::kUtf16BigEndian) {
    return;
  }
  bom_seen_ = true;
  if (output.starts_with(kByteOrderMark))
    output.erase(0, kByteOrderMark.size());
}

}  // namespace wsjs
