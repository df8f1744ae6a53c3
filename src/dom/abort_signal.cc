// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/abort_signal.h"

#include <algorithm>
#include <chrono>
#include <memory>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/script_list.h"
#include "bindings/runtime/script_scope.h"
#include "src/base/check.h"
#include "src/dom/environment_settings.h"

namespace wsjs {
namespace {

// Far beyond the life of any process, far below the end of its clock.
constexpr std::chrono::milliseconds kLongestTimeout = std::chrono::years(100);

bindings::ScriptValue CreateDOMException(bindings::Realm& realm,
                                         const char* name,
                                         const char* message) {
  return bindings::CreateException(realm,
                                   Exception::DOMException(name, message));
}

// The objects of a weak set that still exist.
std::vector<AbortSignal*> Resolve(
    bindings::Realm& realm,
    const std::vector<bindings::WeakReference>& references) {
  std::vector<AbortSignal*> signals;
  for (const bindings::WeakReference& reference : references) {
    const bindings::ScriptValue value = reference.Get(realm);
    if (!value.IsEmpty())
      signals.push_back(bindings::FromScriptValue<AbortSignal>(realm, value));
  }
  return signals;
}

}  // namespace

AbortSignal::~AbortSignal() {
  if (timer_)
    EnvironmentSettings::From(realm()).event_loop().StopTimer(timer_);
}

// https://dom.spec.whatwg.org/#dom-abortsignal-abort
AbortSignal& AbortSignal::abort(
    bindings::Realm& realm,
    const std::optional<bindings::ScriptValue>& reason) {
  // 1. Let signal be a new AbortSignal object.
  AbortSignal& signal = bindings::New(std::make_unique<AbortSignal>(realm));
  // 2. Set signal's abort reason to reason if it is given; otherwise to a new
  //    "AbortError" DOMException.
  signal.SignalAbort(reason);
  // 3. Return signal.
  return signal;
}

// https://dom.spec.whatwg.org/#dom-abortsignal-timeout
AbortSignal& AbortSignal::timeout(bindings::Realm& realm,
                                  uint64_t milliseconds) {
  // 1. Let signal be a new AbortSignal object.
  AbortSignal& signal = bindings::New(std::make_unique<AbortSignal>(realm));
  // 3. Run steps after a timeout given global, "AbortSignal-timeout",
  //    milliseconds, and the following step: queue a global task on the timer
  //    task source given global to signal abort given signal and a new
  //    "TimeoutError" DOMException.
  const std::chrono::milliseconds delay(std::min<uint64_t>(
      milliseconds, static_cast<uint64_t>(kLongestTimeout.count())));
  signal.timer_ = EnvironmentSettings::From(realm).event_loop().StartTimer(
      delay, /*repeating=*/false, /*keeps_alive=*/false,
      [&signal] { signal.DidTimeOut(); });
  // 4. Return signal.
  return signal;
}

void AbortSignal::DidTimeOut() {
  const bindings::ScriptScope scope(realm());
  const bindings::Pinned<AbortSignal> keep_this(*this);
  timer_ = 0;
  UpdateTimeoutLiveness();
  SignalAbort(CreateDOMException(realm(), "TimeoutError", "signal timed out"));
}

// https://dom.spec.whatwg.org/#dom-abortsignal-any
// https://dom.spec.whatwg.org/#create-a-dependent-abort-signal
AbortSignal& AbortSignal::any(bindings::Realm& realm,
                              const std::vector<AbortSignal*>& signals) {
  // 1. Let resultSignal be a new object implementing signalInterface.
  AbortSignal& result = bindings::New(std::make_unique<AbortSignal>(realm));
  // 2. For each signal of signals: if signal is aborted, then set
  // resultSignal's
  //    abort reason to signal's abort reason and return resultSignal.
  for (const AbortSignal* const signal : signals) {
    if (signal->aborted()) {
      result.SetReason(signal->reason());
      return result;
    }
  }
  // 3. Set resultSignal's dependent to true.
  result.dependent_ = true;
  // 4. For each signal of signals:
  for (AbortSignal* const signal : signals) {
    // 4.1. If signal's dependent is false: append signal to resultSignal's
    //      source signals; append resultSignal to signal's dependent signals.
    if (!signal->dependent_) {
      result.AddSource(*signal);
      continue;
    }
    // 4.2. Otherwise, for each sourceSignal of signal's source signals: the
    //      same with sourceSignal.
    for (AbortSignal* const source : signal->Sources())
      result.AddSource(*source);
  }
  // 5. Return resultSignal.
  return result;
}

// https://dom.spec.whatwg.org/#dom-abortsignal-throwifaborted
ExceptionOr<void> AbortSignal::throwIfAborted() const {
  // Throw this's abort reason, if this is aborted.
  if (aborted_)
    return bindings::Throw(realm(), reason());
  return {};
}

// https://dom.spec.whatwg.org/#abortsignal-add
uint64_t AbortSignal::AddAlgorithm(Algorithm algorithm) {
  // 1. If signal is aborted, then return.
  if (aborted_)
    return 0;
  // 2. Append algorithm to signal's abort algorithms.
  algorithms_.emplace_back(++last_algorithm_, std::move(algorithm));
  UpdateLiveness();
  return last_algorithm_;
}

// https://dom.spec.whatwg.org/#abortsignal-remove
void AbortSignal::RemoveAlgorithm(uint64_t id) {
  std::erase_if(algorithms_,
                [id](const auto& entry) { return entry.first == id; });
  UpdateLiveness();
}

// https://dom.spec.whatwg.org/#abortsignal-signal-abort
void AbortSignal::SignalAbort(
    const std::optional<bindings::ScriptValue>& reason) {
  // 1. If signal is aborted, then return.
  if (aborted_)
    return;
  // 2. Set signal's abort reason to reason if it is given; otherwise to a new
  //    "AbortError" DOMException.
  SetReason(reason && !reason->IsUndefined()
                ? *reason
                : CreateDOMException(realm(), "AbortError",
                                     "signal is aborted without reason"));
  // 3. Let dependentSignalsToAbort be a new list.
  // 4. For each dependentSignal of signal's dependent signals: if it is not
  //    aborted, set its abort reason to signal's abort reason, and append it to
  //    dependentSignalsToAbort. (Handles keep them alive while script runs.)
  std::vector<AbortSignal*> dependents = Dependents();
  std::erase_if(dependents,
                [](const AbortSignal* signal) { return signal->aborted_; });
  for (AbortSignal* const dependent : dependents)
    dependent->SetReason(this->reason());
  // 5. Run the abort steps for signal.
  RunTheAbortSteps();
  // 6. For each dependentSignal of dependentSignalsToAbort, run the abort steps
  //    for dependentSignal.
  for (AbortSignal* const dependent : dependents)
    dependent->RunTheAbortSteps();
}

void AbortSignal::SetReason(bindings::ScriptValue reason) {
  aborted_ = true;
  SetEdge(kReason, reason);
}

// https://dom.spec.whatwg.org/#run-the-abort-steps
void AbortSignal::RunTheAbortSteps() {
  // 1. For each algorithm of signal's abort algorithms: run algorithm.
  // 2. Empty signal's abort algorithms.
  for (auto& entry : std::exchange(algorithms_, {}))
    entry.second();
  // 3. Fire an event named abort at signal.
  FireAnEvent(kAbortEvent);
  UpdateLiveness();
}

void AbortSignal::AddSource(AbortSignal& source) {
  DCHECK(!source.dependent_ && !source.aborted_);
  const std::vector<AbortSignal*> sources = Sources();
  if (std::ranges::find(sources, &source) != sources.end())
    return;
  sources_.emplace_back(realm(), source.ToScriptValue());
  source.AddDependent(*this);
}

std::vector<AbortSignal*> AbortSignal::Sources() const {
  return Resolve(realm(), sources_);
}

void AbortSignal::AddDependent(AbortSignal& dependent) {
  // Signals of single operations often depend on one for the whole program.
  if (dependents_.size() >= dependents_to_prune_at_) {
    std::erase_if(dependents_, [this](const bindings::WeakReference& signal) {
      return signal.Get(realm()).IsEmpty();
    });
    dependents_to_prune_at_ = std::max<size_t>(16, 2 * dependents_.size());
  }
  dependents_.emplace_back(realm(), dependent.ToScriptValue());
}

std::vector<AbortSignal*> AbortSignal::Dependents() const {
  return Resolve(realm(), dependents_);
}

void AbortSignal::UpdateLiveness() {
  const bool observed =
      !aborted_ && (HasEventListeners(kAbortEvent) || !algorithms_.empty());
  if (observed != observed_) {
    observed_ = observed;
    for (AbortSignal* const source : Sources())
      source->SetDependentObserved(*this, observed);
  }
  UpdateTimeoutLiveness();
}

void AbortSignal::SetDependentObserved(AbortSignal& dependent, bool observed) {
  const bindings::ScriptValue edge = GetEdge(kObservedDependents);
  bindings::ScriptList list = edge.IsUndefined()
                                  ? bindings::ScriptList::New(realm())
                                  : bindings::ScriptList(edge);
  if (observed) {
    list.Append(realm(), dependent.ToScriptValue());
    SetEdge(kObservedDependents, list.ToScriptValue());
  } else {
    uint32_t index = 0;
    while (!list.Get(realm(), index).StrictEquals(dependent.ToScriptValue()))
      ++index;
    list.RemoveAt(realm(), index);
  }
  observed_dependents_ = list.size();
  UpdateTimeoutLiveness();
}

// "For the duration of this timeout, if signal has any event listeners
// registered for its abort event, there must be a strong reference from global
// to signal."
void AbortSignal::UpdateTimeoutLiveness() {
  const bool is_awaited = timer_ && (observed_ || observed_dependents_ > 0);
  if (is_awaited == keep_alive_.has_value())
    return;
  if (is_awaited) {
    Pin();
    keep_alive_.emplace(EnvironmentSettings::From(realm()).event_loop());
  } else {
    keep_alive_.reset();
    Unpin();
  }
}

}  // namespace wsjs
