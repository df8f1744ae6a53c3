// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_ABORT_CONTROLLER_H_
#define WSJS_SRC_DOM_ABORT_CONTROLLER_H_

#include <memory>
#include <optional>

#include "bindings/runtime/script_value.h"
#include "bindings/runtime/wrappable.h"

namespace wsjs {

class AbortSignal;

// https://dom.spec.whatwg.org/#interface-abortcontroller
class AbortController final : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = Wrappable::kEdgeCount + 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit AbortController(bindings::Realm& realm) : Wrappable(realm) {}

  static std::unique_ptr<AbortController> Create(bindings::Realm& realm);
  void DidAttachWrapper();

  AbortSignal& signal() const { return *signal_; }
  void abort(const std::optional<bindings::ScriptValue>& reason);

 private:
  enum Edge { kSignal = Wrappable::kEdgeCount };

  AbortSignal* signal_ = nullptr;  // The edge keeps it alive.
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_ABORT_CONTROLLER_H_
