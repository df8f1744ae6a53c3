// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_HTTP_REQUEST_H_
#define WSJS_SRC_HTTP_HTTP_REQUEST_H_

#include <cstdint>
#include <optional>
#include <string>

#include "src/base/bytes.h"
#include "src/blob_url/blob_url_store.h"
#include "src/http/header_list.h"

namespace wsjs {

// https://fetch.spec.whatwg.org/#concept-request-mode
enum class HttpRequestMode : uint8_t {
  kNavigate,    // a page: any origin
  kSameOrigin,  // another origin is an error
  kNoCors,      // a classic script: another origin's response is opaque
  kCors,        // fetch(), XMLHttpRequest, modules: the other origin decides
};

// https://fetch.spec.whatwg.org/#concept-request-credentials-mode
// Cookies and the URL's user name and password are sent, and cookies stored:
enum class HttpCredentialsMode : uint8_t { kOmit, kSameOrigin, kInclude };

// https://fetch.spec.whatwg.org/#concept-request-redirect-mode
enum class HttpRedirectMode : uint8_t { kFollow, kError, kManual };

// https://fetch.spec.whatwg.org/#concept-request-cache-mode
// There is no HTTP cache: this only tells servers and proxies on the way.
enum class HttpCacheMode : uint8_t {
  kDefault,
  kNoStore,
  kReload,
  kNoCache,
  kForceCache,
  kOnlyIfCached,  // always an error
};

// https://fetch.spec.whatwg.org/#concept-request
struct HttpRequest {
  std::string method = "GET";  // normalised
  // A serialised URL record, of any scheme.
  std::string url;
  // https://url.spec.whatwg.org/#concept-url-blob-entry
  // What `url`, if its scheme is blob, named when it was parsed.
  std::optional<BlobUrlEntry> blob_url_entry;
  HeaderList headers;
  // Null: none. Sent with its length.
  std::optional<OwnedBytes> body;

  // Serialised, "null" when opaque. None: that of a host without an origin. For
  // it nothing is cross-origin, as in other runtimes that are no browsers.
  std::optional<std::string> origin;
  HttpRequestMode mode = HttpRequestMode::kNoCors;
  HttpCredentialsMode credentials = HttpCredentialsMode::kSameOrigin;
  HttpRedirectMode redirect = HttpRedirectMode::kFollow;
  HttpCacheMode cache = HttpCacheMode::kDefault;
  // https://fetch.spec.whatwg.org/#use-cors-preflight-flag
  bool use_cors_preflight = false;
  // https://w3c.github.io/webappsec-mixed-content/
  // The client prohibits mixed security contexts: http: URLs that aren't of
  // this machine are refused.
  bool prohibits_mixed_content = false;
  // https://fetch.spec.whatwg.org/#unsafe-response
  // The client is the host, which runs what comes as a script: of an opaque
  // response it gets all.
  bool is_for_host = false;
};

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_HTTP_REQUEST_H_
