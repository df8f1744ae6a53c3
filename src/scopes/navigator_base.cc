// SPDX-License-Identifier: BSD-3-Clause
#include "src/scopes/navigator_base.h"

#include <sys/utsname.h>
#include <unicode/uloc.h>
#include <wsjs/version.h>

#include <algorithm>
#include <thread>

#include "src/service_workers/service_worker_environment.h"

namespace wsjs {

using bindings::ScriptValue;

// https://html.spec.whatwg.org/#dom-navigator-platform
std::string NavigatorBase::platform() const {
  utsname name;
  if (uname(&name) != 0)
    return {};
  return std::string(name.sysname) + " " + name.machine;
}

// https://html.spec.whatwg.org/#dom-navigator-useragent
std::string_view NavigatorBase::userAgent() const {
  return "wsjs/" WSJS_VERSION;
}

// https://html.spec.whatwg.org/#dom-navigator-language
std::string NavigatorBase::language() const {
  constexpr char kFallback[] = "en-US";
  const char* const locale = uloc_getDefault();
  // As V8 does for Intl: the locale `C` isn't one that script should see.
  if (std::string_view(locale) == "en_US_POSIX")
    return kFallback;
  char tag[ULOC_FULLNAME_CAPACITY];
  UErrorCode error = U_ZERO_ERROR;
  const int32_t size =
      uloc_toLanguageTag(locale, tag, sizeof(tag), /*strict=*/true, &error);
  if (U_FAILURE(error) || error == U_STRING_NOT_TERMINATED_WARNING)
    return kFallback;
  return {tag, static_cast<size_t>(size)};
}

// https://html.spec.whatwg.org/#dom-navigator-languages
ScriptValue NavigatorBase::languages() {
  // "The same object must be returned until the user agent needs to return
  // different values": never.
  if (GetEdge(kLanguages).IsUndefined()) {
    const ScriptValue elements[] = {ScriptValue::FromUtf8(realm(), language())};
    SetEdge(kLanguages, ScriptValue::NewFrozenArray(realm(), elements));
  }
  return GetEdge(kLanguages);
}

// https://html.spec.whatwg.org/#dom-navigator-hardwareconcurrency
uint64_t NavigatorBase::hardwareConcurrency() const {
  return std::max(1u, std::thread::hardware_concurrency());
}

// https://w3c.github.io/ServiceWorker/#navigator-service-worker-attribute
ServiceWorkerContainer& NavigatorBase::serviceWorker() {
  return ServiceWorkerEnvironment::From(realm()).container();
}

}  // namespace wsjs
