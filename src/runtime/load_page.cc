// SPDX-License-Identifier: BSD-3-Clause
#include <wsjs/page.h>
#include <wsjs/runtime_options.h>

#include <string_view>
#include <utility>

#include "src/base/log.h"
#include "src/http/blocking_http_client.h"
#include "src/net/in_memory_cookie_jar.h"
#include "src/runtime/http_load.h"
#include "src/runtime/script_source.h"

namespace wsjs {

PageResult LoadPage(const std::string& name, const RuntimeOptions& options) {
  const std::string url = ScriptUrl(name);
  LoadResult result;
  if (url.starts_with("http:") || url.starts_with("https:")) {
    InMemoryCookieJar own_cookie_jar;
    BlockingHttpClient client(
        options.network,
        options.cookie_jar ? options.cookie_jar : &own_cookie_jar, Logger());
    result = ToLoadResult(client.Fetch(NavigationRequest(url)));
  } else {
    result = LoadFileUrl(url);
  }
  if (!result.source)
    return {.page = std::nullopt, .error = std::move(result.error)};
  Page page{.url = result.url.empty() ? url : std::move(result.url),
            .source = std::move(*result.source),
            .content_type = std::move(result.content_type)};
  // https://fetch.spec.whatwg.org/#concept-response-location-url
  // "If location is a URL whose fragment is null, then set it to
  // requestFragment."
  if (const size_t fragment = url.find('#');
      fragment != std::string::npos &&
      page.url.find('#') == std::string::npos) {
    page.url += std::string_view(url).substr(fragment);
  }
  return {.page = std::move(page)};
}

}  // namespace wsjs
