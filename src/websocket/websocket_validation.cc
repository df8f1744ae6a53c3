// SPDX-License-Identifier: BSD-3-Clause
#include "src/websocket/websocket_validation.h"

#include <unordered_set>
#include <utility>

#include "src/base/utf.h"

namespace wsjs {
namespace {

constexpr uint16_t kNormalClosure = 1000;
constexpr uint16_t kFirstCodeOfScript = 3000;
constexpr uint16_t kLastCodeOfScript = 4999;

// RFC 6455, section 5.5: a control frame's payload has 125 bytes at most, of
// which the code takes two.
constexpr size_t kMaximumReasonBytes = 123;

Exception SyntaxError(std::string message) {
  return Exception::DOMException("SyntaxError", std::move(message));
}

// RFC 6455, section 4.1: "non-empty strings with characters in the range U+0021
// to U+007E not including separator characters as defined in [RFC2616]".
bool IsSubprotocol(std::u16string_view text) {
  constexpr std::u16string_view kSeparators = u"()<>@,;:\\\"/[]?={} \t";
  for (const char16_t unit : text) {
    if (unit < 0x21 || unit > 0x7E ||
        kSeparators.find(unit) != std::u16string_view::npos) {
      return false;
    }
  }
  return !text.empty();
}

std::string ToAsciiLowercase(std::string text) {
  for (char& character : text) {
    if (character >= 'A' && character <= 'Z')
      character = static_cast<char>(character - 'A' + 'a');
  }
  return text;
}

}  // namespace

// https://websockets.spec.whatwg.org/#get-a-url-record
ExceptionOr<ada::url_aggregator> GetAURLRecord(
    std::string_view url,
    const ada::url_aggregator* base_url) {
  // 1. Let urlRecord be the result of applying the URL parser to url with
  //    baseURL.
  auto record = ada::parse<ada::url_aggregator>(url, base_url);
  // 2. If urlRecord is failure, then throw a "SyntaxError" DOMException.
  if (!record)
    return SyntaxError("The URL '" + std::string(url) + "' is invalid.");
  // 3. If urlRecord's scheme is "http", then set urlRecord's scheme to "ws".
  if (record->get_protocol() == "http:")
    record->set_protocol("ws");
  // 4. Otherwise, if urlRecord's scheme is "https", set urlRecord's scheme to
  //    "wss".
  else if (record->get_protocol() == "https:")
    record->set_protocol("wss");
  // 5. If urlRecord's scheme is not "ws" or "wss", then throw a "SyntaxError"
  //    DOMException.
  const std::string_view protocol = record->get_protocol();
  if (protocol != "ws:" && protocol != "wss:") {
    return SyntaxError(
        "The URL's scheme must be either 'http', 'https', 'ws', or 'wss'. '" +
        std::string(protocol.substr(0, protocol.size() - 1)) +
        "' is not allowed.");
  }
  // 6. If urlRecord's fragment is non-null, then throw a "SyntaxError"
  //    DOMException.
  if (record->has_hash()) {
    return SyntaxError("The URL contains a fragment identifier ('" +
                       std::string(record->get_hash()) +
                       "'). Fragment identifiers are not allowed in WebSocket "
                       "URLs.");
  }
  // 7. Return urlRecord.
  return std::move(*record);
}

ExceptionOr<std::vector<std::string>> ValidateSubprotocols(
    const std::vector<std::u16string>& protocols) {
  // 4. If any of the values in protocols occur more than once or otherwise fail
  //    to match the requirements for elements that comprise the value of
  //    `Sec-WebSocket-Protocol` fields as defined by The WebSocket protocol,
  //    then throw a "SyntaxError" DOMException.
  std::vector<std::string> result;
  std::unordered_set<std::string> seen;
  for (const std::u16string& protocol : protocols) {
    std::string text = Utf16ToUtf8(protocol);
    if (!IsSubprotocol(protocol))
      return SyntaxError("The subprotocol '" + text + "' is invalid.");
    // INTEROP: Values that differ in case alone count as one, as
    // web-platform-tests has it (Create-protocols-repeated-case-insensitive).
    if (!seen.insert(ToAsciiLowercase(text)).second)
      return SyntaxError("The subprotocol '" + text + "' is duplicated.");
    result.push_back(std::move(text));
  }
  return result;
}

// https://websockets.spec.whatwg.org/#validate-close-code-and-reason
ExceptionOr<void> ValidateCloseCodeAndReason(std::optional<uint16_t> code,
                                             std::string_view reason) {
  // 1. If code is not null, but is neither an integer equal to 1000 nor an
  //    integer in the range 3000 to 4999, inclusive, throw an
  //    "InvalidAccessError" DOMException.
  if (code && *code != kNormalClosure &&
      (*code < kFirstCodeOfScript || *code > kLastCodeOfScript)) {
    return Exception::DOMException(
        "InvalidAccessError",
        "The close code must be either 1000, or between 3000 and 4999. " +
            std::to_string(*code) + " is neither.");
  }
  // 2. If reason is not null: let reasonBytes be the result of UTF-8 encoding
  //    reason; if reasonBytes is longer than 123 bytes, then throw a
  //    "SyntaxError" DOMException.
  if (reason.size() > kMaximumReasonBytes) {
    return SyntaxError("The close reason must not be greater than " +
                       std::to_string(kMaximumReasonBytes) + " UTF-8 bytes; " +
                       std::to_string(reason.size()) + " were given.");
  }
  return {};
}

}  // namespace wsjs
