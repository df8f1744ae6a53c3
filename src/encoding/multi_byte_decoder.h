// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_ENCODING_MULTI_BYTE_DECODER_H_
#define WSJS_SRC_ENCODING_MULTI_BYTE_DECODER_H_

#include <string>

#include "src/encoding/decoder.h"
#include "src/encoding/io_queue.h"
#include "src/encoding/multi_byte_handlers.h"

namespace wsjs {

// Appends the UTF-8 of `code_point`, a scalar value.
void AppendUtf8(char32_t code_point, std::string& output);

// A decoder that is what its handler makes of each byte. `Handler` is one of
// multi_byte_handlers.h.
template <typename Handler>
class MultiByteDecoder final : public Decoder {
 public:
  explicit MultiByteDecoder(ErrorMode error_mode) : error_mode_(error_mode) {}

  // https://encoding.spec.whatwg.org/#concept-encoding-run
  bool Decode(ByteSpan bytes, bool is_last, std::string& output) override {
    using enum HandlerResult::Kind;
    IoQueue queue(bytes);
    // 1. While true: 1.1. Let result be the result of processing an item with
    //    the result of reading from input.
    while (true) {
      // OPTIMIZATION: ASCII, which most text is full of, in one go.
      if (handler_.IsAtAscii())
        output += AsStringView(queue.ReadAscii());
      if (queue.empty() && !is_last)
        return true;
      const HandlerResult result = handler_.Handle(queue, queue.Read());
      switch (result.kind) {
        case kContinue:
          break;
        case kFinished:
          return true;
        case kCodePoints:
          AppendUtf8(result.first, output);
          if (result.second != 0)
            AppendUtf8(result.second, output);
          break;
        case kError:
          if (error_mode_ == ErrorMode::kFatal)
            return false;
          AppendUtf8(U'\uFFFD', output);
          break;
      }
    }
  }

 private:
  const ErrorMode error_mode_;
  Handler handler_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_MULTI_BYTE_DECODER_H_
