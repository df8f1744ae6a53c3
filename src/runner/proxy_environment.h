// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNNER_PROXY_ENVIRONMENT_H_
#define WSJS_SRC_RUNNER_PROXY_ENVIRONMENT_H_

#include <functional>

#include <wsjs/network_settings.h>

namespace wsjs {

// The proxies that http_proxy, https_proxy, all_proxy and no_proxy name, as
// curl reads them: in lower case, or in upper case save HTTP_PROXY, which a CGI
// program's client can set. `get_variable` is getenv.
[[nodiscard]] ProxySettings ProxyFromEnvironment(
    const std::function<const char*(const char* name)>& get_variable);

}  // namespace wsjs

#endif  // WSJS_SRC_RUNNER_PROXY_ENVIRONMENT_H_
