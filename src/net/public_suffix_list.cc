// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/public_suffix_list.h"

#include <dlfcn.h>

#include <string>

namespace wsjs {

namespace {

// What is used of libpsl's stable interface (libpsl.h).
struct Library {
  // A list; not owned here.
  struct Context;

  Context* (*latest)(const char* file) = nullptr;
  int (*is_public_suffix)(const Context* list, const char* domain) = nullptr;

  const Context* list = nullptr;  // null: there is no library
};

Library Load() {
  Library library;
  // Never unloaded: threads may run in it.
  void* const handle = dlopen("libpsl.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!handle)
    return library;
  library.latest =
      reinterpret_cast<decltype(library.latest)>(dlsym(handle, "psl_latest"));
  library.is_public_suffix =
      reinterpret_cast<decltype(library.is_public_suffix)>(
          dlsym(handle, "psl_is_public_suffix"));
  // The newest of the system's list and the library's own.
  if (library.latest && library.is_public_suffix)
    library.list = library.latest(nullptr);
  return library;
}

}  // namespace

// https://url.spec.whatwg.org/#host-public-suffix
bool IsPublicSuffix(std::string_view domain) {
  static const Library library = Load();
  if (!library.list)
    return domain.find('.') == std::string_view::npos;
  return library.is_public_suffix(library.list, std::string(domain).c_str()) !=
         0;
}

// https://url.spec.whatwg.org/#host-registrable-domain
std::string_view RegistrableDomain(std::string_view domain) {
  // 1. If host's public suffix is null or host's public suffix equals host,
  //    then return null. 2. Let publicSuffix be host's public suffix. […]
  // 4. Return the domain formed by publicSuffix and the one domain label that
  //    precedes it: the last one that isn't a public suffix on the way down.
  std::string_view registrable;
  for (std::string_view rest = domain;
       !rest.empty() && !IsPublicSuffix(rest);) {
    registrable = rest;
    const size_t dot = rest.find('.');
    if (dot == std::string_view::npos)
      break;
    rest.remove_prefix(dot + 1);
  }
  return registrable;
}

}  // namespace wsjs
