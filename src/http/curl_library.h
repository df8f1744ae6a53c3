// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_CURL_LIBRARY_H_
#define WSJS_SRC_HTTP_CURL_LIBRARY_H_

#include <curl/curl.h>

#include <string>

namespace wsjs {

// The functions of libcurl, which is loaded when they are first asked for: it
// brings so many libraries that a program linked with it starts noticeably
// later, and most scripts make no HTTP request. Only src/http/curl_* see it.
struct CurlLibrary {
  // Null when it can't be loaded, is too old or has another TLS library than
  // OpenSSL; then `error` says why. Any thread; it is loaded once a process.
  [[nodiscard]] static const CurlLibrary* Get(std::string* error);

  decltype(&curl_easy_cleanup) easy_cleanup = nullptr;
  decltype(&curl_easy_getinfo) easy_getinfo = nullptr;
  decltype(&curl_easy_init) easy_init = nullptr;
  decltype(&curl_easy_setopt) easy_setopt = nullptr;
  decltype(&curl_easy_strerror) easy_strerror = nullptr;
  decltype(&curl_global_init) global_init = nullptr;
  decltype(&curl_multi_add_handle) multi_add_handle = nullptr;
  decltype(&curl_multi_assign) multi_assign = nullptr;
  decltype(&curl_multi_cleanup) multi_cleanup = nullptr;
  decltype(&curl_multi_info_read) multi_info_read = nullptr;
  decltype(&curl_multi_init) multi_init = nullptr;
  decltype(&curl_multi_remove_handle) multi_remove_handle = nullptr;
  decltype(&curl_multi_setopt) multi_setopt = nullptr;
  decltype(&curl_multi_socket_action) multi_socket_action = nullptr;
  decltype(&curl_slist_append) slist_append = nullptr;
  decltype(&curl_slist_free_all) slist_free_all = nullptr;
  decltype(&curl_version_info) version_info = nullptr;

  // Of the Accept-Encoding header: what it decodes.
  std::string content_codings;
};

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_CURL_LIBRARY_H_
