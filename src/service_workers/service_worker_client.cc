// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_client.h"

#include <utility>

#include "src/base/check.h"
#include "src/messaging/agent.h"

namespace wsjs {

ServiceWorkerClient::ServiceWorkerClient(ServiceWorkerClientInfo info,
                                         std::string origin,
                                         uint64_t service_worker)
    : info_(std::move(info)),
      origin_(std::move(origin)),
      service_worker_(service_worker) {}

ServiceWorkerClient::~ServiceWorkerClient() = default;

void ServiceWorkerClient::Attach(Agent& agent,
                                 ServiceWorkerObserver& observer) {
  const std::lock_guard lock(mutex_);
  CHECK(!agent_ && !is_detached_);
  agent_ = &agent;
  observer_ = &observer;
  for (Letter& letter : std::exchange(waiting_, {}))
    PostTask(std::move(letter));
}

void ServiceWorkerClient::Detach() {
  std::vector<Letter> dropped;  // outside of the lock
  const std::lock_guard lock(mutex_);
  agent_ = nullptr;
  observer_ = nullptr;
  is_detached_ = true;
  dropped.swap(waiting_);
}

void ServiceWorkerClient::Post(Letter letter) {
  const std::lock_guard lock(mutex_);
  if (agent_) {
    PostTask(std::move(letter));
  } else if (!is_detached_) {
    waiting_.push_back(std::move(letter));
  }
}

void ServiceWorkerClient::PostTask(Letter letter) {
  agent_->PostTask(
      [self = shared_from_this(), letter = std::move(letter)]() mutable {
        if (self->observer_)
          letter(*self->observer_);
      });
}

}  // namespace wsjs
