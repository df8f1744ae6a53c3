// SPDX-License-Identifier: BSD-3-Clause
#include "src/console/text.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <cmath>
#include <cstdio>

#include "src/base/check.h"
#include "src/base/utf.h"

namespace wsjs {
namespace {

// https://www.ecma-international.org/publications-and-standards/standards/ecma-48/
// Select graphic rendition, on and off again.
struct EscapeSequences {
  std::string_view begin;
  std::string_view end;
};

EscapeSequences EscapeSequencesOf(TextStyle style) {
  switch (style) {
    case TextStyle::kNumber:
      return {"\x1B[33m", "\x1B[39m"};  // yellow
    case TextStyle::kString:
    case TextStyle::kSymbol:
      return {"\x1B[32m", "\x1B[39m"};  // green
    case TextStyle::kNull:
      return {"\x1B[1m", "\x1B[22m"};  // bold
    case TextStyle::kUndefined:
      return {"\x1B[90m", "\x1B[39m"};  // grey
    case TextStyle::kDate:
      return {"\x1B[35m", "\x1B[39m"};  // magenta
    case TextStyle::kRegExp:
      return {"\x1B[31m", "\x1B[39m"};  // red
    case TextStyle::kSpecial:
      return {"\x1B[36m", "\x1B[39m"};  // cyan
  }
  NOTREACHED();
}

size_t WidthOfCodePoint(UChar32 code_point) {
  switch (u_charType(code_point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

char16_t ChooseQuote(std::u16string_view text) {
  const auto has = [text](char16_t quote) {
    return text.find(quote) != text.npos;
  };
  if (!has(u'\''))
    return u'\'';
  if (!has(u'"'))
    return u'"';
  if (!has(u'`') && text.find(u"${") == text.npos)
    return u'`';
  return u'\'';
}

// Nothing when `code_unit` stands for itself.
std::u16string_view EscapeOf(char16_t code_unit) {
  switch (code_unit) {
    case u'\b':
      return u"\\b";
    case u'\t':
      return u"\\t";
    case u'\n':
      return u"\\n";
    case u'\f':
      return u"\\f";
    case u'\r':
      return u"\\r";
    case u'\\':
      return u"\\\\";
    default:
      return {};
  }
}

void AppendHexadecimal(std::u16string& text,
                       const char* format,
                       char16_t code_unit) {
  char escape[8];
  std::snprintf(escape, sizeof(escape), format, unsigned{code_unit});
  for (const char* character = escape; *character; ++character) {
    text += static_cast<char16_t>(*character);
  }
}

}  // namespace

std::string Styled(std::string_view text, TextStyle style) {
  const auto [begin, end] = EscapeSequencesOf(style);
  return std::string(begin) + std::string(text) + std::string(end);
}

size_t DisplayWidth(std::string_view text) {
  const auto length = static_cast<int32_t>(text.size());
  size_t width = 0;
  int32_t i = 0;
  while (i < length) {
    if (text[i] == '\x1B') {
      const size_t end = text.find('m', i);
      if (end == text.npos)
        break;
      i = static_cast<int32_t>(end) + 1;
      continue;
    }
    UChar32 code_point;
    U8_NEXT(text.data(), i, length, code_point);
    width += code_point < 0 ? 1 : WidthOfCodePoint(code_point);
  }
  return width;
}

std::string QuoteString(std::u16string_view text) {
  const char16_t quote = ChooseQuote(text);
  std::u16string quoted(1, quote);
  for (size_t i = 0; i < text.size(); ++i) {
    const char16_t code_unit = text[i];
    if (const std::u16string_view escape = EscapeOf(code_unit);
        !escape.empty()) {
      quoted += escape;
    } else if (code_unit == quote) {
      quoted += {u'\\', quote};
    } else if (code_unit < 0x20 || (code_unit >= 0x7F && code_unit < 0xA0)) {
      AppendHexadecimal(quoted, "\\x%02X", code_unit);
    } else if (U16_IS_LEAD(code_unit) && i + 1 < text.size() &&
               U16_IS_TRAIL(text[i + 1])) {
      quoted += {code_unit, text[++i]};
    } else if (U16_IS_SURROGATE(code_unit)) {
      AppendHexadecimal(quoted, "\\u%04X", code_unit);
    } else {
      quoted += code_unit;
    }
  }
  quoted += quote;
  return Utf16ToUtf8(quoted);
}

bool IsIdentifierName(std::u16string_view name) {
  const auto is_start = [](char16_t c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' ||
           c == u'$';
  };
  if (name.empty() || !is_start(name.front()))
    return false;
  for (const char16_t code_unit : name) {
    if (!is_start(code_unit) && !(code_unit >= u'0' && code_unit <= u'9')) {
      return false;
    }
  }
  return true;
}

}  // namespace wsjs
