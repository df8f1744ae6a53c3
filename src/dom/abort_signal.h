// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_ABORT_SIGNAL_H_
#define WSJS_SRC_DOM_ABORT_SIGNAL_H_

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "bindings/runtime/script_reference.h"
#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"
#include "src/base/unique_function.h"
#include "src/dom/event_target.h"
#include "src/loop/event_loop.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#interface-AbortSignal
//
// Garbage collection
// (https://dom.spec.whatwg.org/#abort-signal-garbage-collection): a signal is
// observed while it has listeners for abort or abort algorithms. An observed
// dependent signal is an edge of each of its sources, so it lives as long as
// one of them may abort it. A signal with a timeout is pinned while somebody
// would notice the timeout, and keeps the event loop alive so long.
class AbortSignal final : public EventTarget {
 public:
  static constexpr int kEdgeCount = EventTarget::kEdgeCount + 2;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  // https://dom.spec.whatwg.org/#abortsignal-abort-algorithms
  using Algorithm = UniqueFunction<void()>;

  explicit AbortSignal(bindings::Realm& realm) : EventTarget(realm) {}
  ~AbortSignal() override;

  static AbortSignal& abort(bindings::Realm& realm,
                            const std::optional<bindings::ScriptValue>& reason);
  static AbortSignal& timeout(bindings::Realm& realm, uint64_t milliseconds);
  static AbortSignal& any(bindings::Realm& realm,
                          const std::vector<AbortSignal*>& signals);

  bool aborted() const { return aborted_; }
  bindings::ScriptValue reason() const { return GetEdge(kReason); }
  ExceptionOr<void> throwIfAborted() const;
  bindings::ScriptValue onabort() const { return GetEventHandler(kAbortEvent); }
  void setOnabort(bindings::ScriptValue handler) {
    SetEventHandler(kAbortEvent, handler);
  }

  // https://dom.spec.whatwg.org/#abortsignal-add
  // `algorithm` runs once, when this is aborted; at the latest it dies with
  // this. Returns what RemoveAlgorithm wants; 0 when this is aborted already.
  uint64_t AddAlgorithm(Algorithm algorithm);
  // https://dom.spec.whatwg.org/#abortsignal-remove
  void RemoveAlgorithm(uint64_t id);

  // https://dom.spec.whatwg.org/#abortsignal-signal-abort
  void SignalAbort(const std::optional<bindings::ScriptValue>& reason);

 private:
  enum Edge { kReason = EventTarget::kEdgeCount, kObservedDependents };

  void SetReason(bindings::ScriptValue reason);
  void RunTheAbortSteps();
  void DidTimeOut();

  // EventTarget:
  void DidChangeEventListeners() override { UpdateLiveness(); }

  void AddSource(AbortSignal& source);
  std::vector<AbortSignal*> Sources() const;
  void AddDependent(AbortSignal& dependent);
  std::vector<AbortSignal*> Dependents() const;

  // To call after whatever it depends on has changed.
  void UpdateLiveness();
  void SetDependentObserved(AbortSignal& dependent, bool observed);
  void UpdateTimeoutLiveness();

  bool aborted_ = false;
  // https://dom.spec.whatwg.org/#abortsignal-dependent
  bool dependent_ = false;
  bool observed_ = false;
  uint64_t last_algorithm_ = 0;
  std::vector<std::pair<uint64_t, Algorithm>> algorithms_;
  // Weak sets. A signal has both only empty.
  std::vector<bindings::WeakReference> sources_;
  std::vector<bindings::WeakReference> dependents_;
  size_t dependents_to_prune_at_ = 16;  // by size
  size_t observed_dependents_ = 0;
  EventLoop::TimerId timer_ = 0;  // 0: no timeout is running.
  // Set while the timeout matters: this is pinned then.
  std::optional<EventLoop::KeepAlive> keep_alive_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_ABORT_SIGNAL_H_
