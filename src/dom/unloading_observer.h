// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_UNLOADING_OBSERVER_H_
#define WSJS_SRC_DOM_UNLOADING_OBSERVER_H_

#include <list>

namespace wsjs {

class EnvironmentSettings;

// https://html.spec.whatwg.org/#unloading-document-cleanup-steps
// What has to end when its global goes away. Registers itself with the settings
// object, which outlives it, from construction to destruction.
class UnloadingObserver {
 public:
  UnloadingObserver(const UnloadingObserver&) = delete;
  UnloadingObserver& operator=(const UnloadingObserver&) = delete;

  // The global goes away: once. Neither runs script nor destroys an observer.
  virtual void RunUnloadingCleanupSteps() = 0;

 protected:
  explicit UnloadingObserver(EnvironmentSettings& settings);
  ~UnloadingObserver();

 private:
  EnvironmentSettings& settings_;
  std::list<UnloadingObserver*>::iterator position_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_UNLOADING_OBSERVER_H_
