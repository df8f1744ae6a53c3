// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_HTTP_RESPONSE_H_
#define WSJS_SRC_HTTP_HTTP_RESPONSE_H_

#include <cstdint>
#include <string>

#include "src/http/header_list.h"

namespace wsjs {

// https://fetch.spec.whatwg.org/#concept-response
// As the request's client may see it: a filtered response.
struct HttpResponse {
  // https://fetch.spec.whatwg.org/#concept-response-type
  enum class Type : uint8_t { kBasic, kCors, kOpaque, kOpaqueRedirect };

  Type type = Type::kBasic;
  uint16_t status = 0;      // 0 when opaque
  std::string status_text;  // bytes
  HeaderList headers;
  // Where the response came from in the end, without a fragment.
  std::string url;
  bool redirected = false;
};

// https://fetch.spec.whatwg.org/#ok-status
[[nodiscard]] inline bool IsOkStatus(uint16_t status) {
  return status >= 200 && status <= 299;
}

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_HTTP_RESPONSE_H_
