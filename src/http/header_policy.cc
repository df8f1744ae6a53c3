// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/header_policy.h"

#include <algorithm>
#include <optional>
#include <set>

#include "src/http/mime_type.h"
#include "src/net/http_syntax.h"

namespace wsjs {

namespace {

constexpr std::string_view kForbiddenRequestHeaders[] = {
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
};

constexpr std::string_view kMethodOverrides[] = {
    "x-http-method", "x-http-method-override", "x-method-override"};

constexpr std::string_view kNormalizedMethods[] = {"DELETE",  "GET",  "HEAD",
                                                   "OPTIONS", "POST", "PUT"};

// https://fetch.spec.whatwg.org/#cors-safelisted-request-header
constexpr size_t kMaximumSafelistedValueBytes = 128;
// https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
constexpr size_t kMaximumSafelistedBytes = 1024;

bool IsOneOf(std::string_view text, auto& list) {
  return std::ranges::any_of(list, [text](std::string_view item) {
    return EqualsIgnoringAsciiCase(text, item);
  });
}

// https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte
bool IsCorsUnsafeByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && byte != '\t') || byte == 0x7F ||
         std::string_view("\"():<>?@[\\]{}").find(c) != std::string_view::npos;
}

bool HasCorsUnsafeByte(std::string_view value) {
  return std::ranges::any_of(value, IsCorsUnsafeByte);
}

bool IsLanguageByte(char c) {
  return IsTokenCharacter(c) ? std::isalnum(static_cast<unsigned char>(c)) ||
                                   c == '*' || c == '-' || c == '.'
                             : c == ' ' || c == ',' || c == ';' || c == '=';
}

// https://fetch.spec.whatwg.org/#simple-range-header-value, as what a Range
// header may ask for without a preflight: a first byte, and perhaps a last one.
bool IsSimpleRange(std::string_view value) {
  constexpr std::string_view kUnit = "bytes";
  if (!StartsWithIgnoringAsciiCase(value, kUnit))
    return false;
  value.remove_prefix(kUnit.size());
  if (!value.starts_with('='))
    return false;
  value.remove_prefix(1);
  const auto take_digits = [&value] {
    const size_t size =
        std::min(value.find_first_not_of("0123456789"), value.size());
    const std::string_view digits = value.substr(0, size);
    value.remove_prefix(size);
    return digits;
  };
  const std::string_view first = take_digits();
  if (first.empty() || !value.starts_with('-'))
    return false;
  value.remove_prefix(1);
  const std::string_view last = take_digits();
  if (!value.empty())
    return false;
  // Digits of numbers, without leading zeros, compare by length first.
  const auto strip = [](std::string_view digits) {
    digits.remove_prefix(
        std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
  };
  const std::string_view a = strip(first);
  const std::string_view b = strip(last);
  return last.empty() || a.size() < b.size() ||
         (a.size() == b.size() && a <= b);
}

bool IsCorsSafelistedContentType(std::string_view value) {
  if (HasCorsUnsafeByte(value))
    return false;
  const std::optional<MimeType> type = MimeType::Parse(value);
  return type && (type->Essence() == "application/x-www-form-urlencoded" ||
                  type->Essence() == "multipart/form-data" ||
                  type->Essence() == "text/plain");
}

}  // namespace

// https://fetch.spec.whatwg.org/#forbidden-request-header
bool IsForbiddenRequestHeader(std::string_view name, std::string_view value) {
  if (IsOneOf(name, kForbiddenRequestHeaders))
    return true;
  // 2. If name when byte-lowercased starts with `proxy-` or `sec-`, then return
  //    true.
  if (StartsWithIgnoringAsciiCase(name, "proxy-") ||
      StartsWithIgnoringAsciiCase(name, "sec-")) {
    return true;
  }
  // 3. If name is a byte-case-insensitive match for one of `X-HTTP-Method`,
  //    `X-HTTP-Method-Override`, `X-Method-Override`: for each method of the
  //    result of getting, decoding, and splitting value: if method is a
  //    forbidden method, then return true.
  if (!IsOneOf(name, kMethodOverrides))
    return false;
  for (const std::string& method : GetDecodeAndSplit(value)) {
    if (IsForbiddenMethod(method))
      return true;
  }
  return false;
}

bool IsForbiddenResponseHeaderName(std::string_view name) {
  return EqualsIgnoringAsciiCase(name, "set-cookie") ||
         EqualsIgnoringAsciiCase(name, "set-cookie2");
}

bool IsNoCorsSafelistedRequestHeaderName(std::string_view name) {
  constexpr std::string_view kNames[] = {"accept", "accept-language",
                                         "content-language", "content-type"};
  return IsOneOf(name, kNames);
}

bool IsNoCorsSafelistedRequestHeader(std::string_view name,
                                     std::string_view value) {
  return IsNoCorsSafelistedRequestHeaderName(name) &&
         IsCorsSafelistedRequestHeader(name, value);
}

bool IsPrivilegedNoCorsRequestHeaderName(std::string_view name) {
  return EqualsIgnoringAsciiCase(name, "range");
}

bool IsCorsSafelistedRequestHeader(std::string_view name,
                                   std::string_view value) {
  // 1. If value's length is greater than 128, then return false.
  if (value.size() > kMaximumSafelistedValueBytes)
    return false;
  // 2. Byte-lowercase name and switch on the result:
  const std::string lower_name = AsciiLowercase(name);
  if (lower_name == "accept")
    return !HasCorsUnsafeByte(value);
  if (lower_name == "accept-language" || lower_name == "content-language")
    return std::ranges::all_of(value, IsLanguageByte);
  if (lower_name == "content-type")
    return IsCorsSafelistedContentType(value);
  if (lower_name == "range")
    return IsSimpleRange(value);
  return false;
}

std::vector<std::string> CorsUnsafeRequestHeaderNames(
    const HeaderList& headers) {
  // 1. Let unsafeNames be a new list.
  std::set<std::string> unsafe_names;
  // 2. Let potentiallyUnsafeNames be a new list.
  std::set<std::string> potentially_unsafe_names;
  // 3. Let safelistValueSize be 0.
  size_t safelist_value_size = 0;
  // 4. For each header of headers:
  for (const Header& header : headers) {
    // 4.1. If header is not a CORS-safelisted request-header, then append
    //      header's name to unsafeNames.
    if (!IsCorsSafelistedRequestHeader(header.name, header.value)) {
      unsafe_names.insert(AsciiLowercase(header.name));
      continue;
    }
    // 4.2. Otherwise, append header's name to potentiallyUnsafeNames and
    //      increase safelistValueSize by header's value's length.
    potentially_unsafe_names.insert(AsciiLowercase(header.name));
    safelist_value_size += header.value.size();
  }
  // 5. If safelistValueSize is greater than 1024, then for each name of
  //    potentiallyUnsafeNames, append name to unsafeNames.
  if (safelist_value_size > kMaximumSafelistedBytes)
    unsafe_names.merge(potentially_unsafe_names);
  // 6. Return the result of convert header names to a sorted-lowercase set with
  //    unsafeNames.
  return {unsafe_names.begin(), unsafe_names.end()};
}

bool IsCorsSafelistedResponseHeaderName(std::string_view name) {
  constexpr std::string_view kNames[] = {
      "cache-control", "content-language", "content-length", "content-type",
      "expires",       "last-modified",    "pragma"};
  return IsOneOf(name, kNames);
}

bool IsRequestBodyHeaderName(std::string_view name) {
  constexpr std::string_view kNames[] = {"content-encoding", "content-language",
                                         "content-location", "content-type"};
  return IsOneOf(name, kNames);
}

bool IsMethod(std::string_view method) {
  return IsToken(method);
}

bool IsCorsSafelistedMethod(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "POST";
}

bool IsForbiddenMethod(std::string_view method) {
  constexpr std::string_view kMethods[] = {"CONNECT", "TRACE", "TRACK"};
  return IsOneOf(method, kMethods);
}

std::string NormalizeMethod(std::string_view method) {
  for (const std::string_view normalized : kNormalizedMethods) {
    if (EqualsIgnoringAsciiCase(method, normalized))
      return std::string(normalized);
  }
  return std::string(method);
}

}  // namespace wsjs
