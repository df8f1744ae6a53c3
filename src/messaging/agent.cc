// SPDX-License-Identifier: BSD-3-Clause
#include "src/messaging/agent.h"

#include <utility>

namespace wsjs {

Agent::Agent(Kind kind, EventLoop& event_loop, AgentCluster& cluster)
    : kind_(kind), event_loop_(event_loop), cluster_(cluster) {}

Agent::~Agent() = default;

void Agent::PostTask(Task task) {
  event_loop_.PostTask([this, task = std::move(task),
                        activity = AgentCluster::Activity(cluster_)]() mutable {
    BecomeBusy();
    task();
  });
}

void Agent::BecomeBusy() {
  if (kind_ == Kind::kMain || activity_)
    return;
  activity_.emplace(cluster_);
  waiting_.reset();
}

void Agent::BecomeIdle() {
  if (kind_ == Kind::kMain)
    return;
  waiting_.emplace(event_loop_);
  activity_.reset();
}

}  // namespace wsjs
