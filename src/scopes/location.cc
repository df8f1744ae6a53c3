// SPDX-License-Identifier: BSD-3-Clause
#include "src/scopes/location.h"

namespace wsjs {

namespace {

// https://html.spec.whatwg.org/#location-object-navigate
Exception CannotNavigate() {
  return Exception::DOMException("NotSupportedError",
                                 "There is nothing to navigate.");
}

}  // namespace

// https://html.spec.whatwg.org/#dom-location-href
ExceptionOr<void> Location::setHref(const std::string&) {
  return CannotNavigate();
}

// https://html.spec.whatwg.org/#dom-location-protocol
ExceptionOr<void> Location::setProtocol(const std::string&) {
  return CannotNavigate();
}

// https://html.spec.whatwg.org/#dom-location-host
ExceptionOr<void> Location::setHost(const std::string&) {
  return CannotNavigate();
}

// https://html.spec.whatwg.org/#dom-location-hostname
ExceptionOr<void> Location::setHostname(const std::string&) {
  return CannotNavigate();
}

// https://html.spec.whatwg.org/#dom-location-port
ExceptionOr<void> Location::setPort(const std::string&) {
  return CannotNavigate();
}

// https://html.spec.whatwg.org/#dom-location-pathname
ExceptionOr<void> Location::setPathname(const std::string&) {
  return CannotNavigate();
}

// https://html.spec.whatwg.org/#dom-location-search
ExceptionOr<void> Location::setSearch(const std::string&) {
  return CannotNavigate();
}

// https://html.spec.whatwg.org/#dom-location-hash
ExceptionOr<void> Location::setHash(const std::string&) {
  return CannotNavigate();
}

// https://html.spec.whatwg.org/#dom-location-assign
ExceptionOr<void> Location::assign(const std::string&) {
  return CannotNavigate();
}

// https://html.spec.whatwg.org/#dom-location-replace
ExceptionOr<void> Location::replace(const std::string&) {
  return CannotNavigate();
}

// https://html.spec.whatwg.org/#dom-location-reload
ExceptionOr<void> Location::reload() {
  return CannotNavigate();
}

}  // namespace wsjs
