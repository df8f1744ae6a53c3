// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SCOPES_NAVIGATOR_H_
#define WSJS_SRC_SCOPES_NAVIGATOR_H_

#include <string>
#include <string_view>

#include "bindings/runtime/realm.h"
#include "src/scopes/navigator_base.h"

namespace wsjs {

// https://html.spec.whatwg.org/#the-navigator-object
class Navigator final : public NavigatorBase {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit Navigator(bindings::Realm& realm) : NavigatorBase(realm) {}

  // NavigatorID, exposed in windows alone:
  std::string_view productSub() const { return "20100101"; }
  std::string_view vendor() const { return ""; }
  std::string_view vendorSub() const { return ""; }
  bool taintEnabled() const { return false; }
  std::string oscpu() const { return platform(); }
};

}  // namespace wsjs

#endif  // WSJS_SRC_SCOPES_NAVIGATOR_H_
