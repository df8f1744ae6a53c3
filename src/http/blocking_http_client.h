// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_BLOCKING_HTTP_CLIENT_H_
#define WSJS_SRC_HTTP_BLOCKING_HTTP_CLIENT_H_

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "src/base/log.h"
#include "src/http/http_network.h"
#include "src/http/http_request.h"
#include "src/net/cookie_jar.h"
#include "src/net/network_settings.h"

namespace wsjs {

// Fetches as HttpClient does, on the calling thread, which does nothing else
// meanwhile: no task of the runtime's event loop runs. For synchronous
// XMLHttpRequest, importScripts(), modules and pages. One thread. Costs nothing
// until its first request, and keeps connections from one to the next.
class BlockingHttpClient final {
 public:
  // What isn't owned outlives this.
  BlockingHttpClient(const NetworkSettings& settings,
                     CookieJar* cookie_jar,
                     Logger logger);
  ~BlockingHttpClient();
  BlockingHttpClient(const BlockingHttpClient&) = delete;
  BlockingHttpClient& operator=(const BlockingHttpClient&) = delete;

  // `timeout` is of the whole request; none: only the settings' limits.
  [[nodiscard]] HttpResult Fetch(
      HttpRequest request,
      std::optional<std::chrono::milliseconds> timeout = std::nullopt);

  // Ends the request that is under way, if any, and all later ones at once with
  // an error. Any thread, as long as this exists.
  void Interrupt();

 private:
  class Session;

  const NetworkSettings& settings_;
  CookieJar* const cookie_jar_;
  const Logger logger_;
  std::mutex mutex_;
  // Both guarded by `mutex_`; the session is made and destroyed under it, and
  // used without it by its own thread.
  std::unique_ptr<Session> session_;
  bool interrupted_ = false;
};

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_BLOCKING_HTTP_CLIENT_H_
