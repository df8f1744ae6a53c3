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

AgentCluster::AgentCluster(EventLoop& main_loop) : main_loop_(main_loop) {}

AgentCluster::~AgentCluster() {
  CHECK(activity_count_ == 0);
}

void AgentCluster::AddActivity() {
  if (activity_count_.fetch_add(1) == 0)
    DidBeginOrEnd();
}

void AgentCluster::RemoveActivity() {
  const size_t count = activity_count_.fetch_sub(1);
  CHECK(count > 0);
  if (count == 1)
    DidBeginOrEnd();
}

void AgentCluster::DidBeginOrEnd() {
  if (std::this_thread::get_id() == main_thread_) {
    UpdateKeepAlive();
  } else {
    main_loop_.PostTask([this] { UpdateKeepAlive(); });
  }
}

void AgentCluster::UpdateKeepAlive() {
  if (activity_count_ == 0) {
    keep_alive_.reset();
  } else if (!keep_alive_) {
    keep_alive_.emplace(main_loop_);
  }
}

}  // namespace wsjs
