// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/mime_type.h"

#include <algorithm>

#include "src/net/http_syntax.h"

namespace wsjs {

namespace {

// https://fetch.spec.whatwg.org/#http-whitespace
constexpr std::string_view kWhitespace = "\t\n\r ";

// https://mimesniff.spec.whatwg.org/#javascript-mime-type
constexpr std::string_view kJavaScriptTypes[] = {
    "application/ecmascript",
    "application/javascript",
    "application/x-ecmascript",
    "application/x-javascript",
    "text/ecmascript",
    "text/javascript",
    "text/javascript1.0",
    "text/javascript1.1",
    "text/javascript1.2",
    "text/javascript1.3",
    "text/javascript1.4",
    "text/javascript1.5",
    "text/jscript",
    "text/livescript",
    "text/x-ecmascript",
    "text/x-javascript",
};

std::string_view TrimTrailing(std::string_view text) {
  return text.substr(0, text.find_last_not_of(kWhitespace) + 1);
}

// https://mimesniff.spec.whatwg.org/#http-quoted-string-token-code-point
bool IsQuotedStringTokenCharacter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
}

// Takes what comes before one of `stops` from the front of `rest`.
std::string_view TakeUntil(std::string_view* rest, std::string_view stops) {
  const size_t size = std::min(rest->find_first_of(stops), rest->size());
  const std::string_view taken = rest->substr(0, size);
  rest->remove_prefix(size);
  return taken;
}

// https://fetch.spec.whatwg.org/#collect-an-http-quoted-string
// `rest` begins with the quote. With `extract`: the contents, unescaped;
// otherwise all that was taken.
std::string CollectQuotedString(std::string_view* rest, bool extract) {
  const std::string_view start = *rest;
  std::string value;
  rest->remove_prefix(1);
  while (true) {
    value += TakeUntil(rest, "\"\\");
    if (rest->empty())
      break;
    const bool is_escape = rest->front() == '\\';
    rest->remove_prefix(1);
    if (!is_escape)
      break;
    if (rest->empty()) {
      value += '\\';
      break;
    }
    value += rest->front();
    rest->remove_prefix(1);
  }
  if (extract)
    return value;
  return std::string(start.substr(0, start.size() - rest->size()));
}

}  // namespace

std::optional<MimeType> MimeType::Parse(std::string_view input) {
  // 1. Remove any leading and trailing HTTP whitespace from input.
  std::string_view rest = NormalizeHeaderValue(input);
  // 3. Let type be the result of collecting a sequence of code points that are
  //    not U+002F (/) from input.
  const std::string_view type = TakeUntil(&rest, "/");
  // 4.–5. If type is the empty string or does not solely contain HTTP token
  //    code points, or position is past the end, then return failure.
  if (!IsToken(type) || rest.empty())
    return std::nullopt;
  rest.remove_prefix(1);
  // 7.–9. Let subtype be what comes before U+003B (;), without trailing
  //    whitespace.
  const std::string_view subtype = TrimTrailing(TakeUntil(&rest, ";"));
  if (!IsToken(subtype))
    return std::nullopt;
  // 10. Let mimeType be a new MIME type record.
  MimeType mime_type;
  mime_type.essence_ = AsciiLowercase(type) + "/" + AsciiLowercase(subtype);
  // 11. While position is not past the end of input:
  while (!rest.empty()) {
    // 11.1.–2. Advance position by 1, and skip HTTP whitespace.
    rest.remove_prefix(1);
    rest.remove_prefix(
        std::min(rest.find_first_not_of(kWhitespace), rest.size()));
    // 11.3.–4. Let parameterName be what comes before U+003B (;) or U+003D (=),
    //    in ASCII lowercase.
    const std::string name = AsciiLowercase(TakeUntil(&rest, ";="));
    // 11.5. If position is not past the end of input: if it is at U+003B (;),
    //    then continue; advance position by 1.
    if (rest.empty())
      break;
    if (rest.front() == ';')
      continue;
    rest.remove_prefix(1);
    // 11.6. If position is past the end of input, then break.
    if (rest.empty())
      break;
    // 11.8. If the code point at position is U+0022 ("), then collect an HTTP
    //    quoted string, and what follows it up to U+003B (;).
    std::string value;
    if (rest.front() == '"') {
      value = CollectQuotedString(&rest, /*extract=*/true);
      TakeUntil(&rest, ";");
    } else {
      // 11.9. Otherwise, what comes before U+003B (;), without trailing
      //    whitespace. If it is the empty string, then continue.
      value = TrimTrailing(TakeUntil(&rest, ";"));
      if (value.empty())
        continue;
    }
    // 11.10. If parameterName is a token that mimeType doesn't have yet, and
    //    parameterValue consists of quoted-string token code points, then set
    //    it.
    if (IsToken(name) &&
        std::ranges::all_of(value, IsQuotedStringTokenCharacter) &&
        !mime_type.Parameter(name)) {
      mime_type.parameters_.emplace_back(name, value);
    }
  }
  return mime_type;
}

std::optional<std::string> MimeType::Parameter(std::string_view name) const {
  for (const auto& [other, value] : parameters_) {
    if (other == name)
      return value;
  }
  return std::nullopt;
}

void MimeType::SetParameter(std::string_view name, std::string_view value) {
  for (auto& [other, old_value] : parameters_) {
    if (other == name) {
      old_value = value;
      return;
    }
  }
  parameters_.emplace_back(name, value);
}

std::string MimeType::Serialize() const {
  // 1. Let serialization be the concatenation of mimeType's type, U+002F (/),
  //    and mimeType's subtype.
  std::string serialization = essence_;
  // 2. For each name → value of mimeType's parameters:
  for (const auto& [name, value] : parameters_) {
    serialization.append(";").append(name).append("=");
    // 2.4. If value does not solely contain HTTP token code points or value is
    //      the empty string, then escape and quote it.
    if (IsToken(value)) {
      serialization += value;
      continue;
    }
    serialization += '"';
    for (const char c : value) {
      if (c == '"' || c == '\\')
        serialization += '\\';
      serialization += c;
    }
    serialization += '"';
  }
  return serialization;
}

bool MimeType::IsJavaScript() const {
  return std::ranges::find(kJavaScriptTypes, essence_) !=
         std::end(kJavaScriptTypes);
}

bool MimeType::IsJson() const {
  return essence_.ends_with("+json") || essence_ == "application/json" ||
         essence_ == "text/json";
}

bool MimeType::IsXml() const {
  return essence_.ends_with("+xml") || essence_ == "application/xml" ||
         essence_ == "text/xml";
}

std::optional<MimeType> ExtractMimeType(const HeaderList& headers) {
  // 1. Let charset be null. 2. Let essence be null. 3. Let mimeType be null.
  std::optional<std::string> charset;
  std::optional<MimeType> mime_type;
  // 4. Let values be the result of getting, decoding, and splitting
  //    `Content-Type` from headers.
  const std::optional<std::string> content_type = headers.Get("Content-Type");
  // 5. If values is null, then return failure.
  if (!content_type)
    return std::nullopt;
  // 6. For each value of values:
  for (const std::string& value : GetDecodeAndSplit(*content_type)) {
    // 6.1. Let temporaryMimeType be the result of parsing value.
    std::optional<MimeType> temporary = MimeType::Parse(value);
    // 6.2. If temporaryMimeType is failure or its essence is "*/*", then
    //      continue.
    if (!temporary || temporary->Essence() == "*/*")
      continue;
    // 6.4. If mimeType's essence is not essence, then: set charset to the
    //      charset of mimeType, and essence to mimeType's essence.
    if (!mime_type || mime_type->Essence() != temporary->Essence()) {
      charset = temporary->Parameter("charset");
    } else if (!temporary->Parameter("charset") && charset) {
      // 6.5. Otherwise, if mimeType's parameters["charset"] does not exist, and
      //      charset is non-null, set mimeType's parameters["charset"] to
      //      charset.
      temporary->SetParameter("charset", *charset);
    }
    // 6.3. Set mimeType to temporaryMimeType.
    mime_type = std::move(temporary);
  }
  // 7. If mimeType is null, then return failure. 8. Return mimeType.
  return mime_type;
}

std::vector<std::string> GetDecodeAndSplit(std::string_view rest) {
  std::vector<std::string> values;
  std::string value;
  while (true) {
    // Collect what comes before U+0022 (") or U+002C (,).
    value += TakeUntil(&rest, "\",");
    if (!rest.empty() && rest.front() == '"') {
      value += CollectQuotedString(&rest, /*extract=*/false);
      if (!rest.empty())
        continue;
    }
    // Remove all HTTP tab or space from the start and end of temporaryValue.
    values.emplace_back(TrimOptionalWhitespace(value));
    value.clear();
    if (rest.empty())
      return values;
    rest.remove_prefix(1);
  }
}

}  // namespace wsjs
