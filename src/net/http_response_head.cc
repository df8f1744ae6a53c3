// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/http_response_head.h"

#include <algorithm>
#include <utility>

#include "src/net/http_syntax.h"

namespace wsjs {
namespace {

constexpr std::string_view kVersion = "HTTP/1.1 ";
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHeadEnd = "\r\n\r\n";

bool IsDigit(char character) {
  return character >= '0' && character <= '9';
}

}  // namespace

std::vector<std::string_view> HttpResponseHead::Values(
    std::string_view name) const {
  std::vector<std::string_view> values;
  for (const HttpField& field : fields) {
    if (EqualsIgnoringAsciiCase(field.name, name)) {
      values.push_back(field.value);
    }
  }
  return values;
}

HttpResponseHeadParser::Result HttpResponseHeadParser::Parse(ByteSpan* bytes) {
  const size_t old_size = bytes_.size();
  const size_t allowed =
      static_cast<size_t>(std::min<uint64_t>(limit_ - old_size, bytes->size()));
  bytes_ += AsStringView(bytes->first(allowed));

  // A peer that speaks something else is told apart at its first bytes, without
  // waiting for an empty line that never comes.
  const size_t known = std::min(bytes_.size(), kVersion.size());
  if (std::string_view(bytes_).substr(0, known) != kVersion.substr(0, known)) {
    return Malformed(
        "expected a status line that begins with \"HTTP/1.1 \", got " +
        QuoteForLog(bytes_));
  }
  // The end may lie across the border of two pieces.
  const size_t end =
      bytes_.find(kHeadEnd, old_size - std::min<size_t>(old_size, 3));
  if (end == std::string::npos) {
    if (allowed < bytes->size()) {
      return Malformed("response head is longer than the limit of " +
                       std::to_string(limit_) + " bytes");
    }
    *bytes = {};
    return Result::kNeedsMoreBytes;
  }
  *bytes = bytes->subspan(end + kHeadEnd.size() - old_size);
  // The last line keeps its end, the empty line goes.
  bytes_.resize(end + kLineEnd.size());
  return ParseLines();
}

HttpResponseHeadParser::Result HttpResponseHeadParser::Malformed(
    std::string error) {
  error_ = std::move(error);
  return Result::kMalformed;
}

HttpResponseHeadParser::Result HttpResponseHeadParser::ParseLines() {
  std::string_view rest = bytes_;
  bool is_status_line = true;
  while (!rest.empty()) {
    const size_t length = rest.find(kLineEnd);
    const std::string_view line = rest.substr(0, length);
    rest.remove_prefix(length + kLineEnd.size());
    if (!IsFieldContent(line)) {
      return Malformed("CR, LF or NUL within the line " + QuoteForLog(line));
    }
    const bool is_valid =
        is_status_line ? ParseStatusLine(line) : ParseFieldLine(line);
    if (!is_valid)
      return Result::kMalformed;
    is_status_line = false;
  }
  return Result::kComplete;
}

// https://www.rfc-editor.org/rfc/rfc9112#section-4
// status-line = HTTP-version SP status-code SP [ reason-phrase ]
bool HttpResponseHeadParser::ParseStatusLine(std::string_view line) {
  const std::string_view code = line.substr(kVersion.size(), 3);
  const std::string_view rest =
      line.substr(std::min(line.size(), kVersion.size() + 3));
  // INTEROP: servers that send no reason phrase leave out its space, too.
  if (code.size() != 3 || !std::ranges::all_of(code, IsDigit) ||
      (!rest.empty() && rest.front() != ' ')) {
    error_ = "expected a status code of three digits in the status line " +
             QuoteForLog(line);
    return false;
  }
  head_.status = static_cast<uint16_t>((code[0] - '0') * 100 +
                                       (code[1] - '0') * 10 + (code[2] - '0'));
  head_.reason_phrase = rest.empty() ? rest : rest.substr(1);
  return true;
}

// https://www.rfc-editor.org/rfc/rfc9112#section-5
// field-line = field-name ":" OWS field-value OWS
bool HttpResponseHeadParser::ParseFieldLine(std::string_view line) {
  // RFC 9112, section 5.2: "A user agent that receives an obs-fold in a
  // response message … MUST replace each received obs-fold with one or more SP
  // octets prior to interpreting the field value."
  if (line.starts_with(' ') || line.starts_with('\t')) {
    if (head_.fields.empty()) {
      error_ = "whitespace before the first field: " + QuoteForLog(line);
      return false;
    }
    std::string& value = head_.fields.back().value;
    if (!value.empty())
      value += ' ';
    value += TrimOptionalWhitespace(line);
    return true;
  }
  const size_t colon = line.find(':');
  const std::string_view name = line.substr(0, colon);
  if (colon == std::string_view::npos || !IsToken(name)) {
    error_ = "expected \"name: value\", got the line " + QuoteForLog(line);
    return false;
  }
  const std::string_view value = TrimOptionalWhitespace(line.substr(colon + 1));
  head_.fields.push_back({std::string(name), std::string(value)});
  return true;
}

}  // namespace wsjs
