// SPDX-License-Identifier: BSD-3-Clause
#include "src/messaging/agent_cluster.h"

#include <utility>

#include "src/base/check.h"

namespace wsjs {

AgentCluster::Activity::Activity(AgentCluster& cluster) : cluster_(&cluster) {
  cluster_->AddActivity();
}

AgentCluster::Activity::Activity(Activity&& other) noexcept
    : cluster_(std::exchange(other.cluster_, nullptr)) {}

AgentCluster::Activity& AgentCluster::Activity::operator=(
    Activity&& other) noexcept {
  std::swap(cluster_, other.cluster_);
  return *this;
}

AgentCluster::Activity::~Activity() {
  if (cluster_)
    cluster_->RemoveActivity();
}

RuntimeAgentCluster::RuntimeAgentCluster(EventLoop& main_loop)
    : main_loop_(main_loop) {}

RuntimeAgentCluster::~RuntimeAgentCluster() {
  CHECK(activity_count_ == 0);
}

void RuntimeAgentCluster::AddActivity() {
  if (activity_count_.fetch_add(1) == 0)
    DidBeginOrEnd();
}

void RuntimeAgentCluster::RemoveActivity() {
  const size_t count = activity_count_.fetch_sub(1);
  CHECK(count > 0);
  if (count == 1)
    DidBeginOrEnd();
}

void RuntimeAgentCluster::DidBeginOrEnd() {
  if (std::this_thread::get_id() == main_thread_) {
    UpdateKeepAlive();
  } else {
    main_loop_.PostTask([this] { UpdateKeepAlive(); });
  }
}

void RuntimeAgentCluster::UpdateKeepAlive() {
  if (activity_count_ == 0) {
    keep_alive_.reset();
  } else if (!keep_alive_) {
    keep_alive_.emplace(main_loop_);
  }
}

SharedWorkerAgentCluster::~SharedWorkerAgentCluster() {
  CHECK(activity_count_ == 0);
}

void SharedWorkerAgentCluster::AddClient(AgentCluster& client) {
  const std::lock_guard lock(mutex_);
  std::optional<Activity>& activity = clients_[&client];
  if (activity_count_ > 0 && !activity)
    activity.emplace(client);
}

void SharedWorkerAgentCluster::RemoveClient(AgentCluster& client) {
  const std::lock_guard lock(mutex_);
  clients_.erase(&client);
}

void SharedWorkerAgentCluster::AddActivity() {
  // Under the lock also the first time: whoever adds the second one may count
  // on it that the clients know.
  const std::lock_guard lock(mutex_);
  if (activity_count_++ > 0)
    return;
  for (auto& [client, activity] : clients_)
    activity.emplace(*client);
}

void SharedWorkerAgentCluster::RemoveActivity() {
  const std::lock_guard lock(mutex_);
  CHECK(activity_count_ > 0);
  if (--activity_count_ > 0)
    return;
  for (auto& [client, activity] : clients_)
    activity.reset();
}

}  // namespace wsjs
