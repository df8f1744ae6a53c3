// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SCOPES_LOCATION_H_
#define WSJS_SRC_SCOPES_LOCATION_H_

#include <string>
#include <utility>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"
#include "src/scopes/location_url.h"

namespace wsjs {

// https://html.spec.whatwg.org/#the-location-interface
// The URL of a Window. There is nothing that could navigate: what would do so
// throws a "NotSupportedError" DOMException.
class Location final : public bindings::Wrappable, public LocationUrl {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  Location(bindings::Realm& realm, ada::url_aggregator url)
      : Wrappable(realm), LocationUrl(std::move(url)) {}

  ExceptionOr<void> setHref(const std::string& value);
  ExceptionOr<void> setProtocol(const std::string& value);
  ExceptionOr<void> setHost(const std::string& value);
  ExceptionOr<void> setHostname(const std::string& value);
  ExceptionOr<void> setPort(const std::string& value);
  ExceptionOr<void> setPathname(const std::string& value);
  ExceptionOr<void> setSearch(const std::string& value);
  ExceptionOr<void> setHash(const std::string& value);

  ExceptionOr<void> assign(const std::string& url);
  ExceptionOr<void> replace(const std::string& url);
  ExceptionOr<void> reload();
};

}  // namespace wsjs

#endif  // WSJS_SRC_SCOPES_LOCATION_H_
