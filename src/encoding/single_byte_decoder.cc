// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/single_byte_decoder.h"

#include <map>
#include <mutex>

#include "src/base/utf.h"
#include "src/encoding/icu_converter.h"

namespace wsjs {
namespace {

constexpr char16_t kReplacementCharacter = u'\uFFFD';
constexpr uint8_t kFirst = 0x80;

SingleByteIndex MakeIndex(const Encoding& encoding) {
  SingleByteIndex index;
  const IcuConverter converter = OpenIcuConverter(encoding.icu_converter);
  for (size_t i = 0; i < index.size(); ++i) {
    const char byte = static_cast<char>(kFirst + i);
    const char* source = &byte;
    UErrorCode error = U_ZERO_ERROR;
    const UChar32 code_point =
        ucnv_getNextUChar(converter.get(), &source, &byte + 1, &error);
    index[i] = U_SUCCESS(error) ? static_cast<char16_t>(code_point)
                                : kReplacementCharacter;
  }
  for (size_t i = 0; i < encoding.corrections.size(); i += 2) {
    index[encoding.corrections[i] - kFirst] = encoding.corrections[i + 1];
  }
  return index;
}

const SingleByteIndex& IndexOf(const Encoding& encoding) {
  static std::mutex mutex;  // runtimes have threads of their own
  static std::map<const Encoding*, SingleByteIndex> indexes;
  const std::lock_guard lock(mutex);
  const auto found = indexes.find(&encoding);
  return found != indexes.end()
             ? found->second
             : indexes.emplace(&encoding, MakeIndex(encoding)).first->second;
}

}  // namespace

SingleByteDecoder::SingleByteDecoder(const Encoding& encoding,
                                     ErrorMode error_mode)
    : error_mode_(error_mode), index_(IndexOf(encoding)) {}

bool SingleByteDecoder::Decode(ByteSpan bytes, bool, std::string& output) {
  std::u16string text;
  text.reserve(bytes.size());
  for (const uint8_t byte : bytes) {
    // 2. If byte is an ASCII byte, return a code point whose value is byte.
    // 3. Let code point be the index code point for byte − 0x80.
    // 4. If code point is null, return error.
    text += byte < kFirst ? byte : index_[byte - kFirst];
    if (text.back() == kReplacementCharacter &&
        error_mode_ == ErrorMode::kFatal) {
      return false;
    }
  }
  output += Utf16ToUtf8(text);
  return true;
}

}  // namespace wsjs
