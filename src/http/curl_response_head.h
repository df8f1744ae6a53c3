// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_CURL_RESPONSE_HEAD_H_
#define WSJS_SRC_HTTP_CURL_RESPONSE_HEAD_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "src/http/http_exchange.h"

namespace wsjs {

// The head of a response out of the lines that libcurl hands over: the status
// line and the fields of each response, interim ones too, each with its empty
// line at the end, then trailer fields.
class CurlResponseHead final {
 public:
  // `line` with its end. False when the head has become longer than `limit`
  // bytes, or no status line begins it.
  [[nodiscard]] bool AddLine(std::string_view line, uint64_t limit);

  // The connection has ended, which ends the fields, too.
  void End();

  // The final response, once its head is complete. Once.
  [[nodiscard]] std::optional<HttpExchangeResponse> Take();

 private:
  enum class State : uint8_t { kStatusLine, kFields, kComplete, kTaken };

  [[nodiscard]] bool AddStatusLine(std::string_view line);
  void AddField(std::string_view line);
  void FlushField();
  void EndFields();

  State state_ = State::kStatusLine;
  uint64_t size_ = 0;
  HttpExchangeResponse response_;
  // The last field, which the next line may continue (RFC 9112, section 5.2).
  std::optional<Header> field_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_CURL_RESPONSE_HEAD_H_
