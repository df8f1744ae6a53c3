// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/range_header.h"

#include <limits>

namespace wsjs {

namespace {

// "the result of collecting a sequence of code points that are ASCII digits",
// "interpreted as decimal number"; none if there are none.
std::optional<uint64_t> TakeNumber(std::string_view* rest) {
  constexpr uint64_t kMaximum = std::numeric_limits<uint64_t>::max();
  std::optional<uint64_t> number;
  while (!rest->empty() && rest->front() >= '0' && rest->front() <= '9') {
    const auto digit = static_cast<uint64_t>(rest->front() - '0');
    const uint64_t value = number.value_or(0);
    number = value > (kMaximum - digit) / 10 ? kMaximum : value * 10 + digit;
    rest->remove_prefix(1);
  }
  return number;
}

bool TakeCharacter(std::string_view* rest, char character) {
  if (!rest->starts_with(character))
    return false;
  rest->remove_prefix(1);
  return true;
}

}  // namespace

// https://fetch.spec.whatwg.org/#simple-range-header-value
std::optional<ByteRange> ParseSingleRangeHeaderValue(std::string_view value,
                                                     bool allows_whitespace) {
  const auto skip_whitespace = [&] {
    while (allows_whitespace && !value.empty() &&
           (value.front() == '\t' || value.front() == ' ')) {
      value.remove_prefix(1);
    }
  };
  // 2. If data does not start with "bytes", then return failure.
  constexpr std::string_view kBytes = "bytes";
  if (!value.starts_with(kBytes))
    return std::nullopt;
  value.remove_prefix(kBytes.size());
  // 4. If allowWhitespace is true, collect a sequence of code points that are
  //    HTTP tab or space. 5. If the code point at position within data is not
  //    U+003D (=), then return failure.
  skip_whitespace();
  if (!TakeCharacter(&value, '='))
    return std::nullopt;
  skip_whitespace();
  ByteRange range;
  // 8.–9. Let rangeStartValue be the number, or null.
  range.start = TakeNumber(&value);
  skip_whitespace();
  // 11. If the code point at position within data is not U+002D (-), then
  //     return failure.
  if (!TakeCharacter(&value, '-'))
    return std::nullopt;
  skip_whitespace();
  // 14.–15. Let rangeEndValue be the number, or null.
  range.end = TakeNumber(&value);
  // 16. If position is not past the end of data, then return failure. 17. If
  //     rangeEndValue and rangeStartValue are null, then return failure. 18. If
  //     they are numbers, and rangeStartValue is greater than rangeEndValue,
  //     then return failure.
  if (!value.empty() || (!range.start && !range.end) ||
      (range.start && range.end && *range.start > *range.end)) {
    return std::nullopt;
  }
  return range;
}

}  // namespace wsjs
