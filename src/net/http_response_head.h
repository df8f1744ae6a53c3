// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_HTTP_RESPONSE_HEAD_H_
#define WSJS_SRC_NET_HTTP_RESPONSE_HEAD_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/bytes.h"

namespace wsjs {

struct HttpField {
  std::string name;   // a token, in the case in which it came
  std::string value;  // without whitespace around it; any bytes but CR, LF, NUL
};

// The status line and the fields of an HTTP/1.1 response (RFC 9112, section 2).
struct HttpResponseHead {
  // The values of all fields with this name, in order. The views are valid
  // while the head is.
  [[nodiscard]] std::vector<std::string_view> Values(
      std::string_view name) const;

  uint16_t status = 0;
  std::string reason_phrase;
  std::vector<HttpField> fields;
};

// Parses the head of a response that arrives in pieces. Strict: lines end in
// CRLF, the version is HTTP/1.1.
class HttpResponseHeadParser final {
 public:
  enum class Result : uint8_t { kNeedsMoreBytes, kComplete, kMalformed };

  // A head of more than `limit` bytes is malformed.
  explicit HttpResponseHeadParser(uint64_t limit) : limit_(limit) {}

  // Consumes from the front of `bytes`; what follows a complete head stays.
  // Once it has returned kComplete or kMalformed: no more calls.
  [[nodiscard]] Result Parse(ByteSpan* bytes);

  // Of a complete head.
  const HttpResponseHead& head() const { return head_; }
  // Of a malformed one: which check failed on which bytes.
  const std::string& error() const { return error_; }

 private:
  Result Malformed(std::string error);
  Result ParseLines();
  [[nodiscard]] bool ParseStatusLine(std::string_view line);
  [[nodiscard]] bool ParseFieldLine(std::string_view line);

  const uint64_t limit_;
  std::string bytes_;  // what has arrived of the head
  HttpResponseHead head_;
  std::string error_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_HTTP_RESPONSE_HEAD_H_
