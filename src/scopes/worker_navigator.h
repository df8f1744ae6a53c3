// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SCOPES_WORKER_NAVIGATOR_H_
#define WSJS_SRC_SCOPES_WORKER_NAVIGATOR_H_

#include <string>
#include <string_view>

#include "bindings/runtime/realm.h"
#include "src/scopes/navigator_base.h"

namespace wsjs {

// https://html.spec.whatwg.org/#workernavigator
class WorkerNavigator final : public NavigatorBase {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit WorkerNavigator(bindings::Realm& realm) : NavigatorBase(realm) {}
};

}  // namespace wsjs

#endif  // WSJS_SRC_SCOPES_WORKER_NAVIGATOR_H_
