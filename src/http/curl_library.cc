// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/curl_library.h"

#include <dlfcn.h>

#include <optional>
#include <string_view>

namespace wsjs {

namespace {

constexpr char kSoname[] = "libcurl.so.4";
// The distribution's oldest; has CURLOPT_PROTOCOLS_STR and a global_init that
// any thread may call.
constexpr unsigned int kMinimumVersion = 0x07'58'00;
static_assert(LIBCURL_VERSION_NUM >= kMinimumVersion);

struct Loaded {
  std::optional<CurlLibrary> library;
  std::string error;
};

// Fills the table; the name of the function that is missing, or null.
const char* LoadFunctions(void* handle, CurlLibrary* library) {
  const char* missing = nullptr;
  const auto load = [&](const char* name, auto* function) {
    *function = reinterpret_cast<std::remove_pointer_t<decltype(function)>>(
        dlsym(handle, name));
    if (!*function)
      missing = name;
  };
  load("curl_easy_cleanup", &library->easy_cleanup);
  load("curl_easy_getinfo", &library->easy_getinfo);
  load("curl_easy_init", &library->easy_init);
  load("curl_easy_setopt", &library->easy_setopt);
  load("curl_easy_strerror", &library->easy_strerror);
  load("curl_global_init", &library->global_init);
  load("curl_multi_add_handle", &library->multi_add_handle);
  load("curl_multi_assign", &library->multi_assign);
  load("curl_multi_cleanup", &library->multi_cleanup);
  load("curl_multi_info_read", &library->multi_info_read);
  load("curl_multi_init", &library->multi_init);
  load("curl_multi_remove_handle", &library->multi_remove_handle);
  load("curl_multi_setopt", &library->multi_setopt);
  load("curl_multi_socket_action", &library->multi_socket_action);
  load("curl_slist_append", &library->slist_append);
  load("curl_slist_free_all", &library->slist_free_all);
  load("curl_version_info", &library->version_info);
  return missing;
}

std::string WrongBuild(const curl_version_info_data& info) {
  const std::string name = std::string("libcurl ") + info.version;
  if (info.version_num < kMinimumVersion)
    return name + " is too old";
  if (!info.ssl_version ||
      !std::string_view(info.ssl_version).starts_with("OpenSSL")) {
    return name + " doesn't use OpenSSL, but " +
           (info.ssl_version ? info.ssl_version : "no TLS");
  }
  return {};
}

Loaded Load() {
  Loaded loaded;
  // Its symbols serve nobody else. It is never unloaded: threads may run in it.
  void* const handle = dlopen(kSoname, RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    loaded.error = std::string("HTTP needs libcurl: ") + dlerror();
    return loaded;
  }
  CurlLibrary library;
  if (const char* missing = LoadFunctions(handle, &library)) {
    loaded.error = std::string(kSoname) + " has no " + missing;
    return loaded;
  }
  if (library.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    loaded.error = std::string(kSoname) + " can't be initialized";
    return loaded;
  }
  const curl_version_info_data* const info =
      library.version_info(CURLVERSION_NOW);
  loaded.error = WrongBuild(*info);
  if (!loaded.error.empty())
    return loaded;
  library.content_codings = "gzip, deflate";
  if (info->features & CURL_VERSION_BROTLI)
    library.content_codings += ", br";
  loaded.library = std::move(library);
  return loaded;
}

}  // namespace

const CurlLibrary* CurlLibrary::Get(std::string* error) {
  static const Loaded loaded = Load();
  if (loaded.library)
    return &*loaded.library;
  *error = loaded.error;
  return nullptr;
}

}  // namespace wsjs
