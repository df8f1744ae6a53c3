// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_CONSOLE_TEXT_H_
#define WSJS_SRC_CONSOLE_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// How values look as text on a terminal. Strings are UTF-8 unless they are
// u16string.
namespace wsjs {

enum class TextStyle : uint8_t {
  kNumber,  // also booleans and boxed primitives
  kString,
  kSymbol,
  kNull,
  kUndefined,
  kDate,
  kRegExp,
  kSpecial,  // functions, accessors, what isn't shown
};

// `text` between the escape sequences of `style`.
[[nodiscard]] std::string Styled(std::string_view text, TextStyle style);

// The columns that `text` takes, without escape sequences and line ends.
[[nodiscard]] size_t DisplayWidth(std::string_view text);

// A literal of script for `text`: in the first of ' " ` that isn't in it, with
// control characters and lone surrogates escaped.
[[nodiscard]] std::string QuoteString(std::u16string_view text);

// Whether `name` can be a key of an object literal without quotes.
[[nodiscard]] bool IsIdentifierName(std::u16string_view name);

}  // namespace wsjs

#endif  // WSJS_SRC_CONSOLE_TEXT_H_
