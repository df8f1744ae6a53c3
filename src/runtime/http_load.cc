// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/http_load.h"

#include <ada.h>

#include <utility>

#include "src/http/mime_type.h"

namespace wsjs {

namespace {

bool IsHttp(const std::string& url) {
  return url.starts_with("http:") || url.starts_with("https:");
}

}  // namespace

// https://html.spec.whatwg.org/#fetch-a-classic-script
// https://html.spec.whatwg.org/#fetch-a-single-module-script
LoadResult LoadHttpScript(HttpNetwork& network,
                          const std::string& url,
                          ScriptType type,
                          const std::optional<std::string>& origin,
                          std::optional<BlobUrlEntry> blob_url_entry) {
  HttpRequest request;
  request.url = url;
  request.blob_url_entry = std::move(blob_url_entry);
  if (const auto parsed = ada::parse<ada::url_aggregator>(url);
      parsed && !request.blob_url_entry) {
    request.blob_url_entry = BlobUrlStore::OfProcess().Resolve(*parsed);
  }
  request.origin = origin;
  if (type == ScriptType::kClassic || type == ScriptType::kClassicWorker) {
    // "Let request be the result of creating a potential-CORS request given
    // url, "script"": its mode is "no-cors", its credentials mode "include".
    // What is evaluated is the response behind an opaque one.
    request.mode = HttpRequestMode::kNoCors;
    request.is_for_host = true;
    request.credentials = HttpCredentialsMode::kInclude;
  } else {
    // "Let request be a new request whose URL is url, mode is "cors"".
    request.mode = HttpRequestMode::kCors;
    request.credentials = HttpCredentialsMode::kSameOrigin;
  }
  LoadResult result = ToLoadResult(network.FetchBlocking(std::move(request)));
  // https://html.spec.whatwg.org/#fetch-a-classic-worker-script
  // The type counts only if "response's URL's scheme is an HTTP(S) scheme".
  if (type == ScriptType::kClassicWorker && !IsHttp(url)) {
    result.content_type.clear();
    return result;
  }
  // "If […] the result of extracting a MIME type from response's header list is
  // not a JavaScript MIME type": a type that is missing isn't one.
  if (result.source && !MimeType::Parse(result.content_type))
    return {.source = std::nullopt, .error = "it has no valid Content-Type"};
  return result;
}

// https://html.spec.whatwg.org/#fetch-a-classic-worker-script
// https://html.spec.whatwg.org/#fetch-a-module-worker-script-tree
LoadResult LoadHttpServiceWorker(HttpNetwork& network,
                                 const std::string& url,
                                 bool no_cache,
                                 const std::optional<std::string>& origin) {
  HttpRequest request;
  request.url = url;
  request.origin = origin;
  request.mode = HttpRequestMode::kSameOrigin;
  request.credentials = HttpCredentialsMode::kSameOrigin;
  // https://w3c.github.io/ServiceWorker/#update-algorithm
  // 7.1. Append `Service-Worker`/`script` to request's header list. 7.2. Set
  //      request's cache mode to "no-cache" […] 7.5. Set request's redirect
  //      mode to "error".
  request.headers.Append("Service-Worker", "script");
  if (no_cache)
    request.cache = HttpCacheMode::kNoCache;
  request.redirect = HttpRedirectMode::kError;
  LoadResult result = ToLoadResult(network.FetchBlocking(std::move(request)));
  // A type that is missing isn't that of a script.
  if (result.source && !MimeType::Parse(result.content_type))
    result.content_type = "unknown";
  return result;
}

HttpRequest NavigationRequest(std::string url) {
  HttpRequest request;
  request.url = std::move(url);
  request.headers = {
      {"Accept",
       "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;"
       "q=0.8"}};
  request.mode = HttpRequestMode::kNavigate;
  request.credentials = HttpCredentialsMode::kInclude;
  return request;
}

LoadResult ToLoadResult(HttpResult result) {
  if (!result.response)
    return {.source = std::nullopt, .error = std::move(result.error)};
  const HttpResponse& response = *result.response;
  if (!IsOkStatus(response.status)) {
    return {.source = std::nullopt,
            .error = "HTTP status " + std::to_string(response.status)};
  }
  return {.source = std::move(result.body),
          .content_type = response.headers.Get("Content-Type").value_or(""),
          .url = response.url,
          .service_worker_allowed =
              response.headers.Get("Service-Worker-Allowed").value_or("")};
}

}  // namespace wsjs
