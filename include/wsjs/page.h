// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_PAGE_H_
#define WSJS_INCLUDE_WSJS_PAGE_H_

#include <string>

namespace wsjs {

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

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_PAGE_H_
