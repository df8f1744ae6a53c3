// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/data_url.h"

#include <ada.h>

#include <utility>

#include "src/base/check.h"
#include "src/encoding/forgiving_base64.h"
#include "src/net/http_syntax.h"

namespace wsjs {

namespace {

std::string_view TrimTrailingSpaces(std::string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

// "If mimeType ends with U+003B (;), followed by zero or more U+0020 SPACE,
// followed by an ASCII case-insensitive match for "base64"": what is before it.
std::optional<std::string_view> WithoutBase64(std::string_view mime_type) {
  constexpr std::string_view kBase64 = "base64";
  if (mime_type.size() < kBase64.size())
    return std::nullopt;
  const size_t start = mime_type.size() - kBase64.size();
  if (!EqualsIgnoringAsciiCase(mime_type.substr(start), kBase64))
    return std::nullopt;
  mime_type = TrimTrailingSpaces(mime_type.substr(0, start));
  if (!mime_type.ends_with(';'))
    return std::nullopt;
  mime_type.remove_suffix(1);
  return mime_type;
}

}  // namespace

// https://fetch.spec.whatwg.org/#data-url-processor
std::optional<DataUrl> ProcessDataUrl(std::string_view url) {
  // 2. Let input be the result of running the URL serializer on dataURL with
  //    exclude fragment set to true. 3. Remove the leading "data:" from input.
  constexpr std::string_view kScheme = "data:";
  CHECK(url.starts_with(kScheme));
  std::string_view input = url.substr(0, url.find('#'));
  input.remove_prefix(kScheme.size());
  // 5. Let mimeType be the result of collecting a sequence of code points that
  //    are not equal to U+002C (,). 7. If position is past the end of input,
  //    then return failure.
  const size_t comma = input.find(',');
  if (comma == std::string_view::npos)
    return std::nullopt;
  // 6. Strip leading and trailing ASCII whitespace from mimeType. (Only spaces
  //    are left in a URL.)
  std::string_view type = TrimTrailingSpaces(input.substr(0, comma));
  type.remove_prefix(std::min(type.find_first_not_of(' '), type.size()));
  // 9. Let encodedBody be the remainder of input. 10. Let body be the
  //    percent-decoding of encodedBody.
  const std::string_view encoded_body = input.substr(comma + 1);
  std::string body =
      ada::unicode::percent_decode(encoded_body, encoded_body.find('%'));
  // 11. If mimeType ends with "; base64", then:
  if (const std::optional<std::string_view> rest = WithoutBase64(type)) {
    // 11.1. Let stringBody be the isomorphic decode of body. 11.2. Set body to
    //       the forgiving-base64 decode of stringBody. 11.3. If body is
    //       failure, then return failure.
    std::u16string string_body;
    string_body.reserve(body.size());
    for (const char byte : body)
      string_body += static_cast<unsigned char>(byte);
    std::optional<std::string> decoded = ForgivingBase64Decode(string_body);
    if (!decoded)
      return std::nullopt;
    body = std::move(*decoded);
    // 11.4.–6. Remove it from mimeType.
    type = *rest;
  }
  // 12. If mimeType starts with ";", then prepend "text/plain" to mimeType.
  std::string mime_type(type);
  if (mime_type.starts_with(';'))
    mime_type.insert(0, "text/plain");
  // 13. Let mimeTypeRecord be the result of parsing mimeType. 14. If
  //     mimeTypeRecord is failure, then set it to text/plain;charset=US-ASCII.
  std::optional<MimeType> record = MimeType::Parse(mime_type);
  if (!record)
    record = MimeType::Parse("text/plain;charset=US-ASCII");
  return DataUrl{std::move(*record), std::move(body)};
}

}  // namespace wsjs
