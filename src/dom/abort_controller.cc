// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/abort_controller.h"

#include "src/dom/abort_signal.h"

namespace wsjs {

std::unique_ptr<AbortController> AbortController::Create(
    bindings::Realm& realm) {
  return std::make_unique<AbortController>(realm);
}

// https://dom.spec.whatwg.org/#dom-abortcontroller-abortcontroller
void AbortController::DidAttachWrapper() {
  // 1. Let signal be a new AbortSignal object.
  // 2. Set this's signal to signal.
  signal_ = &bindings::New(std::make_unique<AbortSignal>(realm()));
  SetEdge(kSignal, signal_->ToScriptValue());
}

// https://dom.spec.whatwg.org/#dom-abortcontroller-abort
void AbortController::abort(
    const std::optional<bindings::ScriptValue>& reason) {
  // To signal abort on an AbortController controller with an optional reason,
  // signal abort on controller's signal with reason if it is given.
  signal_->SignalAbort(reason);
}

}  // namespace wsjs
