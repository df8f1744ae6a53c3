// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/multi_byte_decoder.h"

#include <unicode/ucnv_cb.h>

#include "src/base/check.h"
#include "src/base/utf.h"

namespace wsjs {
namespace {

constexpr UChar kReplacementCharacter = 0xFFFD;

// One call of ICU writes at most this many code units.
constexpr size_t kChunk = 1024;

void Correct(std::u16string_view corrections, std::u16string& text) {
  if (corrections.empty())
    return;
  for (char16_t& code_unit : text) {
    for (size_t i = 0; i < corrections.size(); i += 2) {
      if (code_unit == corrections[i]) {
        code_unit = corrections[i + 1];
        break;
      }
    }
  }
}

}  // namespace

MultiByteDecoder::MultiByteDecoder(const Encoding& encoding,
                                   ErrorMode error_mode)
    : encoding_(encoding),
      error_mode_(error_mode),
      converter_(OpenIcuConverter(encoding.icu_converter)) {
  UErrorCode error = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter_.get(), HandleError, this, nullptr, nullptr,
                      &error);
  CHECK(U_SUCCESS(error));
}

bool MultiByteDecoder::Decode(ByteSpan bytes,
                              bool is_last,
                              std::string& output) {
  const char* source = AsStringView(bytes).data();
  const char* const end = source + bytes.size();
  std::u16string text;
  UErrorCode error;
  do {
    UChar chunk[kChunk];
    UChar* target = chunk;
    error = U_ZERO_ERROR;
    ucnv_toUnicode(converter_.get(), &target, chunk + kChunk, &source, end,
                   nullptr, is_last, &error);
    text.append(chunk, target);
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  Correct(encoding_.corrections, text);
  output += Utf16ToUtf8(text);
  return U_SUCCESS(error);
}

void MultiByteDecoder::HandleError(const void* decoder,
                                   UConverterToUnicodeArgs* arguments,
                                   const char* bytes,
                                   int32_t length,
                                   UConverterCallbackReason reason,
                                   UErrorCode* error) {
  if (reason > UCNV_IRREGULAR)
    return;  // reset, close, clone
  const auto& self = *static_cast<const MultiByteDecoder*>(decoder);
  const auto last = static_cast<uint8_t>(bytes[length - 1]);
  UChar text[2] = {kReplacementCharacter, last};
  // An ASCII byte at the end of a sequence that is in no index stands for
  // itself.
  int32_t text_length = length > 1 && last < 0x80 ? 2 : 1;
  if (length == 1 && last == 0x80 && self.encoding_.byte_80 != 0) {
    text[0] = self.encoding_.byte_80;
  } else if (self.error_mode_ == ErrorMode::kFatal) {
    return;  // with `error` set
  }
  *error = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, text, text_length, 0, error);
}

}  // namespace wsjs
