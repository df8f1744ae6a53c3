// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/http_syntax.h"

#include <algorithm>
#include <cstdint>

namespace wsjs {
namespace {

bool IsOptionalWhitespace(char character) {
  return character == ' ' || character == '\t';
}

// RFC 9110, section 5.6.4: qdtext, without the quoted pairs.
bool IsQuotedText(char character) {
  const auto byte = static_cast<uint8_t>(character);
  if (character == '"' || character == '\\')
    return false;
  return character == '\t' || (byte >= 0x20 && byte != 0x7F);
}

}  // namespace

// https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2
bool IsTokenCharacter(char character) {
  if (character >= '0' && character <= '9')
    return true;
  if (character >= 'A' && character <= 'Z')
    return true;
  if (character >= 'a' && character <= 'z')
    return true;
  return character != '\0' &&
         std::string_view("!#$%&'*+-.^_`|~").find(character) !=
             std::string_view::npos;
}

bool IsToken(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, IsTokenCharacter);
}

// https://www.rfc-editor.org/rfc/rfc9110#section-5.5
bool IsFieldContent(std::string_view text) {
  return std::ranges::none_of(text, [](char character) {
    return character == '\r' || character == '\n' || character == '\0';
  });
}

std::string_view TrimOptionalWhitespace(std::string_view text) {
  while (!text.empty() && IsOptionalWhitespace(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && IsOptionalWhitespace(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

char ToAsciiLowercase(char character) {
  return character >= 'A' && character <= 'Z'
             ? static_cast<char>(character - 'A' + 'a')
             : character;
}

std::string AsciiLowercase(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), ToAsciiLowercase);
  return result;
}

bool EqualsIgnoringAsciiCase(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, ToAsciiLowercase, ToAsciiLowercase);
}

bool StartsWithIgnoringAsciiCase(std::string_view text,
                                 std::string_view prefix) {
  return EqualsIgnoringAsciiCase(text.substr(0, prefix.size()), prefix);
}

bool ListHasToken(std::string_view list, std::string_view token) {
  while (true) {
    const size_t comma = list.find(',');
    const std::string_view element =
        TrimOptionalWhitespace(list.substr(0, comma));
    if (EqualsIgnoringAsciiCase(element, token))
      return true;
    if (comma == std::string_view::npos)
      return false;
    list.remove_prefix(comma + 1);
  }
}

std::string QuoteForLog(std::string_view text, size_t limit) {
  constexpr char kHexDigits[] = "0123456789abcdef";
  std::string result = "\"";
  for (const char character : text.substr(0, limit)) {
    const auto byte = static_cast<uint8_t>(character);
    if (character == '"' || character == '\\') {
      result += '\\';
      result += character;
    } else if (byte >= 0x20 && byte < 0x7F) {
      result += character;
    } else {
      result += "\\x";
      result += kHexDigits[byte >> 4];
      result += kHexDigits[byte & 15];
    }
  }
  result += '"';
  if (text.size() > limit) {
    result += "... (" + std::to_string(text.size()) + " bytes)";
  }
  return result;
}

void FieldValueScanner::SkipOptionalWhitespace() {
  while (!rest_.empty() && IsOptionalWhitespace(rest_.front())) {
    rest_.remove_prefix(1);
  }
}

bool FieldValueScanner::ReadCharacter(char character) {
  if (!rest_.starts_with(character))
    return false;
  rest_.remove_prefix(1);
  return true;
}

std::optional<std::string> FieldValueScanner::ReadToken() {
  const auto end = std::ranges::find_if_not(rest_, IsTokenCharacter);
  const auto length = static_cast<size_t>(end - rest_.begin());
  if (length == 0)
    return std::nullopt;
  std::string token(rest_.substr(0, length));
  rest_.remove_prefix(length);
  return token;
}

// https://www.rfc-editor.org/rfc/rfc9110#section-5.6.4
std::optional<std::string> FieldValueScanner::ReadQuotedString() {
  if (!rest_.starts_with('"'))
    return std::nullopt;
  std::string text;
  for (size_t i = 1; i < rest_.size(); ++i) {
    if (rest_[i] == '"') {
      rest_.remove_prefix(i + 1);
      return text;
    }
    if (rest_[i] == '\\') {
      // quoted-pair = "\" ( HTAB / SP / VCHAR / obs-text )
      ++i;
      if (i == rest_.size())
        return std::nullopt;
      const auto byte = static_cast<uint8_t>(rest_[i]);
      if (rest_[i] != '\t' && (byte < 0x20 || byte == 0x7F)) {
        return std::nullopt;
      }
    } else if (!IsQuotedText(rest_[i])) {
      return std::nullopt;
    }
    text += rest_[i];
  }
  return std::nullopt;
}

}  // namespace wsjs
