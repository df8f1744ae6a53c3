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
    kMultiByte,
  };

  // https://encoding.spec.whatwg.org/#concept-encoding-get
  // Null when `label` isn't one.
  [[nodiscard]] static const Encoding* Get(std::u16string_view label);

  std::string_view name;
  Kind kind;
  // In lower case, separated by spaces.
  std::string_view labels;
  // What ICU calls the converter that is nearest to the standard's index.
  const char* icu_converter = nullptr;
  // Where ICU isn't the standard: pairs of a byte of a single-byte encoding (of
  // a multi-byte one: the code unit that ICU gives) and the right code unit,
  // U+FFFD for an error.
  std::u16string_view corrections = {};
  // What the byte 0x80 is in a multi-byte encoding where ICU takes it for an
  // error; 0: it is one.
  char16_t byte_80 = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_ENCODING_H_
