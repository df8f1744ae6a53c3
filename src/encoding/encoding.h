// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_ENCODING_ENCODING_H_
#define WSJS_SRC_ENCODING_ENCODING_H_

#include <cstdint>
#include <string_view>

namespace wsjs {

// An encoding of the Encoding standard. There is one object of each, with
// static storage duration: compare pointers.
// https://encoding.spec.whatwg.org/#names-and-labels
struct Encoding {
  enum class Kind : uint8_t {
    kUtf8,
    kUtf16LittleEndian,
    kUtf16BigEndian,
    kReplacement,
    kXUserDefined,
    kSingleByte,
    kGb18030,  // GBK, too: its decoder is the same
    kBig5,
    kEucJp,
    kIso2022Jp,
    kShiftJis,
    kEucKr,
  };

  // https://encoding.spec.whatwg.org/#concept-encoding-get
  // Null when `label` isn't one.
  [[nodiscard]] static const Encoding* Get(std::u16string_view label);

  std::string_view name;
  Kind kind;
  // In lower case, separated by spaces.
  std::string_view labels;
  // Of a single-byte encoding: what ICU calls the converter that is nearest to
  // the standard's index,
  const char* icu_converter = nullptr;
  // and where that isn't the standard's: pairs of a byte and the right code
  // unit, U+FFFD for an error.
  std::u16string_view corrections = {};
};

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_ENCODING_H_
