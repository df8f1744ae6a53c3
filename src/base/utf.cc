// SPDX-License-Identifier: BSD-3-Clause
#include "src/base/utf.h"

#include <simdutf.h>

#include <cstdint>
#include <cstring>

#include "src/base/check.h"

namespace wsjs {
namespace {

constexpr size_t kFewBytes = 64;

constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

// The length of the longest prefix of `bytes` that is a truncated but so far
// valid sequence (a maximal subpart), at least 1. `bytes` begins with an
// ill-formed sequence.
// https://encoding.spec.whatwg.org/#utf-8-decoder
size_t MaximalSubpart(ByteSpan bytes) {
  const uint8_t lead = bytes[0];
  size_t needed = 0;
  uint8_t lower = 0x80;
  uint8_t upper = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    needed = 1;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    needed = 2;
    if (lead == 0xE0)
      lower = 0xA0;
    if (lead == 0xED)
      upper = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    needed = 3;
    if (lead == 0xF0)
      lower = 0x90;
    if (lead == 0xF4)
      upper = 0x8F;
  }
  size_t length = 1;
  while (needed > 0 && length < bytes.size() && bytes[length] >= lower &&
         bytes[length] <= upper) {
    lower = 0x80;
    upper = 0xBF;
    ++length;
    --needed;
  }
  return length;
}

}  // namespace

bool IsAscii(ByteSpan bytes) {
  // OPTIMIZATION: A few words are looked at sooner than simdutf has chosen who
  // does it.
  if (bytes.size() <= kFewBytes) {
    uint64_t bits = 0;
    while (bytes.size() >= sizeof(bits)) {
      uint64_t word;
      std::memcpy(&word, bytes.data(), sizeof(word));
      bits |= word;
      bytes = bytes.subspan(sizeof(word));
    }
    for (const uint8_t byte : bytes)
      bits |= byte;
    return (bits & 0x8080808080808080) == 0;
  }
  return simdutf::validate_ascii(reinterpret_cast<const char*>(bytes.data()),
                                 bytes.size());
}

bool IsValidUtf8(ByteSpan bytes) {
  return simdutf::validate_utf8(reinterpret_cast<const char*>(bytes.data()),
                                bytes.size());
}

std::string Utf16ToUtf8(std::u16string_view text) {
  std::string result;
  while (!text.empty()) {
    const simdutf::result valid =
        simdutf::validate_utf16le_with_errors(text.data(), text.size());
    const size_t good =
        valid.error == simdutf::SUCCESS ? text.size() : valid.count;
    const size_t start = result.size();
    result.resize(start + simdutf::utf8_length_from_utf16le(text.data(), good));
    const size_t written = simdutf::convert_valid_utf16le_to_utf8(
        text.data(), good, result.data() + start);
    DCHECK(start + written == result.size());
    static_cast<void>(written);
    if (good == text.size())
      break;
    result += kReplacementCharacter;
    text.remove_prefix(good + 1);
  }
  return result;
}

std::u16string Utf8ToUtf16(std::string_view text) {
  std::u16string result(
      simdutf::utf16_length_from_utf8(text.data(), text.size()), u'\0');
  const size_t written = Utf8ToUtf16(text, result.data());
  DCHECK(written == result.size());
  static_cast<void>(written);
  return result;
}

size_t Utf8ToUtf16(std::string_view text, char16_t* result) {
  DCHECK(IsValidUtf8(AsBytes(text)));
  return simdutf::convert_valid_utf8_to_utf16le(text.data(), text.size(),
                                                result);
}

std::optional<size_t> Utf8ToLatin1(std::string_view text, char* result) {
  DCHECK(IsValidUtf8(AsBytes(text)));
  const size_t size =
      simdutf::convert_utf8_to_latin1(text.data(), text.size(), result);
  if (size == 0 && !text.empty())
    return std::nullopt;
  return size;
}

std::string Latin1ToUtf8(std::string_view bytes) {
  std::string result(
      simdutf::utf8_length_from_latin1(bytes.data(), bytes.size()), '\0');
  const size_t written = simdutf::convert_latin1_to_utf8(
      bytes.data(), bytes.size(), result.data());
  DCHECK(written == result.size());
  static_cast<void>(written);
  return result;
}

std::string Utf8DecodeLossy(ByteSpan bytes) {
  std::string result;
  while (!bytes.empty()) {
    const simdutf::result valid = simdutf::validate_utf8_with_errors(
        reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const size_t good =
        valid.error == simdutf::SUCCESS ? bytes.size() : valid.count;
    result += AsStringView(bytes.first(good));
    if (good == bytes.size())
      break;
    result += kReplacementCharacter;
    bytes = bytes.subspan(good);
    bytes = bytes.subspan(MaximalSubpart(bytes));
  }
  return result;
}

}  // namespace wsjs
