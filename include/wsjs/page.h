// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_PAGE_H_
#define WSJS_INCLUDE_WSJS_PAGE_H_

#include <optional>
#include <string>

#include <wsjs/export.h>

namespace wsjs {

struct RuntimeOptions;

// An HTML page whose scripts a runtime runs.
struct Page {
  // After redirects. A path stands for a file: URL.
  std::string url;
  // The bytes. Their encoding is found as browsers find it: by byte order mark,
  // Content-Type, <meta>; else it is windows-1252.
  std::string source;
  // The value of the Content-Type header; empty: none.
  std::string content_type = {};
};

// A page, or why there is none, in a few words.
struct PageResult {
  std::optional<Page> page;
  std::string error = {};
};

// Loads the page that `url`, of scheme http, https or file, or a path names:
// with the network settings of `options`, and its cookie jar if it has one,
// which the page's runtime is then to get, too. Waits for the whole of it. Any
// thread.
[[nodiscard]] WSJS_EXPORT PageResult LoadPage(const std::string& url,
                                              const RuntimeOptions& options);

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_PAGE_H_
