// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/start_register.h"

#include <string_view>

namespace wsjs {

namespace {

// Whether `path` contains "%2f" or "%5c", in either case.
bool HasEscapedSlash(std::string_view path) {
  for (size_t i = path.find('%'); i != std::string_view::npos;
       i = path.find('%', i + 1)) {
    const std::string_view escape = path.substr(i + 1, 2);
    if (escape == "2f" || escape == "2F" || escape == "5c" || escape == "5C")
      return true;
  }
  return false;
}

// Steps that hold for both URLs. Changes `url`.
ExceptionOr<std::string> CheckUrl(const std::string& text,
                                  ada::url_aggregator& url) {
  // 2., 7. Set […] fragment to null.
  url.set_hash("");
  // 3., 8. If […] scheme is not one of "http" and "https", reject promise with
  //        a TypeError
  if (url.type != ada::scheme::type::HTTP &&
      url.type != ada::scheme::type::HTTPS) {
    return Exception::TypeError("The scheme of '" + text +
                                "' is not http or https.");
  }
  // 4., 9. If any of the strings in […] path contains either ASCII
  //        case-insensitive "%2f" or ASCII case-insensitive "%5c", reject
  //        promise with a TypeError
  if (HasEscapedSlash(url.get_pathname())) {
    return Exception::TypeError("The path of '" + text +
                                "' has an escaped slash or backslash.");
  }
  return std::string(url.get_href());
}

}  // namespace

ExceptionOr<RegistrationUrls> StartRegister(
    const std::string& script_url,
    const std::optional<std::string>& scope,
    const ada::url_aggregator* base_url) {
  // 1. If scriptURL is failure, reject promise with a TypeError
  auto script = ada::parse<ada::url_aggregator>(script_url, base_url);
  if (!script)
    return Exception::TypeError("The URL '" + script_url + "' is invalid.");
  auto checked_script = CheckUrl(script_url, *script);
  if (checked_script.has_exception())
    return checked_script.TakeException();
  // 5. If scopeURL is null, set scopeURL to the result of parsing the string
  //    "./" with scriptURL.
  auto scope_url = scope ? ada::parse<ada::url_aggregator>(*scope, base_url)
                         : ada::parse<ada::url_aggregator>("./", &*script);
  // 6. If scopeURL is failure, reject promise with a TypeError
  const std::string scope_text = scope.value_or("./");
  if (!scope_url)
    return Exception::TypeError("The scope '" + scope_text + "' is invalid.");
  auto checked_scope = CheckUrl(scope_text, *scope_url);
  if (checked_scope.has_exception())
    return checked_scope.TakeException();
  return RegistrationUrls{checked_script.TakeValue(),
                          checked_scope.TakeValue()};
}

bool IsScopeAllowed(const std::string& scope_url,
                    const std::string& script_url,
                    const std::string& service_worker_allowed) {
  const auto scope = ada::parse<ada::url_aggregator>(scope_url);
  const auto script = ada::parse<ada::url_aggregator>(script_url);
  if (!scope || !script)
    return false;
  // 12. If serviceWorkerAllowed is null, then: Let resolvedScope be the result
  //     of parsing "./" using job's script url as the base URL. Set
  //     maxScopeString to "/", followed by the strings in resolvedScope's path
  // 13. Else: Let maxScope be the result of parsing serviceWorkerAllowed using
  //     job's script url as the base URL. If maxScope is failure, then: […]
  //     If maxScope's origin is job's script url's origin, then: Set
  //     maxScopeString
  const auto max_scope = ada::parse<ada::url_aggregator>(
      service_worker_allowed.empty() ? "./" : service_worker_allowed, &*script);
  if (!max_scope || max_scope->get_origin() != script->get_origin())
    return false;
  // 15. If maxScopeString is null or scopeString does not start with
  //     maxScopeString, then: […] "SecurityError"
  return scope->get_pathname().starts_with(max_scope->get_pathname());
}

}  // namespace wsjs
