// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_HTTP_NETWORK_H_
#define WSJS_SRC_HTTP_HTTP_NETWORK_H_

#include <chrono>
#include <optional>
#include <string>

#include "src/http/http_client.h"
#include "src/http/http_request.h"
#include "src/http/http_response.h"

namespace wsjs {

// What came of a request.
struct HttpResult {
  // None: a network error.
  std::optional<HttpResponse> response;
  std::string body;
  std::string error;  // why there is no response; the log has it already
  bool timed_out = false;
};

// HTTP of a runtime: both kinds share cookies, TLS, names, proxies and limits
// with its WebSocket connections. On the runtime's thread.
class HttpNetwork : public HttpClient {
 public:
  // Fetches as Fetch() does, but within this call; the thread does nothing else
  // meanwhile: no task of the runtime's event loop runs. For synchronous
  // XMLHttpRequest, importScripts(), modules and pages. `timeout` is of the
  // whole request; none: only the settings' limits hold.
  [[nodiscard]] virtual HttpResult FetchBlocking(
      HttpRequest request,
      std::optional<std::chrono::milliseconds> timeout = std::nullopt) = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_HTTP_NETWORK_H_
