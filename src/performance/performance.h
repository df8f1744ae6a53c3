// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_PERFORMANCE_PERFORMANCE_H_
#define WSJS_SRC_PERFORMANCE_PERFORMANCE_H_

#include "src/dom/event_target.h"

namespace wsjs {

// https://w3c.github.io/hr-time/#sec-performance
class Performance final : public EventTarget {
 public:
  static constexpr int kEdgeCount = EventTarget::kEdgeCount;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit Performance(bindings::Realm& realm) : EventTarget(realm) {}

  double now() const;
  double timeOrigin() const;
};

}  // namespace wsjs

#endif  // WSJS_SRC_PERFORMANCE_PERFORMANCE_H_
