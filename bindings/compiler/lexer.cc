// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/lexer.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace wsjs::idl {

namespace {

// The words that the grammar names, sorted.
constexpr std::string_view kKeywords[] = {
    "-Infinity",
    "ArrayBuffer",
    "BigInt64Array",
    "BigUint64Array",
    "ByteString",
    "DOMString",
    "DataView",
    "Float16Array",
    "Float32Array",
    "Float64Array",
    "FrozenArray",
    "Infinity",
    "Int16Array",
    "Int32Array",
    "Int8Array",
    "NaN",
    "ObservableArray",
    "Promise",
    "SharedArrayBuffer",
    "USVString",
    "Uint16Array",
    "Uint32Array",
    "Uint8Array",
    "Uint8ClampedArray",
    "any",
    "async_iterable",
    "async_sequence",
    "attribute",
    "bigint",
    "boolean",
    "byte",
    "callback",
    "const",
    "constructor",
    "deleter",
    "dictionary",
    "double",
    "enum",
    "false",
    "float",
    "getter",
    "includes",
    "inherit",
    "interface",
    "iterable",
    "long",
    "maplike",
    "mixin",
    "namespace",
    "null",
    "object",
    "octet",
    "optional",
    "or",
    "partial",
    "readonly",
    "record",
    "required",
    "sequence",
    "setlike",
    "setter",
    "short",
    "static",
    "stringifier",
    "symbol",
    "true",
    "typedef",
    "undefined",
    "unrestricted",
    "unsigned",
};
static_assert(std::is_sorted(std::begin(kKeywords), std::end(kKeywords)));

constexpr std::string_view kPunctuators = "()[]{},:;<>=?*-.";

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}
bool IsOctalDigit(char c) {
  return c >= '0' && c <= '7';
}
bool IsHexDigit(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsIdentifierPart(char c) {
  return IsLetter(c) || IsDigit(c) || c == '_' || c == '-';
}

// How many bytes of `text`, from `start` on, satisfy the predicate.
size_t CountWhile(std::string_view text,
                  size_t start,
                  bool (*predicate)(char)) {
  size_t end = start;
  while (end < text.size() && predicate(text[end]))
    ++end;
  return end - start;
}

// The functions below return the length of the longest match of a terminal at
// the start of `text`, 0 when it doesn't match.

// integer = /-?([1-9][0-9]*|0[Xx][0-9A-Fa-f]+|0[0-7]*)/
size_t MatchInteger(std::string_view text) {
  size_t sign = text.starts_with('-') ? 1 : 0;
  if (sign == text.size() || !IsDigit(text[sign]))
    return 0;
  if (text[sign] != '0')
    return sign + CountWhile(text, sign, IsDigit);
  std::string_view rest = text.substr(sign + 1);
  if (rest.starts_with('x') || rest.starts_with('X')) {
    if (size_t digits = CountWhile(rest, 1, IsHexDigit))
      return sign + 2 + digits;
  }
  return sign + 1 + CountWhile(rest, 0, IsOctalDigit);
}

// decimal = /-?(([0-9]+\.[0-9]*|[0-9]*\.[0-9]+)([Ee][+-]?[0-9]+)?|
//              [0-9]+[Ee][+-]?[0-9]+)/
size_t MatchDecimal(std::string_view text) {
  size_t end = text.starts_with('-') ? 1 : 0;
  size_t digits = CountWhile(text, end, IsDigit);
  end += digits;
  bool has_point = end < text.size() && text[end] == '.';
  if (has_point) {
    size_t fraction = CountWhile(text, end + 1, IsDigit);
    digits += fraction;
    end += 1 + fraction;
  }
  if (digits == 0)
    return 0;

  bool has_exponent = false;
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    size_t start = end + 1;
    if (start < text.size() && (text[start] == '+' || text[start] == '-'))
      ++start;
    if (size_t exponent = CountWhile(text, start, IsDigit)) {
      has_exponent = true;
      end = start + exponent;
    }
  }
  return has_point || has_exponent ? end : 0;
}

// identifier = /[_-]?[A-Za-z][0-9A-Z_a-z-]*/
size_t MatchIdentifier(std::string_view text) {
  size_t start = text.starts_with('_') || text.starts_with('-') ? 1 : 0;
  if (start == text.size() || !IsLetter(text[start]))
    return 0;
  return start + CountWhile(text, start, IsIdentifierPart);
}

class Lexer {
 public:
  Lexer(const SourceFile& file, Diagnostics& diagnostics)
      : file_(file), text_(file.text), diagnostics_(diagnostics) {}

  std::vector<Token> Run() {
    // Standards' text has one token in about seven bytes.
    tokens_.reserve(text_.size() / 6 + 1);
    while (SkipWhitespaceAndComments())
      AddNextToken();
    Add(TokenKind::kEndOfFile, 0);
    return std::move(tokens_);
  }

 private:
  std::string_view Rest() const { return text_.substr(position_); }
  SourceLocation Here() const { return {&file_, position_}; }

  // False at the end of the file.
  bool SkipWhitespaceAndComments() {
    while (position_ < text_.size()) {
      char c = text_[position_];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
        ++position_;
      else if (Rest().starts_with("//"))
        position_ = std::min(text_.find('\n', position_), text_.size());
      else if (Rest().starts_with("/*"))
        SkipBlockComment();
      else
        return true;
    }
    return false;
  }

  void SkipBlockComment() {
    size_t end = text_.find("*/", position_ + 2);
    if (end == std::string_view::npos) {
      diagnostics_.AddError(Here(), "unterminated comment: expected \"*/\"", 2);
      position_ = text_.size();
    } else {
      position_ = end + 2;
    }
  }

  // "When tokenizing, the longest possible match must be used." "If the longest
  // possible match could match one of the above named terminal symbols or one
  // of the other terminal symbols from the grammar, it must be tokenized as the
  // latter."
  void AddNextToken() {
    std::string_view rest = Rest();
    if (rest.front() == '"') {
      AddString();
    } else if (size_t length = MatchIdentifier(rest)) {
      bool is_keyword = std::binary_search(
          std::begin(kKeywords), std::end(kKeywords), rest.substr(0, length));
      Add(is_keyword ? TokenKind::kTerminal : TokenKind::kIdentifier, length);
    } else if (size_t length = MatchDecimal(rest)) {
      Add(TokenKind::kDecimal, length);
    } else if (size_t length = MatchInteger(rest)) {
      Add(TokenKind::kInteger, length);
    } else if (rest.starts_with("...")) {
      Add(TokenKind::kTerminal, 3);
    } else if (kPunctuators.find(rest.front()) != std::string_view::npos) {
      Add(TokenKind::kTerminal, 1);
    } else {
      AddOther();
    }
  }

  // string = /"[^"]*"/
  void AddString() {
    size_t end = text_.find('"', position_ + 1);
    if (end == std::string_view::npos) {
      diagnostics_.AddError(Here(), "unterminated string: expected '\"'");
      position_ = text_.size();
    } else {
      Add(TokenKind::kString, end + 1 - position_);
    }
  }

  // other = /[^\t\n\r 0-9A-Za-z]/, which is a scalar value, not a byte.
  void AddOther() {
    size_t length = 1;
    std::string_view rest = Rest();
    while (length < rest.size() && (rest[length] & 0xC0) == 0x80)
      ++length;
    Add(TokenKind::kOther, length);
  }

  void Add(TokenKind kind, size_t length) {
    tokens_.push_back({kind, text_.substr(position_, length), Here()});
    position_ += length;
  }

  const SourceFile& file_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  size_t position_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> Tokenize(const SourceFile& file, Diagnostics& diagnostics) {
  return Lexer(file, diagnostics).Run();
}

}  // namespace wsjs::idl
