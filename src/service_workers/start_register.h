// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_START_REGISTER_H_
#define WSJS_SRC_SERVICE_WORKERS_START_REGISTER_H_

#include <ada.h>

#include <optional>
#include <string>

#include "src/base/exception_or.h"

namespace wsjs {

// What is to be registered: both serialised and without fragments.
struct RegistrationUrls final {
  std::string script_url;
  std::string scope_url;
};

// https://w3c.github.io/ServiceWorker/#start-register-algorithm
// The checks of URLs, as register() is given them; `base_url` is null when
// there is no API base URL.
ExceptionOr<RegistrationUrls> StartRegister(
    const std::string& script_url,
    const std::optional<std::string>& scope,
    const ada::url_aggregator* base_url);

// https://w3c.github.io/ServiceWorker/#update-algorithm (step 7, 10.-16.)
// Whether a script of this URL may control `scope_url`, with this value of the
// header Service-Worker-Allowed; empty: without one. Both URLs were checked by
// StartRegister, and are of one origin.
[[nodiscard]] bool IsScopeAllowed(const std::string& scope_url,
                                  const std::string& script_url,
                                  const std::string& service_worker_allowed);

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_START_REGISTER_H_
