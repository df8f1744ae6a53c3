// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_LOAD_RESULT_H_
#define WSJS_INCLUDE_WSJS_LOAD_RESULT_H_

#include <optional>
#include <string>

namespace wsjs {

// A script, a module or a JSON document that was loaded, or why it wasn't.
struct LoadResult {
  // The bytes, which are decoded as UTF-8; none: it couldn't be loaded.
  std::optional<std::string> source;
  // Why, in a few words, when there is no source.
  std::string error = {};
  // The Content-Type header. Empty: unknown, which is taken for what is wanted;
  // else a script must be of a JavaScript MIME type, JSON of a JSON MIME type.
  std::string content_type = {};
  // Where redirects led, serialised: the base URL of a script. Empty: nowhere.
  std::string url = {};
  // The Service-Worker-Allowed header: the path up to which a service worker's
  // script may have its scope. Empty: its own folder.
  std::string service_worker_allowed = {};
};

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_LOAD_RESULT_H_
