// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_HTTP_SYNTAX_H_
#define WSJS_SRC_NET_HTTP_SYNTAX_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The grammar of HTTP fields (RFC 9110, section 5), on ASCII bytes.
namespace wsjs {

[[nodiscard]] bool IsTokenCharacter(char character);
// RFC 9110, section 5.6.2: at least one character.
[[nodiscard]] bool IsToken(std::string_view text);
// RFC 9110, section 5.5: no CR, LF or NUL.
[[nodiscard]] bool IsFieldContent(std::string_view text);

// Without the optional whitespace (RFC 9110, section 5.6.3) around it.
[[nodiscard]] std::string_view TrimOptionalWhitespace(std::string_view text);

[[nodiscard]] char ToAsciiLowercase(char character);
[[nodiscard]] std::string AsciiLowercase(std::string_view text);
[[nodiscard]] bool EqualsIgnoringAsciiCase(std::string_view a,
                                           std::string_view b);
[[nodiscard]] bool StartsWithIgnoringAsciiCase(std::string_view text,
                                               std::string_view prefix);

// Whether the comma-separated list of tokens (RFC 9110, section 5.6.1) `list`
// has `token`, which is lower case, in any case.
[[nodiscard]] bool ListHasToken(std::string_view list, std::string_view token);

// `text` quoted for a log line: printable ASCII as it is, other bytes as \xNN,
// cut after `limit` bytes.
[[nodiscard]] std::string QuoteForLog(std::string_view text,
                                      size_t limit = 100);

// Reads a field value from left to right. Each Read consumes what it returns,
// or nothing. Whitespace between elements is skipped by the caller.
class FieldValueScanner final {
 public:
  explicit FieldValueScanner(std::string_view value) : rest_(value) {}

  void SkipOptionalWhitespace();
  [[nodiscard]] bool ReadCharacter(char character);
  [[nodiscard]] std::optional<std::string> ReadToken();
  // RFC 9110, section 5.6.4: the contents, unescaped.
  [[nodiscard]] std::optional<std::string> ReadQuotedString();

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;  // not owned
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_HTTP_SYNTAX_H_
