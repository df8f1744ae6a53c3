// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_HTTP_LOAD_H_
#define WSJS_SRC_RUNTIME_HTTP_LOAD_H_

#include <optional>
#include <string>

#include <wsjs/load_result.h>

#include "src/http/http_network.h"
#include "src/runtime/script_loader.h"

// Scripts and pages over HTTP, and from blob: and data: URLs. All of it blocks.
namespace wsjs {

// Fetches a script for a client that has this origin; of a blob: URL what
// `blob_url_entry` says that it is, or else what it is now.
[[nodiscard]] LoadResult LoadHttpScript(
    HttpNetwork& network,
    const std::string& url,
    ScriptType type,
    const std::optional<std::string>& origin,
    std::optional<BlobUrlEntry> blob_url_entry);

// The script of a service worker, for a client of its origin. Its type isn't
// checked.
[[nodiscard]] LoadResult LoadHttpServiceWorker(
    HttpNetwork& network,
    const std::string& url,
    bool no_cache,
    const std::optional<std::string>& origin);

// https://html.spec.whatwg.org/#navigate-fetch
[[nodiscard]] HttpRequest NavigationRequest(std::string url);

// What a response gives; an error when its status isn't an ok status.
[[nodiscard]] LoadResult ToLoadResult(HttpResult result);

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_HTTP_LOAD_H_
