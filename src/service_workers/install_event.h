// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_INSTALL_EVENT_H_
#define WSJS_SRC_SERVICE_WORKERS_INSTALL_EVENT_H_

#include "src/service_workers/extendable_event.h"

namespace wsjs {

// https://w3c.github.io/ServiceWorker/#installevent-interface
// There are no routes, for fetches aren't intercepted.
class InstallEvent final : public ExtendableEvent {
 public:
  static constexpr int kFieldCount = ExtendableEvent::kFieldCount;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using ExtendableEvent::ExtendableEvent;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_INSTALL_EVENT_H_
