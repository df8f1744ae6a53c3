// SPDX-License-Identifier: BSD-3-Clause
#include "src/runner/proxy_environment.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace wsjs {

namespace {

// "proxy.example:3128" stands for an http: URL.
std::string ToUrl(std::string value) {
  if (!value.empty() && value.find("://") == std::string::npos)
    value.insert(0, "http://");
  return value;
}

// "localhost, .example.com": suffixes of host names, or "*".
std::vector<std::string> ToSuffixes(std::string_view list) {
  constexpr std::string_view kSeparators = ", \t";
  std::vector<std::string> suffixes;
  while (true) {
    const size_t begin = list.find_first_not_of(kSeparators);
    if (begin == std::string_view::npos)
      return suffixes;
    list.remove_prefix(begin);
    const size_t end = std::min(list.find_first_of(kSeparators), list.size());
    suffixes.emplace_back(list.substr(0, end));
    list.remove_prefix(end);
  }
}

}  // namespace

ProxySettings ProxyFromEnvironment(
    const std::function<const char*(const char* name)>& get_variable) {
  // The first that is set, even to nothing.
  const auto first = [&](std::initializer_list<const char*> names) {
    for (const char* name : names) {
      if (const char* value = get_variable(name))
        return std::string(value);
    }
    return std::string();
  };
  ProxySettings proxy;
  proxy.url =
      ToUrl(first({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}));
  proxy.ws_url = ToUrl(first({"http_proxy", "all_proxy", "ALL_PROXY"}));
  proxy.bypass = ToSuffixes(first({"no_proxy", "NO_PROXY"}));
  return proxy;
}

}  // namespace wsjs
