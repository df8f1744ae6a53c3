// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_SCHEME_FETCH_H_
#define WSJS_SRC_HTTP_SCHEME_FETCH_H_

#include <ada.h>

#include <optional>
#include <string>

#include "src/dom/blob_data.h"
#include "src/http/http_exchange.h"
#include "src/http/http_request.h"

namespace wsjs {

struct SchemeFetchResult final {
  // None: a network error.
  std::optional<HttpExchangeResponse> response = {};
  BlobData body = {};
  std::string error = {};
};

// https://fetch.spec.whatwg.org/#scheme-fetch
// Of what is fetched without a network: blob: and data: URLs. `url` is the
// request's current URL.
[[nodiscard]] SchemeFetchResult SchemeFetch(const HttpRequest& request,
                                            const ada::url_aggregator& url);

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_SCHEME_FETCH_H_
