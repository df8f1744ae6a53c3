// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/environment_settings.h"

#include "bindings/runtime/in_object.h"
#include "src/dom/dom_exception.h"
#include "src/dom/unloading_observer.h"

namespace wsjs {

UnloadingObserver::UnloadingObserver(EnvironmentSettings& settings)
    : settings_(settings),
      position_(settings.unloading_observers_.insert(
          settings.unloading_observers_.end(),
          this)) {}

UnloadingObserver::~UnloadingObserver() {
  settings_.unloading_observers_.erase(position_);
}

// https://w3c.github.io/hr-time/#dfn-relative-high-resolution-coarse-time
// AD-HOC: Not coarsened: that protects origins that share a process from each
// other, and here all script is the embedder's.
double EnvironmentSettings::CurrentHighResolutionTime() const {
  return std::chrono::duration<double, std::milli>(EventLoop::Clock::now() -
                                                   time_origin())
      .count();
}

void EnvironmentSettings::RunUnloadingCleanupSteps() {
  for (UnloadingObserver* const observer : unloading_observers_)
    observer->RunUnloadingCleanupSteps();
}

// https://webidl.spec.whatwg.org/#dfn-create-exception
bindings::ScriptValue EnvironmentSettings::CreateDOMException(
    bindings::Realm& realm,
    std::string_view name,
    std::string_view message) {
  const auto exception = bindings::NewInObject<DOMException>(realm);
  exception.InitializeWithoutStack(message, name);
  return exception.ToScriptValue();
}

}  // namespace wsjs
