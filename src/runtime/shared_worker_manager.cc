// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/shared_worker_manager.h"

#include <utility>

namespace wsjs {

SharedWorkerManager& SharedWorkerManager::OfProcess() {
  // Never destroyed: threads may outlive static objects.
  static SharedWorkerManager& manager = *new SharedWorkerManager;
  return manager;
}

// https://html.spec.whatwg.org/#dom-sharedworker
std::shared_ptr<SharedWorkerThread> SharedWorkerManager::Connect(
    const SharedWorkerKey& key,
    const SharedWorkerTraits& traits,
    MessagePipeEnd inside_port,
    const SharedWorkerRuntime& runtime,
    WorkerClient& client,
    Start start) {
  const std::lock_guard lock(mutex_);
  std::erase_if(threads_, [](const auto& thread) { return thread.expired(); });
  // 11.1. Let workerGlobalScope be null. 11.2. For each scope in the list of
  //       all SharedWorkerGlobalScope objects: if […] scope's constructor
  //       origin is same origin with outsideSettings's origin, its constructor
  //       URL equals urlRecord, its name equals the value of options's name
  //       member, and its closing flag is false, then set workerGlobalScope to
  //       scope, and break.
  for (const auto& weak_thread : threads_) {
    const std::shared_ptr<SharedWorkerThread> thread = weak_thread.lock();
    if (!thread || thread->key() != key || thread->is_ending())
      continue;
    // 11.5.2. If worker global scope's type isn't options's type, or its
    //         credentials isn't options's credentials, then queue a task to
    //         fire an event named error at worker; 11.5.4. the same when the
    //         one is a secure context, and the other isn't.
    if (thread->traits() != traits)
      return nullptr;
    // 11.5.7. […] fire an event named connect at workerGlobalScope
    if (thread->Connect(std::move(inside_port), runtime, client))
      return thread;
  }
  // 11.6. Otherwise, in parallel, run a worker given worker, urlRecord,
  //       outsideSettings, outsidePort, and options.
  std::shared_ptr<SharedWorkerThread> thread = start(std::move(inside_port));
  threads_.push_back(thread);
  return thread;
}

bool SharedWorkerManager::Disconnect(
    std::shared_ptr<SharedWorkerThread>& thread,
    const Agent& agent) {
  const std::lock_guard lock(mutex_);
  if (!thread->RemoveRuntime(agent)) {
    // Nobody finds it any more: its only share is the caller's.
    std::erase_if(threads_, [&](const auto& other) {
      return !other.owner_before(thread) && !thread.owner_before(other);
    });
    return false;
  }
  // Not the last one, and under the lock, so that another one is.
  thread.reset();
  return true;
}

}  // namespace wsjs
