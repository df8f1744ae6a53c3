// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SCOPES_NAVIGATOR_BASE_H_
#define WSJS_SRC_SCOPES_NAVIGATOR_BASE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/wrappable.h"

namespace wsjs {

class ServiceWorkerContainer;

// https://html.spec.whatwg.org/#the-navigator-object
// What Navigator and WorkerNavigator have in common: the mixins NavigatorID,
// NavigatorLanguage, NavigatorOnLine and NavigatorConcurrentHardware. Of the
// navigator compatibility modes that NavigatorID offers, this is Gecko's, the
// only one without a browser vendor's name.
class NavigatorBase : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = Wrappable::kEdgeCount + 1;

  // NavigatorID:
  std::string_view appCodeName() const { return "Mozilla"; }
  std::string_view appName() const { return "Netscape"; }
  std::string_view appVersion() const { return "5.0 (wsjs)"; }
  std::string platform() const;
  std::string_view product() const { return "Gecko"; }
  std::string_view userAgent() const;

  // NavigatorLanguage: the locale of ICU, which Intl uses, too.
  std::string language() const;
  bindings::ScriptValue languages();

  // NavigatorOnLine: "false if the user agent is definitely offline".
  bool onLine() const { return true; }

  // NavigatorConcurrentHardware:
  uint64_t hardwareConcurrency() const;

  // https://w3c.github.io/ServiceWorker/#navigator-serviceworker
  ServiceWorkerContainer& serviceWorker();

 protected:
  explicit NavigatorBase(bindings::Realm& realm) : Wrappable(realm) {}

 private:
  enum Edge { kLanguages = Wrappable::kEdgeCount };
};

}  // namespace wsjs

#endif  // WSJS_SRC_SCOPES_NAVIGATOR_BASE_H_
