// SPDX-License-Identifier: BSD-3-Clause
#include "src/document/dom_strings.h"

#include <algorithm>

namespace wsjs {
namespace {

constexpr std::u16string_view kAsciiWhitespace = u"\t\n\f\r ";

bool IsAsciiAlpha(char16_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool HasOneOf(std::u16string_view text, std::u16string_view set) {
  return text.find_first_of(set) != std::u16string_view::npos;
}

}  // namespace

std::u16string AsciiLowercase(std::u16string_view text) {
  std::u16string result(text);
  std::ranges::transform(result, result.begin(), [](char16_t c) -> char16_t {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  });
  return result;
}

std::u16string AsciiUppercase(std::u16string_view text) {
  std::u16string result(text);
  std::ranges::transform(result, result.begin(), [](char16_t c) -> char16_t {
    return c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c;
  });
  return result;
}

std::u16string_view StripAsciiWhitespace(std::u16string_view text) {
  const size_t begin = text.find_first_not_of(kAsciiWhitespace);
  if (begin == std::u16string_view::npos)
    return {};
  return text.substr(begin,
                     text.find_last_not_of(kAsciiWhitespace) - begin + 1);
}

std::u16string StripAndCollapseAsciiWhitespace(std::u16string_view text) {
  std::u16string result;
  for (const char16_t c : StripAsciiWhitespace(text)) {
    if (kAsciiWhitespace.find(c) == std::u16string_view::npos)
      result += c;
    else if (result.back() != ' ')
      result += u' ';
  }
  return result;
}

bool IsValidAttributeLocalName(std::u16string_view name) {
  // "its length is at least 1 and it does not contain ASCII whitespace, U+0000
  // NULL, U+002F (/), U+003D (=), or U+003E (>)".
  return !name.empty() && !HasOneOf(name, {u"\t\n\f\r \0/=>", 9});
}

bool IsValidElementLocalName(std::u16string_view name) {
  // 1. If name's length is 0, then return false.
  if (name.empty())
    return false;
  // 2. If name's 0th code point is an ASCII alpha, then: if name contains ASCII
  //    whitespace, U+0000 NULL, U+002F (/), or U+003E (>), return false; return
  //    true.
  if (IsAsciiAlpha(name.front()))
    return !HasOneOf(name, {u"\t\n\f\r \0/>", 8});
  // 3. If name's 0th code point is not U+003A (:), U+005F (_), or in the range
  //    U+0080 to U+10FFFF, inclusive, then return false.
  const auto is_name_start = [](char16_t c) {
    return c == ':' || c == '_' || c >= 0x80;
  };
  if (!is_name_start(name.front()))
    return false;
  // 4. If name's subsequent code points, if any, are not ASCII alphas, ASCII
  //    digits, U+002D (-), U+002E (.), U+003A (:), U+005F (_), or in the range
  //    U+0080 to U+10FFFF, inclusive, then return false.
  return std::ranges::all_of(name.substr(1), [&](char16_t c) {
    return is_name_start(c) || IsAsciiAlpha(c) || (c >= '0' && c <= '9') ||
           c == '-' || c == '.';
  });
}

}  // namespace wsjs
