// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/decoder.h"

#include <simdutf.h>

#include <algorithm>
#include <string_view>

#include "src/base/check.h"
#include "src/base/utf.h"
#include "src/encoding/multi_byte_decoder.h"
#include "src/encoding/single_byte_decoder.h"

namespace wsjs {
namespace {

constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

// How many bytes at the end of `bytes` begin a valid sequence without ending
// it.
size_t IncompleteSuffixLength(ByteSpan bytes) {
  for (size_t length = 1; length <= std::min<size_t>(3, bytes.size());
       ++length) {
    const ByteSpan suffix = bytes.last(length);
    const uint8_t lead = suffix[0];
    if (lead >= 0x80 && lead <= 0xBF)
      continue;
    const size_t needed = lead < 0xC2   ? 1
                          : lead < 0xE0 ? 2
                          : lead < 0xF0 ? 3
                          : lead < 0xF5 ? 4
                                        : 1;
    if (length >= needed)
      return 0;
    if (length == 1)
      return 1;
    // Overlong forms, surrogates and what is above U+10FFFF are out.
    const uint8_t lower = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const uint8_t upper = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return suffix[1] >= lower && suffix[1] <= upper ? length : 0;
  }
  return 0;
}

// https://encoding.spec.whatwg.org/#utf-8-decoder
class Utf8Decoder final : public Decoder {
 public:
  explicit Utf8Decoder(ErrorMode error_mode) : error_mode_(error_mode) {}

  bool Decode(ByteSpan bytes, bool is_last, std::string& output) override {
    std::string joined;
    if (!incomplete_.empty()) {
      joined = std::move(incomplete_) + std::string(AsStringView(bytes));
      bytes = AsBytes(joined);
    }
    incomplete_.clear();
    if (!is_last) {
      const size_t length = IncompleteSuffixLength(bytes);
      incomplete_ = AsStringView(bytes.last(length));
      bytes = bytes.first(bytes.size() - length);
    }
    if (IsValidUtf8(bytes)) {
      output += AsStringView(bytes);
      return true;
    }
    if (error_mode_ == ErrorMode::kFatal)
      return false;
    output += Utf8DecodeLossy(bytes);
    return true;
  }

 private:
  const ErrorMode error_mode_;
  std::string incomplete_;
};

// https://encoding.spec.whatwg.org/#shared-utf-16-decoder
class Utf16Decoder final : public Decoder {
 public:
  Utf16Decoder(bool is_big_endian, ErrorMode error_mode)
      : is_big_endian_(is_big_endian), error_mode_(error_mode) {}

  bool Decode(ByteSpan bytes, bool is_last, std::string& output) override {
    incomplete_ += AsStringView(bytes);
    std::u16string text = TakeCodeUnits();
    const bool ends_with_leading_surrogate =
        !text.empty() && (text.back() & 0xFC00) == 0xD800;
    if (!is_last && ends_with_leading_surrogate) {
      PutBack(text.back());
      text.pop_back();
    }
    bool has_error = !simdutf::validate_utf16le(text.data(), text.size());
    output += Utf16ToUtf8(text);
    if (is_last && !incomplete_.empty()) {
      has_error = true;
      // A leading surrogate and half a code unit are one error, not two.
      if (!ends_with_leading_surrogate)
        output += kReplacementCharacter;
    }
    return !has_error || error_mode_ == ErrorMode::kReplacement;
  }

 private:
  // Leaves the first half of the next code unit, if there is one.
  std::u16string TakeCodeUnits() {
    std::u16string text;
    text.reserve(incomplete_.size() / 2);
    for (size_t i = 0; i + 1 < incomplete_.size(); i += 2) {
      const auto first = static_cast<uint8_t>(incomplete_[i]);
      const auto second = static_cast<uint8_t>(incomplete_[i + 1]);
      text += is_big_endian_ ? static_cast<char16_t>(first << 8 | second)
                             : static_cast<char16_t>(second << 8 | first);
    }
    incomplete_.erase(0, text.size() * 2);
    return text;
  }

  void PutBack(char16_t code_unit) {
    const char high = static_cast<char>(code_unit >> 8);
    const char low = static_cast<char>(code_unit & 0xFF);
    incomplete_.insert(
        0, {is_big_endian_ ? high : low, is_big_endian_ ? low : high});
  }

  const bool is_big_endian_;
  const ErrorMode error_mode_;
  std::string incomplete_;  // a leading surrogate, half a code unit, or both
};

// https://encoding.spec.whatwg.org/#replacement-decoder
class ReplacementDecoder final : public Decoder {
 public:
  explicit ReplacementDecoder(ErrorMode error_mode) : error_mode_(error_mode) {}

  bool Decode(ByteSpan bytes, bool, std::string& output) override {
    if (bytes.empty() || has_returned_error_)
      return true;
    has_returned_error_ = true;
    output += kReplacementCharacter;
    return error_mode_ == ErrorMode::kReplacement;
  }

 private:
  const ErrorMode error_mode_;
  bool has_returned_error_ = false;
};

// https://encoding.spec.whatwg.org/#x-user-defined-decoder
class XUserDefinedDecoder final : public Decoder {
 public:
  bool Decode(ByteSpan bytes, bool, std::string& output) override {
    std::u16string text;
    text.reserve(bytes.size());
    for (const uint8_t byte : bytes) {
      text += static_cast<char16_t>(byte < 0x80 ? byte : 0xF780 + byte - 0x80);
    }
    output += Utf16ToUtf8(text);
    return true;
  }
};

}  // namespace

std::unique_ptr<Decoder> Decoder::Create(const Encoding& encoding,
                                         ErrorMode error_mode) {
  switch (encoding.kind) {
    case Encoding::Kind::kUtf8:
      return std::make_unique<Utf8Decoder>(error_mode);
    case Encoding::Kind::kUtf16LittleEndian:
      return std::make_unique<Utf16Decoder>(false, error_mode);
    case Encoding::Kind::kUtf16BigEndian:
      return std::make_unique<Utf16Decoder>(true, error_mode);
    case Encoding::Kind::kReplacement:
      return std::make_unique<ReplacementDecoder>(error_mode);
    case Encoding::Kind::kXUserDefined:
      return std::make_unique<XUserDefinedDecoder>();
    case Encoding::Kind::kSingleByte:
      return std::make_unique<SingleByteDecoder>(encoding, error_mode);
    case Encoding::Kind::kGb18030:
      return std::make_unique<MultiByteDecoder<Gb18030Handler>>(error_mode);
    case Encoding::Kind::kBig5:
      return std::make_unique<MultiByteDecoder<Big5Handler>>(error_mode);
    case Encoding::Kind::kEucJp:
      return std::make_unique<MultiByteDecoder<EucJpHandler>>(error_mode);
    case Encoding::Kind::kIso2022Jp:
      return std::make_unique<MultiByteDecoder<Iso2022JpHandler>>(error_mode);
    case Encoding::Kind::kShiftJis:
      return std::make_unique<MultiByteDecoder<ShiftJisHandler>>(error_mode);
    case Encoding::Kind::kEucKr:
      return std::make_unique<MultiByteDecoder<EucKrHandler>>(error_mode);
  }
  NOTREACHED();
}

}  // namespace wsjs
